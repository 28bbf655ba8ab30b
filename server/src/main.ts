import { parseArgs } from 'node:util';
import { startWeb, startWorkerRole } from './app.ts';
import { refuseUnsafe } from './platform/refuse-unsafe.ts';
import { readConfig } from './platform/config.ts';
import { OperatorError } from './platform/operator-error.ts';
import { runRole, type RunningRole } from './platform/supervise/run-role.ts';

/**
 * One process of the site: `main.ts --role web` or `--role worker`. Usually a child of `luoshi demo` or
 * `luoshi start`, but a container may run it alone, so it checks its settings itself.
 */
const { values } = parseArgs({ options: { role: { type: 'string' } } });
const roles: Record<string, typeof startWeb> = { web: startWeb, worker: startWorkerRole };

await runRole(values.role ?? '', async (): Promise<RunningRole> => {
  const start = roles[values.role ?? ''];
  if (start === undefined) throw new OperatorError('badOption', '用法:main.ts --role web 或 --role worker');
  const config = readConfig(process.env);
  if (config.mode === 'production') refuseUnsafe(config);
  return start(config);
});
