import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imprint } from './testing/imprint.ts';
import { processSite, type HttpAnswer, type ProcessSite } from './testing/process-site.ts';
import { storyOf } from './testing/story.ts';

/**
 * Malformed, oversized, wrongly typed, stale and unauthorised requests on every operation of openapi.json: each is answered by a
 * problem document of class 4xx in Chinese, and nothing changes.
 */
interface Schema { readonly type?: string; readonly properties?: Record<string, Schema>; readonly items?: Schema; readonly anyOf?: Schema[]; readonly enum?: unknown[]; readonly required?: string[]; readonly pattern?: string; readonly minLength?: number; readonly minimum?: number }
interface Operation { readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly path: string; readonly query: readonly { name: string; schema: Schema }[]; readonly body: Schema | undefined }

let site: ProcessSite;
let operations: Operation[];
const ids: Record<string, string> = {};
beforeAll(async () => {
  site = await processSite();
  const story = storyOf(site);
  await story.untilReplied();
  for (const [path, table] of Object.entries({ suggestions: 'suggestion', 'co-sponsorships': 'co_sponsorship', 'handling-tasks': 'handling_task', 'assisting-opinions': 'assisting_opinion', replies: 'reply', commitments: 'commitment', deadlines: 'deadline' })) {
    ids[path] = (await site.database.ownerPool.query<{ id: string }>(`select id from ${table} order by id limit 1`)).rows[0]?.id ?? '';
  }
  for (const name of ['lin', 'affairs', 'system', 'auditor', 'roads-head']) await site.cookieOf(name);
  const api = JSON.parse((await site.call(null, 'GET', '/openapi.json')).text) as { paths: Record<string, Record<string, { parameters?: { in: string; name: string; schema: Schema }[]; requestBody?: { content: Record<string, { schema: Schema }> } }>> };
  operations = Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { parameters = [], requestBody }]): Operation => ({
    method: method.toUpperCase() as 'GET', path, query: parameters.filter((p) => p.in === 'query'), body: requestBody?.content['application/json']?.schema,
  })));
}, 180_000);
afterAll(() => site.close());

/** Log-in and log-out change log-ins and nothing else; the stream never ends by itself. */
const apart = (path: string) => /\/(login|logout|activate|stream|me\/.*)$/.test(path);
const isOpen = (path: string) => /\/(login|logout|activate|clock|papers\/\{code\})$/.test(path) || !path.startsWith('/api/');
const urlOf = (path: string, id?: string) => path.replace(/\{(\w+)\}/g, () => encodeURIComponent(id ?? ids[/^\/api\/v1\/([\w-]+)\//.exec(path)?.[1] ?? ''] ?? 'no-such-record'));
const caseWork = /^\/api\/v1\/(suggestions|co-sponsorships|handling-tasks|consultations|assisting-opinions|replies|evaluations|commitments|deadlines|evaluation-rounds|to-do|search|notices|files|calendar)\b/;
const actingIn = (path: string) => (path.includes('/audit-') ? 'auditor' : caseWork.test(path) ? 'affairs' : 'system');

let tried = 0;
const tally = new Map<number, number>();
function expectProblem(told: string, answer: HttpAnswer, statuses?: readonly number[]): void {
  tried += 1;
  tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1);
  expect(answer.status, `${told}: ${answer.text.slice(0, 300)}`).toBeGreaterThanOrEqual(400);
  expect(answer.status, `${told}: ${answer.text.slice(0, 300)}`).toBeLessThan(500);
  expect(String(answer.headers['content-type']), told).toMatch(/^application\/problem\+json/);
  expect(answer.json, told).toMatchObject({ status: answer.status, code: expect.stringMatching(/^\w+$/), title: expect.stringMatching(/[\u4e00-\u9fff]/), type: expect.stringMatching(/^urn:luoshi:problem:/) });
  if (statuses !== undefined) expect(statuses, `${told}: ${answer.text.slice(0, 300)}`).toContain(answer.status);
}

/** Something that fits a schema, as plainly as can be. */
function fitting(schema: Schema): unknown {
  if (schema.anyOf !== undefined) return fitting(schema.anyOf.at(-1) ?? {});
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.pattern?.includes('T') === true) return '2026-03-01T09:00:00+08:00';
  if (schema.pattern?.includes('\\d{4}') === true) return '2026-03-01';
  switch (schema.type) {
    case 'object': return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, child]) => [name, fitting(child)]));
    case 'array': return [fitting(schema.items ?? {})];
    case 'integer': case 'number': return schema.minimum ?? 1;
    case 'boolean': return true;
    case 'null': return null;
    default: return '文字文字';
  }
}

