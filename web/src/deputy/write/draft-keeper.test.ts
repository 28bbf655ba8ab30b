import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DraftKeeper } from './draft-keeper.ts';

/** A server of one draft, in the page's own terms: versions, idempotency keys, and a cable that can be pulled. */
function draftServer() {
  const drafts = new Map<string, Record<string, unknown> & { version: number }>();
  const created = new Map<string, string>();
  const server = { isConnected: true, losesAnswer: false, saves: 0, drafts };
  const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  const shown = (id: string) => ({ id, kind: 'suggestion', state: 'draft', actions: [{ action: 'save', refusals: [] }], records: { suggestionLink: [] }, updatedAt: '2026-03-12T01:31:00Z', ...drafts.get(id) });
  const take = (before: Record<string, unknown>, body: Record<string, unknown>) => ({ ...before, ...body, ...(body['asks'] === undefined ? {} : { asks: (body['asks'] as string[]).map((text, index) => ({ no: index + 1, text })) }) });
  const blank = { version: 1, title: '', situation: '', analysis: '', asks: [], source: 'other', preferredUnits: [], disclosureWish: 'full', disclosureReason: null, occasion: 'interSessional', raisedBefore: null };
  const handle = (path: string, init: RequestInit): Response => {
    const headers = init.headers as Record<string, string>;
    const body = JSON.parse(String(init.body ?? '{}')) as Record<string, unknown>;
    if (init.method === 'POST' && path === '/api/v1/suggestions') {
      const id = created.get(headers['idempotency-key'] ?? '') ?? `s-${drafts.size + 1}`;
      if (!drafts.has(id)) drafts.set(id, take(blank, body) as typeof blank);
      created.set(headers['idempotency-key'] ?? '', id);
      return answer(201, shown(id));
    }
    const id = path.split('/')[4] ?? '';
    const draft = drafts.get(id);
    if (draft === undefined) return answer(404, { title: '没有这条记录' });
    if (init.method !== 'POST') return answer(200, shown(id));
    if (headers['if-match'] !== `"${draft.version}"`) return answer(412, { title: '内容已被别人改动', code: 'stale' });
    server.saves += 1;
    drafts.set(id, { ...take(draft, body), version: draft.version + 1 } as typeof draft);
    return answer(200, shown(id));
  };
  const fetchLike = async (path: string, init: RequestInit = {}): Promise<Response> => {
    if (!server.isConnected) throw new TypeError('network');
    const response = handle(path, init);
    if (server.losesAnswer) throw new TypeError('network');
    return response;
  };
  return { server, fetchLike };
}

const realFetch = globalThis.fetch;
let keeper: DraftKeeper;
let world: ReturnType<typeof draftServer>;
beforeEach(async () => {
  world = draftServer();
  globalThis.fetch = world.fetchLike as typeof fetch;
  keeper = new DraftKeeper('new-1', 'p-1');
  await keeper.open();
});
afterEach(() => {
  keeper.stop();
  globalThis.fetch = realFetch;
});
const draft = () => world.server.drafts.get('s-1');

describe('a draft while it is written', () => {
  it('is opened on the server with the first words, and its address follows', async () => {
    let address = '';
    keeper.follow({ onCreated: (id) => { address = id; } });
    keeper.change({ title: '关于修路的建议' });
    await keeper.flush();
    expect(address).toBe('s-1');
    expect(draft()?.['title']).toBe('关于修路的建议');
    expect(keeper.snapshot().save).toEqual({ kind: 'saved', at: '2026-03-12T01:31:00Z' });
  });

  it('keeps what is typed without a connection and sends it afterwards', async () => {
    keeper.change({ title: '一' });
    await keeper.flush();
    world.server.isConnected = false;
    keeper.change({ situation: '二' });
    await keeper.flush();
    expect(keeper.snapshot().save.kind).toMatch(/^onP/);
    world.server.isConnected = true;
    await keeper.flush();
    expect(draft()).toMatchObject({ title: '一', situation: '二' });
  });

  it('makes one draft though the first answer got lost', async () => {
    world.server.losesAnswer = true;
    keeper.change({ title: '一' });
    await keeper.flush();
    world.server.losesAnswer = false;
    await keeper.flush();
    expect(world.server.drafts.size).toBe(1);
    expect(keeper.id).toBe('s-1');
  });

  it('sees its own saving again after a lost answer, without asking', async () => {
    keeper.change({ title: '一' });
    await keeper.flush();
    world.server.losesAnswer = true;
    keeper.change({ title: '二' });
    await keeper.flush();
    world.server.losesAnswer = false;
    await keeper.flush();
    await keeper.flush();
    expect(keeper.snapshot().save.kind).toBe('saved');
    expect(draft()?.['title']).toBe('二');
  });

  it('asks where another hand changed the same part, and keeps both', async () => {
    keeper.change({ title: '一', situation: '情况' });
    await keeper.flush();
    world.server.drafts.set('s-1', { ...(draft() ?? { version: 1 }), title: '别处改的', analysis: '别处写的', version: 7 });
    keeper.change({ title: '这里改的' });
    await keeper.flush();
    expect(keeper.snapshot().save).toMatchObject({ kind: 'conflict', fields: ['title'] });
    expect(keeper.snapshot().text).toMatchObject({ title: '这里改的', analysis: '别处写的' });
    keeper.resolve({ title: 'mine' }, (id) => id);
    await keeper.flush();
    expect(draft()).toMatchObject({ title: '这里改的', analysis: '别处写的', version: 8 });
    expect(keeper.snapshot().setAside).toMatchObject([{ field: '标题', text: '别处改的' }]);
  });

  it('sends only what changed, and nothing when nothing did', async () => {
    keeper.change({ title: '一' });
    await keeper.flush();
    keeper.change({ title: '一' });
    await keeper.flush();
    expect(world.server.saves).toBe(0);
  });
});
