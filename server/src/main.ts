import { parseArgs } from 'node:util';
import { startWeb, startWorkerRole } from './app.ts';
import { refuseUnsafe } from './platform/refuse-unsafe.ts';
import { readConfig } from './platform/config.ts';
import { OperatorError } from './platform/operator-error.ts';
import { runRole, together, type RunningRole } from './platform/supervise/run-role.ts';

/**
 * One process of the site: `main.ts --role web`, `--role worker`, or both roles in one. Usually a child of `luoshi demo` or
 * `luoshi start`, but a container may run it alone, so it checks its settings itself.
 */
const { values: { role: names = [] } } = parseArgs({ options: { role: { type: 'string', multiple: true } } });
const roles: Readonly<Record<string, typeof startWeb>> = { web: startWeb, worker: startWorkerRole };

await runRole(names.join('+'), async (): Promise<RunningRole> => {
  const starts = names.flatMap((name) => roles[name] ?? []);
  if (starts.length === 0 || starts.length !== names.length) throw new OperatorError('badOption', '用法：main.ts --role web、--role worker，或两者都写');
  const config = readConfig(process.env);
  if (config.mode === 'production') refuseUnsafe(config);
  return together(await Promise.all(starts.map((start) => start(config))));
});