/** The same body with one leaf put in place of each of its strings. */
function* withEachString(value: unknown, put: (text: string) => unknown): Generator<unknown> {
  if (typeof value === 'string') yield put(value);
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) for (const changed of withEachString(item, put)) yield value.with(index, changed);
  else if (typeof value === 'object' && value !== null) for (const [name, item] of Object.entries(value)) for (const changed of withEachString(item, put)) yield { ...value, [name]: changed };
}

function* wronglyTyped(schema: Schema): Generator<unknown> {
  yield* [[], 'text', 7, null, true];
  const whole = fitting(schema) as Record<string, unknown>;
  if (schema.properties === undefined) return;
  yield { ...whole, unknownField: 1 };
  for (const [name, child] of Object.entries(schema.properties)) {
    for (const wrong of [{ a: 1 }, [[[]]], 1e308, -1.5]) {
      if (child.type === undefined && child.anyOf === undefined && child.enum === undefined) continue;
      yield { ...whole, [name]: wrong };
    }
    if (schema.required?.includes(name) === true) { const { [name]: _, ...rest } = whole; yield rest; }
  }
}

async function unchanged(work: () => Promise<void>, told: string): Promise<void> {
  const before = await imprint(site);
  await work();
  expect(await imprint(site), told).toBe(before);
}

const version = { 'if-match': '"1"' };

