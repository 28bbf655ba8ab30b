import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicatorKeys } from '@luoshi/domain/indicator/definitions.ts';
import { caseKinds } from '@luoshi/domain/case-file/kinds.ts';
import { bodySchemas, hrefOf } from './features/cases/public.ts';
import { fork } from './testing/fork.ts';
import { bareRounds } from './testing/process-rounds.ts';
import { processSite, type ProcessSite } from './testing/process-site.ts';
import { storyOf } from './testing/story.ts';

/**
 * The embargo, byte by byte: the same history, but one rating is another one (or is not there yet). Whatever anybody but its
 * rater can fetch before the round closes is the same: bodies, headers, refusals of attempts on the rating itself.
 */
let site: ProcessSite;
let story: ReturnType<typeof storyOf>;
let records: { kind: string; id: string }[];
let restore: () => Promise<void>;

const unit = ['roads-liaison', 'roads-section', 'roads-bus', 'roads-deputy', 'roads-head', 'finance-section', 'finance-head', 'court-head'];
const others = ['government', 'leader', 'council', 'member', 'committee', 'office', 'presidium', 'shan', 'qiu', 'auditor'];
/** Who fetches papers too: they take the longest to make. */
const paperReaders = ['roads-head', 'government', 'affairs'];

beforeAll(async () => {
  site = await processSite('2026-03-02T01:00:00Z');
  story = storyOf(site);
  await story.untilReplied();
  await bareRounds(site).open('round-1', { name: '首轮测评', opensOn: '2026-03-02', closesOn: '2026-04-15' });
  site.clock.moveTo('2026-03-03T01:00:00Z');
  const { rows } = await site.database.ownerPool.query<{ kind: string; id: string }>(caseKinds.map((kind) => `select '${kind}' as kind, id from ${kind.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`).join(' union all '));
  records = rows;
  for (const name of ['lin', 'affairs', ...unit, ...others]) await site.cookieOf(name);
  ({ restore } = await fork(site));
}, 180_000);
afterAll(() => site.close());

const evaluationId = () => records.find((r) => r.kind === 'evaluation')?.id ?? '';
/** With the rating goes the wish for publicity, as the page asks it: who must not know of the one must not see the other. */
async function rate(level: string) {
  await site.act('lin', `publications/${records.find((r) => r.kind === 'publication')?.id ?? ''}`, 'stateWish', { wish: 'titleOnly', keepName: true });
  return site.act('lin', `evaluations/${evaluationId()}`, 'rate', { attitude: level, result: level, talk: level === 'dissatisfied' ? 'none' : 'met', again: level === 'dissatisfied' ? 'wanted' : 'notWanted', reason: level === 'dissatisfied' ? '只答复未动工，与现场完全不符，请重新办理' : '好' });
}

/** The numbers, and every list that a number of ratings opens to. */
const numbers = [
  '/api/v1/indicators', '/api/v1/indicators?category=inSession&from=2026-01-01', '/api/v1/indicators?township=t-1', '/api/v1/indicators/definitions', '/api/v1/commitments?indicator=commitmentsKept&part=missing',
  ...indicatorKeys.flatMap((key) => ['numerator', 'denominator', 'missing'].map((part) => `/api/v1/suggestions?indicator=${key}&part=${part}`)),
];

