import { readTls, type Config } from './platform/config.ts';
import { buildHttp, type HttpApp } from './platform/http/build-http.ts';
import type { LogLine } from './platform/jobs/logger.ts';
import { startWorker, type TaskRegistry } from './platform/jobs/run-jobs.ts';
import { explainListenError } from './platform/supervise/probe-port.ts';
import type { RunningRole } from './platform/supervise/run-role.ts';
import { openSite, type Site } from './platform/site.ts';

/** The web server of a site, not yet listening; features register their routes here. */
export async function buildApp(site: Site): Promise<HttpApp> {
  const { config } = site;
  const app = await buildHttp({
    readiness: site.readiness,
    publicUrl: config.publicUrl,
    trustedProxy: config.trustedProxy,
    tls: readTls(config),
    logLevel: config.logLevel,
    rateLimitPerMinute: config.rateLimitPerMinute,
    metricsToken: config.metricsToken,
    sessionSecret: site.secrets.sessionSecret,
  });
  return app;
}

/** What the worker does after commits; features add their tasks here. */
export function collectTasks(_site: Site): TaskRegistry {
  return {};
}

export async function startWeb(config: Config): Promise<RunningRole> {
  const site = await openSite(config, { onWarning: (message) => console.error(message) });
  const app = await buildApp(site);
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    throw explainListenError(error, config.host, config.port, '--port');
  }
  return {
    stop: async () => {
      await app.close();
      await site.close();
    },
  };
}

export async function startWorkerRole(config: Config): Promise<RunningRole> {
  const site = await openSite(config, { pool: 4, onWarning: (message) => console.error(message) });
  const log: LogLine = (level, message) => {
    if (level === 'error' || level === 'warning') console.error(message);
  };
  const worker = await startWorker({ url: config.databaseUrl ?? '', tasks: collectTasks(site), log });
  return {
    ended: worker.ended,
    stop: async () => {
      await worker.stop();
      await site.close();
    },
  };
}
