import { connect } from 'node:net';
import { Type } from '@fastify/type-provider-typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHttp, type HttpApp, type HttpOptions } from './build-http.ts';
import { problem } from './problem.ts';

async function build(options: Partial<HttpOptions> = {}): Promise<HttpApp> {
  const app = await buildHttp({ readiness: async () => [], ...options });
  const body = Type.Object({
    title: Type.String({ title: '标题', minLength: 1, maxLength: 5 }),
    kind: Type.Optional(Type.Union([Type.Literal('lead'), Type.Literal('assisting')])),
    on: Type.Optional(Type.String({ format: 'date' })),
    asks: Type.Optional(Type.Array(Type.Object({ text: Type.String({ title: '具体建议' }) }))),
  });
  app.post('/things/:id', { schema: { body, params: Type.Object({ id: Type.Integer({ minimum: 1 }) }), response: { 200: Type.Object({ id: Type.Integer() }) } } }, async (request) => ({ id: request.params.id, secret: 1 }));
  app.get('/things', { schema: { querystring: Type.Object({ limit: Type.Optional(Type.Integer({ maximum: 50 })), states: Type.Optional(Type.Array(Type.String())) }) } }, async (request) => request.query);
  app.get('/refused', async () => { throw problem(422, 'notYet', '还不能', { reasons: ['一'] }); });
  app.get('/broken', async () => { throw new Error('defect with a secret'); });
  app.get('/nul', async () => { throw Object.assign(new Error('invalid byte sequence'), { code: '22021' }); });
  app.get('/limited', { config: { rateLimit: { max: 1, timeWindow: 60_000 } } }, async () => ({}));
  await app.ready();
  return app;
}