function addresses(name: string): string[] {
  const { id } = story;
  const lists = ['-updatedAt', 'dueOn', 'title'].map((sort) => `/api/v1/suggestions?sort=${sort}&limit=200`);
  const states = ['replied', 'rehandling', 'evaluated'].map((state) => `/api/v1/suggestions?state=${state}`);
  return [
    ...lists, ...states, ...numbers, '/api/v1/suggestions?overdue=true', '/api/v1/publications', '/api/v1/publications?state=toDecide', '/api/v1/suggestions?publication=toDecide', '/api/v1/publications/export?format=csv', '/api/v1/suggestions/export?format=csv&columns=title,state,overallClass,firstResult,updatedAt', '/api/v1/commitments/export?format=csv', '/api/v1/indicators/export?format=csv&table=total', '/api/v1/indicators/export?format=csv&table=units', '/api/v1/to-do/export?format=csv', '/api/v1/search/export?format=csv&q=%E5%8D%97%E7%8E%AF%E8%B7%AF', '/api/v1/suggestions?mine=true', '/api/v1/suggestions?q=%E5%8D%97%E7%8E%AF', '/api/v1/search?q=%E5%8D%97%E7%8E%AF%E8%B7%AF',
    ...records.map(({ kind, id: record }) => hrefOf(kind as 'reply', record)), `/api/v1/suggestions/${id}/similar`, `/api/v1/suggestions/${id}/recommended-units`,
    '/api/v1/to-do', '/api/v1/notices', '/api/v1/notices?unread=true', '/api/v1/commitments', '/api/v1/commitments?filter=due', '/api/v1/evaluation-rounds', '/api/v1/evaluation-rounds/round-1', '/api/v1/calendar?from=2026-03-01&to=2026-05-31', '/api/v1/calendar?from=2026-04-01&to=2026-04-30',
    ...(name === 'auditor' ? ['/api/v1/audit-entries?limit=200', '/api/v1/audit-entries?kind=evaluation', '/api/v1/audit-entries?outcome=refused&limit=200', `/api/v1/audit-entries?record=${evaluationId()}`, '/api/v1/audit-chain'] : []),
    ...(paperReaders.includes(name) ? [`/api/v1/suggestions/${id}/sheet.pdf`] : []), '/api/v1/me', '/api/v1/units', '/api/v1/people?query=lin', '/api/v1/clock', `/api/v1/evaluations/${'0'.repeat(36)}`,
  ];
}

/** What differs between any two requests: their own numbers, the moment, and the page's nonce. */
const passing = new Set(['x-request-id', 'date', 'content-security-policy', 'x-ratelimit-remaining', 'x-ratelimit-reset']);
/** A hash binds what it may not tell: keyed outside the database, it is another one and says nothing. */
const plain = (text: string) => text.replace(/"requestId":"[^"]*"/g, '"requestId":""').replace(/"hash":"[0-9a-f]{12}"/g, '"hash":""');

type Pages = Map<string, string>;
async function fetchAll(people: readonly string[]): Promise<Pages> {
  const pages: Pages = new Map();
  for (const name of people) {
    for (const url of addresses(name)) {
      const { status, text, headers } = await site.call(name, 'GET', url);
      const kept = Object.entries(headers).filter(([header]) => !passing.has(header)).sort(([a], [b]) => a.localeCompare(b));
      pages.set(`${name} GET ${url}`, JSON.stringify([status, kept, plain(text)]));
      expect(status, `${name} GET ${url}`).toBeLessThan(500);
    }
  }
  return pages;
}

/** Attempts at the rating and at what it holds up, with versions that fit either world. */
async function attemptAll(people: readonly string[]): Promise<Pages> {
  const pages: Pages = new Map();
  const bodies: Record<string, unknown> = { rate: { attitude: 'satisfied', result: 'satisfied' }, revise: { attitude: 'satisfied', result: 'satisfied' }, conclude: {}, archive: {}, close: {} };
  for (const name of people) {
    for (const [url, actions] of [[hrefOf('evaluation', evaluationId()), Object.keys(bodySchemas.evaluation)], [hrefOf('suggestion', story.id), ['conclude', 'archive', 'close']]] as const) {
      for (const action of actions) {
        for (const version of ['"1"', '"2"']) {
          const { status, text, headers } = await site.call(name, 'POST', `${url}/actions/${action}`, bodies[action] ?? {}, version === undefined ? {} : { 'if-match': version });
          expect(status, `${name} ${action}`).toBeGreaterThanOrEqual(400);
          expect(status, `${name} ${action}`).toBeLessThan(500);
          pages.set(`${name} POST ${url} ${action} ${version}`, JSON.stringify([status, headers['content-length'], plain(text)]));
        }
      }
    }
  }
  return pages;
}

