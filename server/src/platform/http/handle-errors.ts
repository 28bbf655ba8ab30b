import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problem, sendProblem } from './problem.ts';

const titles: Readonly<Record<number, readonly [code: string, title: string]>> = {
  400: ['badRequest', '请求的格式不对，请刷新页面后重试'],
  401: ['notLoggedIn', '请先登录'],
  403: ['forbidden', '您没有权限进行此操作'],
  404: ['notFound', '没有找到，可能已被移动，或者您无权查看'],
  405: ['methodNotAllowed', '这个地址不支持此操作'],
  406: ['notAcceptable', '不能提供所要求的格式'],
  408: ['tooSlow', '连接太慢，请检查网络后重试'],
  411: ['lengthMissing', '请求没有说明长度'],
  413: ['tooLarge', '提交的内容太大，请减少后再提交'],
  414: ['addressTooLong', '地址太长'],
  415: ['unsupportedMediaType', '不支持这种内容格式，请以 JSON 提交'],
  429: ['tooManyRequests', '操作过于频繁，请稍后再试'],
  431: ['headersTooLarge', '请求头太大，请清除浏览器的 Cookie 后重试'],
  503: ['unavailable', '系统正在启动或维护，请稍后再试'],
};

/** Everything that goes wrong leaves as a problem document; only a defect of ours is a 500. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { statusCode, code } = error as Partial<FastifyError>;
  if (typeof code === 'string') {
    const known = fromDatabase(code);
    if (known !== undefined) return known;
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    const [name, title] = titles[statusCode] ?? titles[400] ?? ['badRequest', ''];
    const extra = code === 'FST_ERR_CTP_INVALID_JSON_BODY' || error instanceof SyntaxError ? { detail: '内容不是正确的 JSON' } : {};
    return problem(statusCode, name, title, extra);
  }
  if (statusCode === 503) return unavailable();
  return problem(500, 'internal', '系统出错，已经记录。请稍后再试；仍不行请把请求编号告诉管理员');
}

/** SQLSTATEs that say something about the input or the moment rather than about our code. */
function fromDatabase(code: string): Problem | undefined {
  // Class 22: a value that no column can hold (a NUL character, a number out of range). The schema let it pass, the database did not.
  if (/^22[0-9A-Z]{3}$/.test(code)) return problem(400, 'invalidInput', '提交的内容含有不能保存的字符或数值，请改正后再提交', { errors: [] });
  if (code === '40001' || code === '40P01' || code === '55P03') {
    return problem(409, 'busy', '别人正在同时操作这条记录，请重试', { headers: { 'retry-after': '1' } });
  }
  const gone = /^(08|53|57P)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(code);
  return gone ? unavailable() : undefined;
}

function unavailable(): Problem {
  return problem(503, 'unavailable', titles[503]?.[1] ?? '', { headers: { 'retry-after': '2' } });
}

export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answer(error, request, reply));
  const routes = collectRoutes(app);
  app.setNotFoundHandler((request, reply) => {
    const allowed = routes(request.url.split('?')[0] ?? '');
    if (allowed.length === 0 || allowed.includes(request.method)) return sendProblem(reply, toProblem({ statusCode: 404 }));
    const [code, title] = titles[405] ?? ['methodNotAllowed', ''];
    return sendProblem(reply, problem(405, code, title, { headers: { allow: allowed.join(', ') } }));
  });
}

/** Errors of the framework itself, before any route is found: bad percent-encoding, an over-long parameter. */
export function answer(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const found = toProblem(error);
  if (found.document.status >= 500) request.log.error({ err: error }, 'request failed');
  return sendProblem(reply, found);
}

/** Which methods an address knows, to tell 405 from 404; only asked when nothing matched. */
function collectRoutes(app: FastifyInstance): (path: string) => string[] {
  const known: { pattern: RegExp; methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    const source = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('/');
    known.push({ pattern: new RegExp(`^${source}$`), methods: Array.isArray(method) ? method : [method] });
  });
  return (path) => [...new Set(known.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))].sort();
}
