import { caseKinds } from '@luoshi/domain/case-file/kinds.ts';
import { actors } from '@luoshi/domain/testing/people.ts';
import { everyState } from '@luoshi/domain/testing/reach.ts';
import { uploads } from '@luoshi/domain/testing/world.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hrefOf } from './features/cases/public.ts';
import { domainCounty, fileIdOf, logInOf } from './testing/domain-county.ts';
import { imprint } from './testing/imprint.ts';
import { processSite, type ProcessSite } from './testing/process-site.ts';
import { storeReached } from './testing/store-reached.ts';

/**
 * Acts that would be accepted, but for one text in them that PostgreSQL cannot hold (NUL, half of a surrogate pair): refused as
 * the person's mistake, and nothing is half done. A text of one endless word, which no index takes whole, is no mistake.
 */
let site: ProcessSite;
beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z', domainCounty);
  for (const actor of actors) await site.cookieOf(logInOf(actor));
}, 180_000);
afterAll(() => site.close());

function* withEachString(value: unknown, text: string): Generator<unknown> {
  if (typeof value === 'string') yield text;
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) for (const changed of withEachString(item, text)) yield value.with(index, changed);
  else if (typeof value === 'object' && value !== null) for (const [name, item] of Object.entries(value)) for (const changed of withEachString(item, text)) yield { ...value, [name]: changed };
}

describe('in every act that somebody may do', () => {
  let tried = 0;
  it.each(caseKinds)('%s: texts that cannot be stored are refused', async (kind) => {
    for (const state of everyState.filter(([k]) => k === kind).map(([, s]) => s)) {
      const target = await storeReached(site, kind, state);
      site.clock.moveTo(target.now);
      const before = await imprint(site);
      const done = new Set<string>();
      for (const actor of actors) {
        for (const action of target.ready(actor)) {
          if (done.has(action)) continue;
          done.add(action);
          for (const text of ['修路\u0000', '修路\ud83d']) {
            for (const body of withEachString(target.bodies.get(action), text)) {
              const answer = await site.call(logInOf(actor), 'POST', `${hrefOf(kind, target.id)}/actions/${action}`, JSON.stringify(body), { 'content-type': 'application/json', 'if-match': `"${target.version}"`, 'idempotency-key': `key-${tried}` });
              tried += 1;
              expect([400, 422], `${action} ${JSON.stringify(body)}: ${answer.status} ${answer.text}`).toContain(answer.status);
              expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
            }
          }
        }
      }
      expect(await imprint(site), `${kind} ${state}`).toBe(before);
    }
  }, 120_000);

  it('was tried in the hundreds', () => {
    console.info(`characters: ${tried} acts`);
    expect(tried).toBeGreaterThan(200);
    expect(uploads.map((u) => fileIdOf(u.fileId, 'x'))).toHaveLength(3);
  });
});

describe('a text of one endless word', () => {
  it('is taken, found by its other words, and never a fault', async () => {
    const lead = actors.find((a) => a.personId === 'deputy-3');
    if (lead === undefined) throw new Error('nobody');
    const name = logInOf(lead);
    const situation = `${'abcdefghij'.repeat(900)} 路灯损坏 ${'1'.repeat(900)} ${'字'.repeat(50)}`;
    const created = await site.call(name, 'POST', '/api/v1/suggestions', { title: `关于${'x'.repeat(90)}`, situation, analysis: `'\\ "quoted" & | ! <-> : * ${'\\'.repeat(500)}${"'".repeat(501)}`, asks: ['更换路灯 a:*b', ':'.repeat(200)] });
    expect(created.status, created.text).toBe(201);
    expect((await site.act(name, `suggestions/${created.json.id}`, 'submit')).state).toBe('underAffairsReview');
    expect((await site.get(name, '/api/v1/search?q=%E8%B7%AF%E7%81%AF'))['total']).toBe(1);
    for (const q of ["'", '\\', '!!', '& |', ':*', 'x'.repeat(100), '(', '%', '😀', '\u{20BB7}野家', '，。', '\ud83d']) {
      const answer = await site.call(name, 'GET', `/api/v1/search?q=${encodeURIComponent(q.isWellFormed() ? q : '�')}`);
      expect(answer.status, `${q}: ${answer.text}`).toBe(200);
      expect((await site.call(name, 'GET', `/api/v1/suggestions?q=${encodeURIComponent(q.isWellFormed() ? q : '�')}`)).status).toBe(200);
    }
    expect((await site.call(name, 'GET', `/api/v1/suggestions/${created.json.id}/similar`)).status).toBe(200);
  });
});
