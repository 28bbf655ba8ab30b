import type { FastifyReply } from 'fastify';
import { sql } from 'kysely';
import { withTransaction, type Db } from '../../platform/db/database.ts';
import { inSite, type Login } from '../identity/public.ts';
import type { NoticeHub } from './notice-hub.ts';
import { lastSeq, noticesAfter, type NoticeView } from './read/notices.ts';

export interface StreamDependencies {
  readonly db: Db;
  readonly hub: NoticeHub;
  /** Between two signs of life, which also look whether the log-in still stands. */
  readonly heartbeatMs: number;
  /** A reader that takes nothing for this long is let go; it comes back with the last id it saw. */
  readonly stalledMs: number;
}

const PAGE = 50;

/**
 * One open stream of server-sent events. It never pushes what it was told but asks again, through the actor's addressing, for
 * what came after the last notice sent: a missed or doubled wake-up changes nothing. Holds one page in memory at most.
 */
export function streamNotices(deps: StreamDependencies, reply: FastifyReply, login: Login, lastEventId: number | null): { end(): void; readonly ended: Promise<void> } {
  const { actor } = login;
  const { raw } = reply;
  const { promise: ended, resolve: settle } = Promise.withResolvers<void>();
  let seq = lastEventId;
  let isOpen = true;
  let isBusy = false;
  let isWoken = false;

  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-store, no-transform', 'x-accel-buffering': 'no', connection: 'keep-alive' });
  raw.write('retry: 3000\n\n');

  function end(): void {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(heartbeat);
    unsubscribe();
    raw.end();
    settle();
  }

  /** Waits until the reader has taken what was written; a stalled one is dropped. */
  function send(text: string): Promise<void> {
    if (!isOpen || raw.write(text)) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => { clearTimeout(timer); raw.off('drain', done); raw.off('close', done); resolve(); };
      const timer = setTimeout(() => { raw.destroy(); done(); }, deps.stalledMs);
      raw.on('drain', done);
      raw.on('close', done);
    });
  }

  async function pump(): Promise<void> {
    seq ??= await withTransaction(deps.db, actor.congressId, (tx) => lastSeq(tx, actor.congressId));
    for (let full = true; full && isOpen;) {
      const after: number = seq;
      const notices: NoticeView[] = await withTransaction(deps.db, actor.congressId, (tx) => noticesAfter(tx, actor, after, PAGE));
      if (notices.length > 0 && !(await stillLoggedIn(deps.db, login))) return end();
      for (const notice of notices) {
        if (!isOpen) return;
        seq = notice.seq;
        await send(`id: ${notice.seq}\nevent: notice\ndata: ${JSON.stringify(notice)}\n\n`);
      }
      full = notices.length === PAGE;
    }
  }

  /** Any number of wake-ups while a look is under way make one more look. */
  async function look(): Promise<void> {
    isWoken = true;
    if (isBusy) return;
    isBusy = true;
    try {
      while (isWoken && isOpen) {
        isWoken = false;
        await pump();
      }
    } catch {
      end(); // The database is away: the reader comes back with its last id.
    } finally {
      isBusy = false;
    }
  }

  async function beat(): Promise<void> {
    const stands = await stillLoggedIn(deps.db, login).catch(() => false);
    if (!stands) return end();
    if (isOpen && !raw.writableNeedDrain) raw.write(': ping\n\n');
  }

  const unsubscribe = deps.hub.subscribe(actor.congressId, () => void look());
  const heartbeat = setInterval(() => void beat(), deps.heartbeatMs);
  raw.once('close', end);
  raw.on('error', end);
  void look();
  return { end, ended };
}

/** Logged out, switched to another identity, identity ended: the stream of before ends. */
async function stillLoggedIn(db: Db, login: Login): Promise<boolean> {
  const { rows } = await inSite(db, login.actor.congressId, (tx) => sql<{ one: number }>`select 1 as one from login_session s
    join identity i on i.congress_id = s.identity_congress_id and i.id = s.identity_id join account a on a.id = s.account_id
    where s.id = ${login.loginSessionId} and s.ended_at is null and s.identity_id = ${login.actor.identityId} and s.mandate_id is not distinct from ${login.actor.actingFor?.mandateId ?? null}::text and i.state = 'active' and a.state = 'active'`.execute(tx));
  return rows.length === 1;
}

