import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTransaction } from '../../platform/db/database.ts';
import { inSite, SESSION_COOKIE } from '../identity/public.ts';
import { caseSite, type CaseSite } from '../due/testing/case-site.ts';
import { assignedCase, draftCase } from '../due/testing/story.ts';
import { sql } from 'kysely';
import { noticeRoutes } from './routes.ts';

let site: CaseSite;
let port: number;
beforeAll(async () => {
  site = await caseSite((app, deps, database) => app.register(noticeRoutes, { db: deps.db, clock: deps.clock, listenUrl: database.url, heartbeatMs: 60 }));
  await site.app.listen({ host: '127.0.0.1', port: 0 });
  port = (site.app.server.address() as AddressInfo).port;
});
afterAll(() => site.close());

/** Opens a stream as a browser would, and collects what comes. */
async function listen(cookie: string, headers: Record<string, string> = {}) {
  const open = new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest({ port, path: '/api/v1/notices/stream', headers: { cookie: `${SESSION_COOKIE}=${cookie}`, ...headers } }, resolve).on('error', reject).end();
  });
  const answer = await open;
  let text = '';
  answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const ended = new Promise<void>((resolve) => answer.on('close', () => resolve()));
  const until = async (test: () => boolean) => { for (let n = 0; n < 250 && !test(); n += 1) await new Promise((resolve) => setTimeout(resolve, 20)); expect(test()).toBe(true); };
  const events = () => [...text.matchAll(/id: (\d+)\nevent: notice\ndata: (.+)\n\n/g)].map(([, id, data]) => ({ id: Number(id), notice: JSON.parse(data ?? '') as { seq: number; text: string; read: boolean } }));
  return { status: answer.statusCode, headers: answer.headers, events, until, ended, text: () => text, leave: () => answer.destroy() };
}

