import type { FastifyRequest } from 'fastify';
import type { LoggerOptions } from 'pino';

/**
 * One line per request: method, route and time. Never the query (search words name people), the body,
 * a cookie or a password.
 */
export function logOptions(level: string): LoggerOptions {
  // From where somebody rates is kept apart, for the auditor alone: it does not stand in the log beside the rating.
  const isRating = (path: string) => path.startsWith('/api/v1/evaluations/');
  return {
    level,
    redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]', '*.password', '*.token', '*.secret'],
    serializers: {
      req: (request: FastifyRequest) => {
        const path = request.url.split('?')[0] ?? '';
        return { method: request.method, path, ...(isRating(path) ? {} : { from: request.ip }) };
      },
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    },
  };
}
