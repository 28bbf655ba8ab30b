/**
 * A site of its own for the tools, supervised like a real one: `run-site.ts --data DIR --port N --now INSTANT [--county demo --size m [--exercise assignment-day]]`.
 * The county is made once; a later start of the same folder goes on with what is there.
 */
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { insertCounty } from '../../server/src/features/administration/public.ts';
import { setClock } from '../../server/src/platform/clock/move-clock.ts';
import { readConfig, toEnvironment } from '../../server/src/platform/config.ts';
import { withTransaction } from '../../server/src/platform/db/database.ts';
import { openSite } from '../../server/src/platform/site.ts';
import { runChild } from '../../server/src/platform/supervise/keep-child.ts';
import { claimSite, markComplete } from '../../server/src/platform/supervise/site-mode.ts';
import { supervise } from '../../server/src/platform/supervise/supervise.ts';
import { roleScript } from '../../server/src/cli/root.ts';
import { makeCounty } from './county.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' }, now: { type: 'string' }, county: { type: 'string' }, size: { type: 'string' }, exercise: { type: 'string' }, processes: { type: 'string' } } });
const config = readConfig({ LUOSHI_LOG: 'error', LUOSHI_PROCESSES: values.processes }, { mode: 'demo', host: '127.0.0.1', port: Number(values.port), dataDir: values.data });
const now = new Date(values.now ?? '');
const progress = (line: string): void => console.error(line);
// Ends with the tool that started it, however that ends.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

process.exitCode = await supervise({
  config, script: roleScript, portOptionZh: '--port', progress,
  prepare: async ({ url, signal }) => {
    const { complete } = await claimSite(url, 'demo');
    if (complete) return;
    const site = await openSite(readConfig({ ...toEnvironment(config), DATABASE_URL: url }));
    try {
      await setClockAsOwner(url, now);
      if (values.county === 'demo') {
        const env = { ...process.env, ...toEnvironment(config), LUOSHI_MODE: 'demo', DATABASE_URL: url };
        const code = await runChild({ nameZh: '演示县', script: join(roleScript, '../cli/seed-demo.ts'), args: ['--size', values.size ?? 's', '--now', now.toISOString(), ...(values.exercise === undefined ? [] : ['--exercise', values.exercise])], env }, signal);
        if (code !== 0) throw new Error('the demo county could not be made');
        await setClockAsOwner(url, now);
      } else {
        await withTransaction(site.db, 'county', (tx) => insertCounty(tx, makeCounty(), now));
      }
    } finally {
      await site.close();
    }
    await markComplete(url);
  },
});
process.disconnect?.();

async function setClockAsOwner(url: string, instant: Date): Promise<void> {
  const { createPool } = await import('../../server/src/platform/db/create-pool.ts');
  const { createDatabase } = await import('../../server/src/platform/db/database.ts');
  const pool = createPool({ url, max: 1 });
  await setClock(createDatabase(pool), instant).finally(() => pool.end());
}
