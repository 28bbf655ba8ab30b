import type { FastifyRequest } from 'fastify';
import type { LoggerOptions } from 'pino';

/**
 * One line per request: method, route and time. Never the query (search words name people), the body,
 * a cookie or a password.
 */
export function logOptions(level: string): LoggerOptions {
  return {
    level,
    redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]', '*.password', '*.token', '*.secret'],
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, path: request.url.split('?')[0], from: request.ip }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    },
  };
}