describe('the list', () => {
  it('shows an office what is addressed to it, newest first, page by page, and keeps read marks by person', async () => {
    await assignedCase(site);
    const all = await site.call('affairs', 'GET', '/api/v1/notices');
    expect(all.status).toBe(200);
    expect(all.json.items.length).toBeGreaterThan(1);
    expect(all.json.unread).toBe(all.json.items.length);
    const seqs = all.json.items.map((item: { seq: number }) => item.seq);
    expect(seqs).toEqual(seqs.toSorted((a: number, b: number) => b - a));
    const first = await site.call('affairs', 'GET', '/api/v1/notices?limit=1');
    const second = await site.call('affairs', 'GET', `/api/v1/notices?limit=1&cursor=${first.json.nextCursor}`);
    expect([first.json.items[0].id, second.json.items[0].id]).toEqual([all.json.items[0].id, all.json.items[1].id]);
    const marked = await site.call('affairs', 'POST', `/api/v1/notices/${all.json.items[0].id}/actions/markRead`);
    expect([marked.status, marked.json.unread]).toEqual([200, all.json.unread - 1]);
    expect((await site.call('affairs', 'POST', `/api/v1/notices/${all.json.items[0].id}/actions/markRead`)).json.unread).toBe(all.json.unread - 1);
    expect((await site.call('affairs', 'GET', '/api/v1/notices?unread=true')).json.items).toHaveLength(all.json.items.length - 1);
    expect((await site.call('affairs', 'POST', `/api/v1/notices/actions/markAllRead?upTo=${seqs.at(-1)}`)).json.unread).toBe(all.json.unread - 2);
    expect((await site.call('affairs', 'POST', '/api/v1/notices/actions/markAllRead')).json).toEqual({ unread: 0 });
  });

  it('keeps from everybody else what is not theirs', async () => {
    const presidium = await site.call('presidium', 'GET', '/api/v1/notices');
    expect(presidium.json.items.map((item: { topic: string }) => item.topic)).toContain('review');
    const [own] = presidium.json.items;
    expect((await site.call('liaison', 'POST', `/api/v1/notices/${own.id}/actions/markRead`)).status).toBe(404);
    const liaison = (await site.call('liaison', 'GET', '/api/v1/notices')).json.items as { id: string }[];
    expect(liaison.map((item) => item.id)).not.toContain(own.id);
    expect((await site.call('finance-liaison', 'GET', '/api/v1/notices')).json.items).toEqual([]);
    expect((await site.call('lin', 'GET', '/api/v1/notices')).json.items).toEqual([]);
  });

  it('pages through years without a gap or a double, and tells unread from read among the newest thousand', async () => {
    await withTransaction(site.deps.db, 'county', (tx) => sql`insert into notice (congress_id, id, role, organisation_id, section_id, person_id, topic, text, at)
      select 'county', 'y-' || n, 'unitHead', case when n % 3 = 1 then 'court' end, null, case when n % 3 = 2 then 'p-court-head' end, 'test', '旧消息', ${site.clock.now()} from generate_series(1, 1200) n`.execute(tx));
    const seqs: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { json } = await site.call('court-head', 'GET', `/api/v1/notices?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(json.unread).toBe(1000);
      seqs.push(...json.items.map((item: { seq: number }) => item.seq));
      cursor = json.nextCursor;
    }
    expect([seqs.length, new Set(seqs).size]).toEqual([1200, 1200]);
    expect(seqs).toEqual(seqs.toSorted((a, b) => b - a));
    expect((await site.call('court-head', 'POST', '/api/v1/notices/actions/markAllRead')).json).toEqual({ unread: 0 });
    expect((await site.call('court-head', 'GET', '/api/v1/notices?unread=true')).json.items).toEqual([]);
  });

  it('refuses strangers and what it does not know', async () => {
    expect((await site.call(null, 'GET', '/api/v1/notices')).status).toBe(401);
    expect((await site.call(null, 'GET', '/api/v1/notices/stream')).status).toBe(401);
    const bad = await site.call('affairs', 'GET', '/api/v1/notices?unread=perhaps&page=2');
    expect([bad.status, bad.json.code]).toEqual([400, 'invalidInput']);
    expect((await site.call('affairs', 'GET', '/api/v1/notices?cursor=-1')).status).toBe(400);
  });
});

describe('the stream', () => {
  it('tells of what is committed, once, in order, and takes up after the last id seen', async () => {
    const cookie = await site.logIn('presidium');
    const stream = await listen(cookie);
    expect([stream.status, stream.headers['content-type'], stream.headers['cache-control']]).toEqual([200, 'text/event-stream; charset=utf-8', 'no-cache, no-store, no-transform']);
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push(await draftCase(site));
    await stream.until(() => stream.text().includes(': ping'));
    await Promise.all(ids.map((id) => site.must('shan', 'suggestion', id, 'submit')));
    await stream.until(() => stream.events().length === 3);
    stream.leave();
    const seen = stream.events();
    expect(seen.map((event) => event.id)).toEqual(seen.map((event) => event.id).toSorted((a, b) => a - b));
    expect(seen.every((event) => event.id === event.notice.seq && !event.notice.read)).toBe(true);
    const again = await listen(cookie, { 'last-event-id': String(seen[0]?.id) });
    await again.until(() => again.events().length === 2);
    expect(again.events().map((event) => event.id)).toEqual(seen.slice(1).map((event) => event.id));
    again.leave();
  });

  it('pages through a long absence and says nothing of others', async () => {
    await withTransaction(site.deps.db, 'county', (tx) => sql`insert into notice (congress_id, id, role, topic, text, at)
      select 'county', 'n-' || n, case when n % 2 = 0 then 'committeeOffice' else 'governmentOffice' end, 'test', '消息' || n, ${site.clock.now()} from generate_series(1, 260) n`.execute(tx));
    const stream = await listen(await site.logIn('government'), { 'last-event-id': '0' });
    await stream.until(() => stream.events().filter((event) => event.notice.text.startsWith('消息')).length === 130);
    expect(stream.events().some((event) => event.notice.text === '消息2')).toBe(false);
    stream.leave();
  });

  it('ends at log-out', async () => {
    const cookie = await site.logIn('lin');
    const stream = await listen(cookie);
    await inSite(site.deps.db, 'county', (tx) => sql`update login_session set ended_at = now(), end_reason = 'loggedOut' where account_id = 'a-lin'`.execute(tx));
    await stream.ended;
  });

  it('is opened only so many times by one person, and ends when the server stops', async () => {
    const cookie = await site.logIn('wu');
    const open = await Promise.all(Array.from({ length: 6 }, () => listen(cookie)));
    const seventh = await listen(cookie);
    expect([seventh.status, open.map((stream) => stream.status)]).toEqual([429, [200, 200, 200, 200, 200, 200]]);
    open[0]?.leave();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await listen(cookie)).status).toBe(200);
    await site.app.close();
    await Promise.all(open.map((stream) => stream.ended));
  });
});
