import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planRound } from './features/evaluation-rounds/public.ts';
import { caseSite, type CaseSite } from './features/due/testing/case-site.ts';
import { readCase, repliedCase } from './features/due/testing/story.ts';
import { readConfig } from './platform/config.ts';
import type { Site } from './platform/site.ts';
import type { RunningRole } from './platform/supervise/run-role.ts';
import { startWorker } from './worker.ts';

let world: CaseSite;
let worker: RunningRole;
const moved: (() => void)[] = [];
const errors: string[] = [];

beforeAll(async () => {
  world = await caseSite(async () => undefined);
  const { db, clock, files } = world.deps;
  const site: Site = {
    config: readConfig({ DATABASE_URL: world.database.url, LUOSHI_LOG: 'silent' }, { mode: 'test', dataDir: world.folder }), db, pool: world.database.pool, clock, files,
    secrets: { sessionSecret: 'x'.repeat(40), auditMacKey: world.deps.auditMacKey, sealer: world.deps.sealer, auditSigningKey: generateKeyPairSync('ed25519').privateKey },
    onClockMove: (listener) => void moved.push(listener), readiness: async () => [], close: async () => undefined,
  };
  worker = await startWorker(site, world.deps, (level, message) => { if (level === 'error') errors.push(message); });
});
afterAll(() => world.close());

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 400 && !(await what()); n += 1) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(await what()).toBe(true);
}

it('renders a signed letter, takes the reply into a round, reminds and closes by date, and watches the chain', async () => {
  const { suggestionId } = await repliedCase(world);
  await until(async () => (await readCase(world, suggestionId)).reply[0]?.letterFileId !== null);

  await planRound(world.deps, world.actor('affairs'), { name: '测评', opensOn: '2026-10-20', closesOn: '2026-10-30', sequence: 1 });
  await until(async () => (await readCase(world, suggestionId)).evaluation[0]?.state === 'open');

  // A reply delivered while the round is open joins it by itself.
  const late = (await repliedCase(world, 'lin')).suggestionId;
  await until(async () => (await readCase(world, late)).evaluation[0]?.state === 'open');

  world.clock.moveTo('2026-10-31T01:00:00Z');
  for (const listener of moved) listener();
  await until(async () => (await readCase(world, suggestionId)).evaluation[0]?.state === 'noResponse' && (await readCase(world, late)).evaluation[0]?.state === 'noResponse');
  expect((await readCase(world, late)).suggestion.state).toBe('evaluated');

  const { rows } = await world.database.ownerPool.query(`select seq, hash from audit_head where congress_id = 'county'`);
  await worker.stop();
  expect(await readFile(join(world.folder, 'audit-heads', 'live.jsonl'), 'utf8').catch(() => '')).toContain(rows[0].hash);
  expect(errors).toEqual([]);
}, 60_000);