describe('the web server', () => {
  let app: HttpApp;
  beforeAll(async () => void (app = await build()));
  afterAll(() => app.close());

  const post = (payload: unknown, headers: Record<string, string> = {}, url = '/things/7') =>
    app.inject({ method: 'POST', url, payload: typeof payload === 'string' ? payload : JSON.stringify(payload), headers: { 'content-type': 'application/json', ...headers } });

  it('answers, and drops what the response schema does not name', async () => {
    const answer = await post({ title: '修路' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { id: 7 }]);
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names every wrong field and the remedy in Chinese', async () => {
    const answer = await post({ kind: 'other', on: '2026-02-30', asks: [{ text: 1 }, {}], extra: true });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({ status: 400, code: 'invalidInput', type: 'urn:luoshi:problem:invalidInput' });
    expect(answer.json().errors).toEqual(expect.arrayContaining([
      { field: 'title', text: '「标题」没有填写，请补上' },
      { field: 'kind', text: '「kind」须为以下之一：lead、assisting' },
      { field: 'on', text: '「on」须为日期，如 2026-10-20，请改正' },
      { field: 'asks.0.text', text: '「具体建议」须为文字，请改正' },
      { field: 'asks.1.text', text: '「具体建议」没有填写，请补上' },
      { field: 'extra', text: '「extra」不是这里可以填写的项目，请去掉' },
    ]));
    expect(answer.json().errors).toHaveLength(6);
    expect((await post({ title: '一二三四五六' })).json().errors).toEqual([{ field: 'title', text: '「标题」最多 5 个字，请缩短' }]);
    expect((await post([])).json().errors).toEqual([{ field: '', text: '提交的内容须为一组内容，请改正' }]);
  });

  it('reads numbers and lists from the address, and refuses what is none', async () => {
    expect((await app.inject('/things?limit=5&states=a')).json()).toEqual({ limit: 5, states: ['a'] });
    for (const url of ['/things?limit=five', '/things?limit=51', '/things?limit=', '/things?other=1', '/things?limit=1e400']) {
      expect([url, (await app.inject(url)).statusCode]).toEqual([url, 400]);
    }
    expect((await post({ title: '修路' }, {}, '/things/x')).statusCode).toBe(400);
  });

  it.each([
    ['malformed JSON', '{"title":', {}, 400, 'badRequest'],
    ['an empty body', '', {}, 400, 'badRequest'],
    ['a forbidden key', '{"__proto__":{"a":1},"title":"a"}', {}, 400, 'badRequest'],
    ['another media type', '<x/>', { 'content-type': 'application/xml' }, 415, 'unsupportedMediaType'],
    ['a body over the limit', JSON.stringify({ title: 'x'.repeat(1024 * 1024) }), {}, 413, 'tooLarge'],
  ])('%s gets a problem document', async (_name, payload, headers, status, code) => {
    const answer = await post(payload, headers);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('tells an unknown address from a method that it does not know', async () => {
    expect((await app.inject('/nowhere')).json()).toMatchObject({ status: 404, code: 'notFound' });
    const answer = await app.inject({ method: 'DELETE', url: '/things/7' });
    expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'POST']);
    expect((await app.inject('/things/%zz')).statusCode).toBe(400);
    expect((await post({ title: '路' }, {}, `/things/${'7'.repeat(300)}`)).statusCode).toBeLessThan(500);
  });

  it('keeps expected refusals whole, hides defects, and blames neither on bad values', async () => {
    expect((await app.inject('/refused')).json()).toMatchObject({ status: 422, code: 'notYet', reasons: ['一'] });
    const broken = await app.inject('/broken');
    expect([broken.statusCode, broken.body.includes('secret')]).toEqual([500, false]);
    expect((await app.inject('/nul')).statusCode).toBe(400);
  });

  it('answers what is no HTTP with a problem document too', async () => {
    const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
    const say = (words: string): Promise<string> => new Promise((resolve, reject) => {
      const socket = connect(Number(address.port), '127.0.0.1', () => socket.write(words));
      socket.setEncoding('utf8').once('data', (data) => resolve(String(data))).once('error', reject);
    });
    expect(await say('NOT HTTP\r\n\r\n')).toMatch(/^HTTP\/1\.1 400[\s\S]*application\/problem\+json/);
    // Node reports so when a defect elsewhere throws while it reads a request: that request may come again.
    app.server.once('connection', (socket) => app.server.emit('clientError', Object.assign(new Error('JS Exception'), { code: 'HPE_JS_EXCEPTION' }), socket));
    expect(await say('')).toMatch(/^HTTP\/1\.1 503[\s\S]*"code":"unavailable"/);
  });

  it.each([
    ['no browser at all', {}, 200],
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80' }, 200],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another host of the same domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['an older browser, our own page', { origin: 'http://localhost:80', host: 'localhost:80' }, 200],
    ['an older browser, another site', { origin: 'https://evil.example' }, 403],
    ['a page without origin', { origin: 'null' }, 403],
  ])('a change requested by %s: %s → %i', async (_name, headers, status) => {
    expect((await post({ title: '修路' }, headers)).statusCode).toBe(status);
  });

  it('lets other sites read public pages', async () => {
    expect((await app.inject({ url: '/things', headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(200);
  });

  it('limits a route that asks for it', async () => {
    expect((await app.inject('/limited')).statusCode).toBe(200);
    const answer = await app.inject('/limited');
    expect([answer.statusCode, answer.json().code, Number(answer.headers['retry-after']) > 0]).toEqual([429, 'tooManyRequests', true]);
  });

  it('sends strict headers', async () => {
    const { headers } = await app.inject('/things');
    expect(headers['content-security-policy']).toMatch(/default-src 'self';script-src 'self' 'nonce-/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('publishes OpenAPI 3.1 without its own plumbing', async () => {
    const api = (await app.inject('/openapi.json')).json();
    expect(api.openapi).toBe('3.1.0');
    expect(Object.keys(api.paths)).toContain('/things/{id}');
    expect(api.paths['/metrics']).toBeUndefined();
  });

  it('shows metrics to the machine itself or with the token, and to nobody through a proxy', async () => {
    expect((await app.inject('/metrics')).body).toContain('luoshi_http_request_seconds');
    expect((await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '10.0.0.1' } })).statusCode).toBe(404);
    expect((await app.inject({ url: '/metrics', remoteAddress: '10.0.0.9' })).statusCode).toBe(404);
    const withToken = await build({ metricsToken: 'long-enough' });
    const ask = async (token: string) => (await withToken.inject({ url: '/metrics', remoteAddress: '10.0.0.9', headers: { authorization: `Bearer ${token}` } })).statusCode;
    expect([await ask('long-enough'), await ask('wrong')]).toEqual([200, 404]);
    await withToken.close();
  });

  it('is ready only when nothing is missing', async () => {
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
    const starting = await build({ readiness: async () => ['还有 1 项数据库结构变更未执行'] });
    expect([(await starting.inject('/healthz')).statusCode, (await starting.inject('/readyz')).statusCode]).toEqual([200, 503]);
    await starting.close();
  });
});
