/** The pure domain beside the server: each step is done in both, and both must say and hold the same. */
import { publishedCalendar } from '@luoshi/domain/calendar/published-calendar.ts';
import type { CaseActor, DeputyInfo, Directory, Environment, Notice, RoundInfo, SessionInfo, UnitInfo } from '@luoshi/domain/case-file/context.ts';
import { newCase } from '@luoshi/domain/case-file/new-case.ts';
import { offersFor, perform, type OtherCase } from '@luoshi/domain/case-file/perform.ts';
import { childKinds, type CaseFile, type CaseKind, type RecordBase } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { defaultSettings } from '@luoshi/domain/setting/settings.ts';
import type { SuggestionText } from '@luoshi/domain/suggestion/bodies.ts';
import { enterPaper } from '@luoshi/domain/suggestion/enter-paper.ts';
import type { PaperEntry } from '@luoshi/domain/suggestion/entry-bodies.ts';
import { meetings, sections, session, units } from '@luoshi/domain/testing/people.ts';
import { canSee, canSeeRecord } from '@luoshi/domain/visibility.ts';
import { Compile } from 'typebox/compile';
import { canonical } from '../features/audit/public.ts';
import { bodySchemas, hashText, hasEndpoint, hrefOf, loadCase } from '../features/cases/public.ts';
import { withTransaction } from '../platform/db/database.ts';
import { closeObjects } from '../platform/http/validate-input.ts';
import { deputyRows, logInOf, uploadsOf } from './domain-county.ts';
import { putOnMeetings } from './process-meetings.ts';
import { bareRounds } from './process-rounds.ts';
import type { ProcessSite } from './process-site.ts';
import { renameCases } from './walk-trace.ts';
import { shapeFaults } from './record-shape.ts';
import { withOpenRatings } from './open-ratings.ts';

/** One case in both: `file` is the model's, `ids` leads from the model's ids to the server's. */
export interface Twin { readonly file: CaseFile; readonly ids: Map<string, string>; readonly serverId: string }
export interface LockstepAct { readonly at: string; readonly actor: CaseActor; readonly kind: CaseKind; readonly index: number; readonly action: string; readonly body: unknown }
export type Verdict = 'accepted' | 'refused' | 'badBody';

const statusOf = { unknownAction: 404, notYourRole: 403, wrongState: 409, guards: 422 } as const;
const isPerson = (actor: CaseActor): actor is Actor => 'personId' in actor;

const checks = new Map<string, { Check: (body: unknown) => boolean }>();
export function fitsSchema(kind: CaseKind, action: string, body: unknown): boolean {
  const key = `${kind}.${action}`;
  const schema = structuredClone(bodySchemas[kind][action]);
  if (schema === undefined) return true;
  if (!checks.has(key)) { closeObjects(schema); checks.set(key, Compile(schema)); }
  return checks.get(key)?.Check(body) ?? true;
}

export function recordsIn(file: CaseFile, kind: CaseKind): readonly RecordBase[] {
  return kind === 'suggestion' ? [file.suggestion] : file[kind];
}

/** The congress that is walked through, as the model knows it. */
export interface LockstepPlace { readonly congressId: string; readonly units: readonly UnitInfo[]; readonly session: SessionInfo; readonly deputyRows: readonly DeputyInfo[] }
const countyPlace: LockstepPlace = { congressId: 'county', units, session, deputyRows };

