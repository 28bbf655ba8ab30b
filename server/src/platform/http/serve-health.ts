import type { FastifyInstance } from 'fastify';
import { problem } from './problem.ts';

/** What is not in order, in Chinese; empty means ready. */
export type Readiness = () => Promise<string[]>;

const PATIENCE_MS = 2_000;

/** /healthz: the process answers. /readyz: it can do its work (database reachable, schema current). */
export function serveHealth(app: FastifyInstance, readiness: Readiness): void {
  const schema = { hide: true };
  app.get('/healthz', { schema, config: { rateLimit: false } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { schema, config: { rateLimit: false } }, async () => {
    const late = new Promise<string[]>((resolve) => setTimeout(resolve, PATIENCE_MS, ['检查超时']).unref());
    const missing = await Promise.race([readiness(), late]).catch((error: unknown) => {
      app.log.warn({ err: error }, 'not ready');
      return ['数据库无法连接'];
    });
    if (missing.length > 0) throw problem(503, 'notReady', '系统尚未就绪', { detail: missing.join(';') });
    return { status: 'ready' };
  });
}
