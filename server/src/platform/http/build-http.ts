import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { LogController, type FastifyBaseLogger, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, type RawReplyDefaultExpression, type RawRequestDefaultExpression, type RawServerDefault } from 'fastify';
import pino from 'pino';
import { Registry } from 'prom-client';
import { contentSecurity } from './content-security.ts';
import { guardOrigin } from './guard-origin.ts';
import { answer, handleErrors } from './handle-errors.ts';
import { logOptions } from './log-options.ts';
import { problem } from './problem.ts';
import { refuseStrippedAnswers } from './refuse-stripped-answers.ts';
import { serveHealth, type Readiness } from './serve-health.ts';
import { serveMetrics } from './serve-metrics.ts';
import { validatorCompiler } from './validate-input.ts';

export type HttpApp = FastifyInstance<RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression, FastifyBaseLogger, TypeBoxTypeProvider>;

export interface HttpOptions {
  readonly readiness: Readiness;
  readonly version?: string;
  /** As browsers see the site; without it the request's own host is believed (loopback only). */
  readonly publicUrl?: string | undefined;
  /** Addresses of proxies whose X-Forwarded-* are believed. */
  readonly trustedProxy?: string | undefined;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly logLevel?: string;
  /** Largest JSON body in bytes; files come another way and have their own limit. */
  readonly bodyLimit?: number;
  /** Requests a minute from one address; undefined sets no general limit. */
  readonly rateLimitPerMinute?: number | undefined;
  readonly metricsToken?: string | undefined;
  readonly metrics?: Registry;
  /** Signs cookies. */
  readonly sessionSecret?: string | undefined;
  /** Fail when an answer's schema leaves out what the route answered (tests). */
  readonly refuseStripped?: boolean;
}

/** The web server with everything that is the same for every feature; features register their routes on it. */
export async function buildHttp(options: HttpOptions): Promise<HttpApp> {
  const isSecure = options.tls !== undefined || (options.publicUrl?.startsWith('https:') ?? false);
  const app = fastify({
    // To stderr: stdout carries what the commands print.
    logger: { ...logOptions(options.logLevel ?? 'silent'), stream: pino.destination({ fd: 2, sync: false }) },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    trustProxy: options.trustedProxy?.split(',').map((address) => address.trim()) ?? false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => void answer(error, request, reply),
    clientErrorHandler: answerBrokenRequest,
    ...(options.tls === undefined ? {} : { https: options.tls }),
  } as Parameters<typeof fastify>[0]).withTypeProvider<TypeBoxTypeProvider>() as unknown as HttpApp;

  app.setValidatorCompiler(validatorCompiler as Parameters<HttpApp['setValidatorCompiler']>[0]);
  handleErrors(app as unknown as FastifyInstance);
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({ req: request, res: reply, ms: Math.round(reply.elapsedTime) }, 'request');
  });
  guardOrigin(app as unknown as FastifyInstance, options.publicUrl);
  if (options.refuseStripped === true) refuseStrippedAnswers(app as unknown as FastifyInstance);
  await app.register(helmet, contentSecurity(isSecure));
  await app.register(cookie, options.sessionSecret === undefined ? {} : { secret: options.sessionSecret });
  await app.register(rateLimit, {
    global: options.rateLimitPerMinute !== undefined,
    max: options.rateLimitPerMinute ?? 600,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      problem(429, 'tooManyRequests', '操作过于频繁，请稍后再试', { headers: { 'retry-after': String(Math.ceil(ttl / 1000)) } }),
  });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '落实 Luoshi', version: options.version ?? '0.0.0' } },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  serveHealth(app as unknown as FastifyInstance, options.readiness);
  serveMetrics(app as unknown as FastifyInstance, options.metrics ?? new Registry(), options.metricsToken);
  return app;
}

const brokenRequests: Readonly<Record<string, readonly [status: string, code: string, title: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'headersTooLarge', '请求头太大，请清除浏览器的 Cookie 后重试'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'tooSlow', '连接太慢，请检查网络后重试'],
  // A defect elsewhere in the process broke in while the request was being read: it is not the request that is wrong.
  HPE_JS_EXCEPTION: ['503 Service Unavailable', 'unavailable', '系统正在启动或维护，请稍后再试'],
};

/** What is no HTTP at all never reaches a route; it too gets a problem document. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: import('node:net').Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const [status, code, title] = brokenRequests[error.code ?? ''] ?? ['400 Bad Request', 'badRequest', '请求的格式不对'];
  const body = JSON.stringify({ type: `urn:luoshi:problem:${code}`, title, status: Number.parseInt(status, 10), code });
  socket.end(`HTTP/1.1 ${status}\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}