export function lockstep(site: ProcessSite, place: LockstepPlace = countyPlace) {
  const series = new Map<string, number>();
  const rounds = new Map<string, RoundInfo>();
  const putRound = bareRounds(site, place.congressId).put;
  const pool = site.database.ownerPool;
  const counts = { requests: 0, accepted: 0, refused: 0, badBody: 0 };
  /** Every case so far, by the model's name of it. */
  const twins = new Map<string, Twin>();
  let modelIds = 0;
  let ended: readonly string[] = [];
  let lastNotice = 0;
  let lastAnswer = '';

  const find = <T extends { id: string }>(items: readonly T[]) => (id: string) => items.find((item) => item.id === id);
  const directory: Directory = {
    unit: find(place.units), endedUnit: () => undefined, section: find(sections), session: (id) => (id === place.session.id ? place.session : undefined), round: (id) => rounds.get(id), meeting: find(meetings),
    deputy: (personId) => place.deputyRows.find((d) => d.personId === personId), hasMandate: (personId) => !ended.includes(personId), otherCase: (id) => twins.get(id)?.file,
  };
  const environment = (actor: CaseActor, at: string): Environment => ({
    actor, now: at, today: dateInShanghai(at), settings: defaultSettings, calendar: publishedCalendar, directory, newId: () => `model-${(modelIds += 1)}`, hashText,
    uploads: isPerson(actor) ? uploadsOf(actor.personId) : [],
  });

  async function call(actor: Actor, method: 'GET' | 'POST', url: string, body?: unknown, headers?: Record<string, string>) {
    counts.requests += 1;
    return site.call(logInOf(actor), method, url, body, headers);
  }

  async function create(at: string, actor: Actor, text: Partial<SuggestionText>): Promise<Twin> {
    const sponsor = directory.deputy(actor.personId);
    if (sponsor === undefined) throw new Error('only deputies draft');
    site.clock.moveTo(at);
    const { file } = newCase(`model-${(modelIds += 1)}`, sponsor, text, environment(actor, at));
    const answer = await call(actor, 'POST', '/api/v1/suggestions', text);
    if (answer.status !== 201) throw new Error(`create: ${answer.status} ${answer.text}`);
    const twin = twinOf(file, answer.json.id);
    await compare(twin);
    return twin;
  }

  function twinOf(file: CaseFile, serverId: string): Twin {
    const twin = { file, ids: new Map([[file.suggestion.id, serverId]]), serverId };
    twins.set(file.suggestion.id, twin);
    return twin;
  }

  /** The same for a suggestion that came on paper: the clerk's files, the deputies' names. */
  async function enter(at: string, actor: Actor, body: PaperEntry): Promise<Twin> {
    site.clock.moveTo(at);
    const entered = enterPaper(`model-${(modelIds += 1)}`, body, environment(actor, at));
    const answer = await call(actor, 'POST', '/api/v1/paper-suggestions', body);
    if (!entered.ok || answer.status !== 201) throw new Error(`enter: ${JSON.stringify(entered)} ${answer.status} ${answer.text}`);
    const twin = twinOf(entered.file, answer.json.id);
    await compare(twin);
    await compareNotices(entered.notices, 'enter');
    return twin;
  }

  /** Puts a round, and whose mandate has ended, as the act finds them. */
  async function setting(round: RoundInfo | null, now: readonly string[]): Promise<void> {
    if (round !== null) {
      rounds.set(round.id, round);
      await putRound(round.id, round.state, round);
    }
    if (now.join() === ended.join()) return;
    ended = now;
    await pool.query(`update deputy set state = 'active', until_date = null, end_reason = null where state = 'ended' and not (person_id = any($1))`, [now]);
    await pool.query(`update deputy set state = 'ended', until_date = from_date, end_reason = 'resigned' where state = 'active' and person_id = any($1)`, [now]);
  }

  /** Does one act in both. Throws with what differs. */
  async function act(twin: Twin, step: LockstepAct): Promise<Verdict> {
    const { actor, kind, action, body, at } = step;
    const { file } = twin;
    const record = recordsIn(file, kind)[step.index];
    if (record === undefined) throw new Error(`the model has no ${kind} ${step.index}`);
    const told = `${kind}.${action} by ${actor.role} in ${record.state} with ${JSON.stringify(body)}`;
    site.clock.moveTo(at);
    const env = environment(actor, at);
    const id = twin.ids.get(record.id) ?? '';
    const serverBody = renameCases(body, (name) => twins.get(name)?.serverId ?? name);
    const fits = fitsSchema(kind, action, body);
    const visible = !isPerson(actor) || (canSee(actor, file) && canSeeRecord(actor, file, kind, record));
    if (action === 'handOver') await putOnMeetings(site, twin.serverId);
    if (isPerson(actor)) await compareOffers(twin, actor, kind, record, id, visible);
    const before = JSON.stringify(file);
    const version = record.version;
    let expected: number;
    let notices: readonly Notice[] = [];
    let others: readonly OtherCase[] = [];
    if (isPerson(actor) && !hasEndpoint(kind, action)) expected = 404;
    else if (isPerson(actor) && !fits) expected = 400;
    else if (!visible) expected = 404;
    else {
      const outcome = perform(file, { kind, record, action, body }, env);
      if (outcome.ok) {
        others = outcome.others;
        for (const request of [...others.flatMap((other) => other.numbers), ...outcome.numbers]) { const n = (series.get(request.series) ?? 0) + 1; series.set(request.series, n); request.assign(n); }
        notices = [...others.flatMap((other) => other.notices), ...outcome.notices];
      }
      expected = outcome.ok ? 200 : statusOf[outcome.why];
    }
    const got = isPerson(actor)
      ? await call(actor, 'POST', `${hrefOf(kind, id)}/actions/${action}`, serverBody, { 'if-match': `"${version}"` })
      : await site.asSystem(kind, id, action, serverBody, place.congressId).then((result) => ({ status: result.ok ? 200 : result.status, text: JSON.stringify(result.ok ? '' : result.refusals) }));
    lastAnswer = got.text;
    if (got.status !== expected) throw new Error(`${told}: expected ${expected}, got ${got.status} ${got.text}`);
    if (expected === 200) {
      counts.accepted += 1;
      await meetNewTwins(twin, others);
      await compare(twin, told);
      for (const other of others) await compare(twins.get(other.file.suggestion.id) ?? twin, `${told}, and what it did elsewhere`);
       await compareNotices(notices, told);
      return 'accepted';
    }
    if (JSON.stringify(file) !== before) throw new Error(`refused but changed: ${told}`);
    if (expected === 400) { counts.badBody += 1; return 'badBody'; }
    counts.refused += 1;
    return 'refused';
  }

  /** Cases that the act brought into being: the link of the act's own case leads to each. */
  async function meetNewTwins(twin: Twin, others: readonly OtherCase[]): Promise<void> {
    const born = others.filter((other) => other.isNew);
    if (born.length === 0) return;
    const stored = await withTransaction(site.site.db, place.congressId, (tx) => loadCase(tx, place.congressId, twin.serverId));
    for (const { file } of born) {
      const index = twin.file.suggestionLink.findIndex((link) => link.otherId === file.suggestion.id);
      const serverId = stored?.suggestionLink[index]?.otherId;
      if (serverId === undefined) throw new Error(`no link leads to the new case ${file.suggestion.title}`);
      twinOf(file, serverId);
    }
  }

  /** What a page offers is what the model offers, with the same reasons why not yet. */
  async function compareOffers(twin: Twin, actor: Actor, kind: CaseKind, record: RecordBase, id: string, visible: boolean): Promise<void> {
    const page = await call(actor, 'GET', hrefOf(kind, id));
    if (page.status !== (visible ? 200 : 404)) throw new Error(`GET ${kind} as ${actor.role}: ${page.status}, but visible is ${visible}`);
    if (!visible) return;
    const faults = shapeFaults(page.json, kind === 'suggestion');
    if (faults.length > 0) throw new Error(`shape of ${kind}: ${faults.join('; ')}`);
    const offered = page.json.actions.map(({ action, refusals }) => [action, refusals.map((r) => r.code)]);
    const expected = offersFor(twin.file, kind, record, { actor, today: dateInShanghai(site.clock.now().toISOString()), settings: defaultSettings }).filter((o) => hasEndpoint(kind, o.action)).map((o) => [o.action, o.refusals.map((r) => r.code)]);
    if (JSON.stringify(offered) !== JSON.stringify(expected)) throw new Error(`offers of ${kind} in ${record.state} to ${actor.role}: ${JSON.stringify(offered)} instead of ${JSON.stringify(expected)}`);
  }

  /** The rows of the case are the model's, but for the names of the ids. */
  async function compare(twin: Twin, told = 'create'): Promise<void> {
    const stored = await withTransaction(site.site.db, place.congressId, (tx) => loadCase(tx, place.congressId, twin.serverId));
    if (stored === undefined) throw new Error(`${told}: the case is gone`);
    withOpenRatings(site.deps.sealer, stored);
    for (const kind of childKinds) {
      twin.file[kind].forEach((row, index) => { const other = stored[kind][index]; if (other !== undefined) twin.ids.set(row.id, other.id); });
    }
    twin.file.attachment.forEach((row, index) => { const other = stored.attachment[index]; if (other !== undefined) twin.ids.set(row.id, other.id); });
    const named = JSON.parse(JSON.stringify(twin.file).replace(/model-\d+/g, (id) => twin.ids.get(id) ?? twins.get(id)?.serverId ?? id)) as CaseFile;
    for (const part of Object.keys(named) as (keyof CaseFile)[]) {
      const [a, b] = part === 'turns' ? [named.turns.map(canonical).sort(), stored.turns.map(canonical).sort()].map((list) => JSON.stringify(list)) : [canonical(named[part]), canonical(stored[part])];
      if (a !== b) throw new Error(`${told}: ${part} differs\nmodel  ${a}\nstored ${b}`);
    }
  }

  async function compareNotices(notices: readonly Notice[], told: string): Promise<void> {
    const { rows } = await pool.query<Record<string, unknown> & { seq: string }>('select seq, role, organisation_id, section_id, person_id, topic, text from notice where seq > $1 order by seq', [lastNotice]);
    lastNotice = Number(rows.at(-1)?.seq ?? lastNotice);
    // A reminder goes to whoever holds a to-do, and to-dos have no order.
    const stored = rows.map((r) => JSON.stringify([r['role'], r['organisation_id'], r['section_id'], r['person_id'], r['topic'], r['text']])).toSorted();
    const expected = notices.map((n) => JSON.stringify([n.role, n.organisationId, n.sectionId, n.personId, n.topic, n.text])).toSorted();
    if (JSON.stringify(stored) !== JSON.stringify(expected)) throw new Error(`${told}: notices\nmodel  ${expected.join('\n')}\nstored ${stored.join('\n')}`);
  }

  return { twins, create, enter, act, setting, counts, lastAnswer: () => lastAnswer };
}