describe('on every operation', () => {
  it('strangers are turned away', async () => unchanged(async () => {
    for (const { method, path, body } of operations.filter((o) => !isOpen(o.path))) {
      expectProblem(`${method} ${path} by nobody`, await site.call(null, method, urlOf(path), body === undefined ? undefined : fitting(body), version), [400, 401, 415]);
      const forged = await site.app.inject({ method, url: urlOf(path), headers: { cookie: 'luoshi=forged' } });
      expect(forged.statusCode, `${method} ${path}`).toBeLessThan(500);
      expect(forged.statusCode, `${method} ${path}`).toBeGreaterThanOrEqual(400);
    }
  }, 'by strangers'), 120_000);

  it('requests from other sites are turned away', async () => unchanged(async () => {
    for (const { method, path, body } of operations.filter((o) => o.method !== 'GET')) {
      for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }] as Record<string, string>[]) {
        expectProblem(`${method} ${path} from elsewhere`, await site.call(actingIn(path), method, urlOf(path), body === undefined ? undefined : fitting(body), { ...version, ...headers }), [403]);
      }
    }
  }, 'from elsewhere'), 120_000);

  it('what is no JSON, or too much of it, is refused', async () => unchanged(async () => {
    const json = { 'content-type': 'application/json', ...version };
    for (const { method, path } of operations.filter((o) => o.body !== undefined)) {
      const send = (payload: string, headers: Record<string, string> = json) => site.call(actingIn(path), method, urlOf(path), payload, headers);
      for (const payload of ['{', '', '{"a":}', 'null', '{"a":1}}', '\u0000', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}', '['.repeat(5000)]) expectProblem(`${method} ${path} ${payload.slice(0, 20)}`, await send(payload), [400, 403]);
      expectProblem(`${method} ${path} as xml`, await send('<a/>', { ...version, 'content-type': 'application/xml' }), [415]);
      expectProblem(`${method} ${path} as form`, await send('a=1', { ...version, 'content-type': 'application/x-www-form-urlencoded' }), [415]);
    }
    const huge = JSON.stringify({ note: '长'.repeat(500_000) });
    for (const { method, path } of operations.filter((o, n) => o.body !== undefined && n % 5 === 0)) expectProblem(`${method} ${path} huge`, await site.call(actingIn(path), method, urlOf(path), huge, json), [413]);
  }, 'no JSON'), 300_000);

  it('wrong types, missing and unknown fields are refused by name', async () => unchanged(async () => {
    for (const { method, path, body } of operations) {
      // A preview answers what is wrong with the values; that is its work.
      if (body === undefined || path.endsWith('/preview')) continue;
      for (const wrong of wronglyTyped(body)) {
        const answer = await site.call(actingIn(path), method, urlOf(path), JSON.stringify(wrong), { 'content-type': 'application/json', ...version });
        expectProblem(`${method} ${path} ${JSON.stringify(wrong).slice(0, 80)}`, answer);
      }
    }
  }, 'wrong types'), 300_000);

  it('characters that cannot be stored, and endless texts, are refused', async () => unchanged(async () => {
    for (const { method, path, body } of operations) {
      if (body === undefined || apart(path)) continue;
      for (const wrong of [...withEachString(fitting(body), (text) => `${text}\u0000`), ...withEachString(fitting(body), () => '长'.repeat(20_000))]) {
        expectProblem(`${method} ${path} ${JSON.stringify(wrong).slice(0, 80)}`, await site.call(actingIn(path), method, urlOf(path), wrong, version));
      }
    }
  }, 'characters'), 300_000);

  it('ids that are none are not found', async () => unchanged(async () => {
    const wrong = ['no-such', '\u0000', '../../etc/passwd', "' or 1=1 --", 'x'.repeat(65), 'x'.repeat(3000), '%', '\ud83d\ude00', ' '];
    for (const { method, path, body } of operations.filter((o) => o.path.includes('{') && !apart(o.path))) {
      for (const id of wrong) expectProblem(`${method} ${path} ${id.slice(0, 20)}`, await site.call(actingIn(path), method, urlOf(path, id), body === undefined ? undefined : fitting(body), version));
      expectProblem(`${method} ${path} %zz`, await site.call(actingIn(path), method, path.replace(/\{\w+\}/g, '%zz'), body === undefined ? undefined : fitting(body), version), [400, 404]);
    }
  }, 'ids'), 300_000);

  it('queries that make no sense are refused', async () => unchanged(async () => {
    for (const { method, path, query } of operations.filter((o) => o.method === 'GET' && !apart(o.path))) {
      const url = urlOf(path);
      if (query.length === 0 || !path.startsWith('/api/')) continue;
      expectProblem(`${method} ${path} unknown`, await site.call(actingIn(path), method, `${url}?noSuchFilter=1`));
      for (const { name, schema } of query) {
        const values = [...(schema.type === 'integer' ? ['abc', '-1', ...(name === 'cursor' ? [] : ['0']), '1e9', '99999999999999999999', '1.5', ''] : []), ...(schema.type === 'boolean' ? ['perhaps', '1'] : []), ...(schema.enum === undefined ? [] : ['noSuchValue']), 'x'.repeat(3000)];
        for (const value of values) expectProblem(`${method} ${path} ${name}=${value.slice(0, 20)}`, await site.call(actingIn(path), method, `${url}?${name}=${encodeURIComponent(value)}${name === 'q' ? '' : query.some((q) => q.name === 'q') && path.endsWith('search') ? '&q=a' : ''}`));
        const nul = await site.call(actingIn(path), method, `${url}?${name}=%00`);
        if (nul.status !== 200) expectProblem(`${method} ${path} ${name}=NUL`, nul);
        expectProblem(`${method} ${path} ${name} twice`, await site.call(actingIn(path), method, `${url}?${name}=a&${name}=b`));
      }
      if (!query.some((q) => q.name === 'cursor') || !caseWork.test(path)) continue;
      for (const cursor of ['nonsense', 'e30', Buffer.from('{"v":"x","id":"y"}').toString('base64url'), Buffer.from('{"v":{"a":1},"id":"y"}').toString('base64url'), Buffer.from('{"v":"\\u0000","id":"y"}').toString('base64url'), '-5', '1.5', '99999999999999999999']) {
        expectProblem(`${method} ${path} cursor=${cursor}`, await site.call(actingIn(path), method, `${url}?cursor=${cursor}`), [400]);
      }
    }
  }, 'queries'), 300_000);

  it('acts need the version that was read', async () => unchanged(async () => {
    for (const { method, path, body } of operations.filter((o) => /\{id\}\/actions\//.test(o.path) && Object.keys(ids).some((kind) => o.path.includes(`/${kind}/`)))) {
      const send = (headers: Record<string, string>) => site.call('affairs', method, urlOf(path), body === undefined ? {} : fitting(body), headers);
      expectProblem(`${path} without version`, await send({}), [428]);
      for (const bad of ['', '*', '"x"', '"-1"', '"1e3"', 'W/"1"', '"1", "2"', '9'.repeat(30)]) expectProblem(`${path} ${bad}`, await send({ 'if-match': bad }), [400]);
      expectProblem(`${path} stale`, await send({ 'if-match': '"999999"' }), [412, 404]);
      for (const key of ['', ' ', '键', 'x'.repeat(201), 'a b']) expectProblem(`${path} key ${key}`, await send({ ...version, 'idempotency-key': key }), [400]);
    }
  }, 'versions'), 120_000);

  it('methods that an address does not know are named', async () => unchanged(async () => {
    for (const path of new Set(operations.map((o) => o.path))) {
      const known = operations.filter((o) => o.path === path).map((o) => o.method);
      for (const method of (['GET', 'POST', 'PUT', 'DELETE'] as const).filter((m) => !known.includes(m))) {
        const answer = await site.call('affairs', method, urlOf(path));
        // An address with a parameter may be another's: /suggestions/{id} takes no POST, but nothing is done there either.
        if (answer.status !== 200) expectProblem(`${method} ${path}`, answer);
        else expect(method, path).toBe('GET');
      }
    }
  }, 'methods'), 120_000);

  it('was tried in the thousands', () => {
    console.info(`malformed requests: ${operations.length} operations, ${tried} requests, ${JSON.stringify(Object.fromEntries([...tally].sort(([a], [b]) => a - b)))}`);
    expect(operations.length).toBeGreaterThan(80);
    expect(tried).toBeGreaterThan(3000);
  });
});