function differences(a: Pages, b: Pages, canonical: (pages: Pages) => Pages = (pages) => pages): string[] {
  const [left, right] = [canonical(a), canonical(b)];
  expect(right.size).toBe(left.size);
  return [...left].filter(([key, text]) => right.get(key) !== text).slice(0, 8).map(([key, text]) => {
    const other = right.get(key) ?? '';
    const at = [...text].findIndex((letter, index) => letter !== other[index]);
    return `${key}\n  ${text.slice(Math.max(0, at - 80), at + 120)}\n  ${other.slice(Math.max(0, at - 80), at + 120)}`;
  });
}

/** Records made after the worlds parted have other ids; they are numbered as they appear. */
function renumbered(pages: Pages): Pages {
  const known = new Set(records.map((r) => r.id));
  const numbers = new Map<string, string>();
  const numberOf = (id: string) => { if (known.has(id)) return id; numbers.set(id, numbers.get(id) ?? `new-${numbers.size}`); return numbers.get(id) ?? ''; };
  return new Map([...pages].map(([key, text]) => [key, text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, numberOf)]));
}

/** A notice's number is its place among the notices of the whole county; the rater's own reminder takes one too, as any other notice does. */
function rankedNotices(pages: Pages): Pages {
  return new Map([...pages].map(([key, text]) => [key, key.includes('/notices') ? text.replace(/(\\?"(?:seq|nextCursor|id)\\?":)\\?"?\d+\\?"?/g, '$1') : text]));
}

/** What goes on in the weeks before the close: the unit carries on, clocks remind. */
async function lifeGoesOn(): Promise<void> {
  site.clock.moveTo('2026-03-10T01:00:00Z');
  const commitment = records.filter((r) => r.kind === 'commitment').map((r) => `commitments/${r.id}`)[0] ?? '';
  await site.act('roads-section', commitment, 'reportProgress', { text: '路面修复过半', percent: 50 });
  await site.act('roads-section', commitment, 'claim', { statement: '路面已修复', files: [await site.upload('roads-section', '验收单')] });
  site.clock.moveTo('2026-04-14T01:00:00Z');
  const { rows } = await site.database.ownerPool.query<{ record_id: string }>(`select record_id from due_event where kind = 'remind' and due_on <= '2026-04-14' order by due_on, record_id`);
  for (const { record_id: id } of rows) await site.asSystem('deadline', id, 'remind');
  await site.act('presidium', commitment, 'refute', { finding: '尚有五十米未修' });
}

const worldOf = async (rating: string | null, people: readonly string[], attempts = true) => {
  await restore();
  if (rating !== null) await rate(rating);
  site.clock.moveTo('2026-03-04T01:00:00Z');
  const soon = new Map([...await fetchAll(people), ...(attempts ? await attemptAll(people) : [])]);
  await lifeGoesOn();
  return { soon, later: await fetchAll(people) };
};

describe('two worlds that differ in one embargoed rating', () => {
  it('look the same to the unit, the government, every committee, every other deputy and the deputies’ affairs commission', async () => {
    const people = [...unit, ...others, 'affairs'];
    const satisfied = await worldOf('satisfied', people);
    const dissatisfied = await worldOf('dissatisfied', people);
    expect(satisfied.soon.size).toBeGreaterThan(1000);
    expect(differences(satisfied.soon, dissatisfied.soon)).toEqual([]);
    expect(differences(satisfied.later, dissatisfied.later, renumbered)).toEqual([]);
  }, 300_000);

  it('look the same to all but the rater and the commission when there is no rating yet', async () => {
    const people = ['roads-liaison', 'roads-section', 'roads-deputy', 'roads-head', 'finance-head', 'government', 'council', 'presidium', 'shan'];
    const rated = await worldOf('dissatisfied', people);
    const unrated = await worldOf(null, people);
    expect(differences(rated.soon, unrated.soon)).toEqual([]);
    expect(differences(rated.later, unrated.later, (pages) => rankedNotices(renumbered(pages)))).toEqual([]);
  }, 300_000);

  it('does differ for the rater, so that the comparison would notice', async () => {
    const satisfied = await worldOf('satisfied', ['lin'], false);
    const dissatisfied = await worldOf('dissatisfied', ['lin'], false);
    expect(differences(satisfied.soon, dissatisfied.soon).length).toBeGreaterThan(1);
  }, 120_000);
});
