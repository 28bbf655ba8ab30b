import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Clock } from '../../platform/clock/clock.ts';
import { withTransaction, type Db } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { requireActor, requireLogin } from '../identity/public.ts';
import { markRead } from './mark-read.ts';
import { createNoticeHub } from './notice-hub.ts';
import { countUnread, listNotices } from './read/notices.ts';
import { streamNotices } from './stream-notices.ts';

export interface NoticeDependencies {
  readonly db: Db;
  readonly clock: Clock;
  /** Where to listen; one connection a process, opened with the first stream. */
  readonly listenUrl: string;
  readonly heartbeatMs?: number;
  readonly stalledMs?: number;
}

/** Browsers open one a tab; more than this is a program gone wild. */
const STREAMS_PER_PERSON = 6;

const orNull = Type.Union([Type.String(), Type.Null()]);
const noticeView = Type.Object({
  id: Type.String(), seq: Type.Integer(), topic: Type.String(), text: Type.String(), at: Type.String(), read: Type.Boolean(),
  suggestionId: orNull, recordKind: orNull, recordId: orNull,
});
const number = (title: string) => Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, title }));
const listQuery = Type.Object({ unread: Type.Optional(Type.Boolean({ title: '只看未读' })), cursor: number('翻页标记'), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, title: '每页条数' })) });
const unreadView = Type.Object({ unread: Type.Integer() });

/** Notices of the identity one acts in: list, read marks, and a live stream that a page may leave and take up again. */
export const noticeRoutes: FastifyPluginAsyncTypebox<NoticeDependencies> = async (app, deps) => {
  const { db, clock } = deps;
  const tags = ['消息'];
  const hub = createNoticeHub(deps.listenUrl);
  const streams = new Map<string, Set<{ end(): void }>>();
  const streamDeps = { db, hub, heartbeatMs: deps.heartbeatMs ?? 20_000, stalledMs: deps.stalledMs ?? 60_000 };
  // An open stream would keep the server from closing.
  app.addHook('preClose', async () => {
    for (const own of streams.values()) for (const stream of own) stream.end();
    await hub.close();
  });

  app.get('/api/v1/notices', { schema: { tags, summary: '我的消息', querystring: listQuery, response: { 200: Type.Object({ items: Type.Array(noticeView), nextCursor: orNull, unread: Type.Integer() }) } } }, async (request) => {
    const actor = requireActor(request);
    const { unread = false, cursor, limit = 30 } = request.query;
    return withTransaction(db, actor.congressId, (tx) => listNotices(tx, actor, { unread, before: cursor ?? null, limit }));
  });

  app.post('/api/v1/notices/:id/actions/markRead', { schema: { tags, summary: '标为已读', params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), response: { 200: unreadView } } }, async (request) => {
    const actor = requireActor(request);
    return withTransaction(db, actor.congressId, async (tx) => {
      if ((await markRead(tx, actor, { id: request.params.id }, clock.now())) === 0) throw problem(404, 'notFound', '没有这条消息，或者不是发给您的');
      return { unread: await countUnread(tx, actor) };
    });
  });

  app.post('/api/v1/notices/actions/markAllRead', { schema: { tags, summary: '全部标为已读', querystring: Type.Object({ upTo: number('到哪一条为止') }), response: { 200: unreadView } } }, async (request) => {
    const actor = requireActor(request);
    return withTransaction(db, actor.congressId, async (tx) => {
      await markRead(tx, actor, { upTo: request.query.upTo ?? null }, clock.now());
      return { unread: await countUnread(tx, actor) };
    });
  });

  app.get('/api/v1/notices/stream', { config: { rateLimit: false }, schema: { tags, summary: '实时消息 (text/event-stream)', querystring: Type.Object({ lastEventId: number('从哪一条以后') }) } }, async (request, reply) => {
    requireActor(request);
    const login = requireLogin(request);
    const personId = login.actor.personId;
    const own = streams.get(personId) ?? new Set();
    if (own.size >= STREAMS_PER_PERSON) throw problem(429, 'tooManyStreams', '您打开的页面太多，请关闭一些后刷新', { headers: { 'retry-after': '30' } });
    const stream = streamNotices(streamDeps, reply, login, lastEventIdOf(request.headers['last-event-id']) ?? request.query.lastEventId ?? null);
    streams.set(personId, own.add(stream));
    await stream.ended;
    own.delete(stream);
    if (own.size === 0 && streams.get(personId) === own) streams.delete(personId);
  });
};

/** What a browser sends back after a lost connection; anything that was never ours begins at now. */
function lastEventIdOf(header: unknown): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
