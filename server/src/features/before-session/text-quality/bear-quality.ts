import { placeOfActor } from '@luoshi/domain/before-session/visibility.ts';
import { holds, toRole } from '@luoshi/domain/before-session/matter.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { refusal } from '@luoshi/domain/kernel/refusal.ts';
import type { CompilationReceiptRow, Criterion, ExcellentSelectionRow, Score, WritingRubricRow, WritingScoreRow } from '@luoshi/domain/text-quality/quality-rows.ts';
import { canSeeScore, canSeeSelection } from '@luoshi/domain/text-quality/quality-visibility.ts';
import { defaultCriteria, rubricFaults, rubricOn } from '@luoshi/domain/text-quality/rubric.ts';
import { cleanScores, levelOfRole, mayScore, scoreFaults, tellDeputy, totalOf } from '@luoshi/domain/text-quality/writing-score.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { findMatter, selectMatters } from '../matter-tables.ts';
import { bearMatter, refused, todayOf, type MatterDependencies, type MatterResult } from '../perform-matter.ts';
import { readScored } from './quality-facts.ts';

export interface NewRubric { readonly startsOn: IsoDate; readonly criteria: readonly Criterion[]; readonly reason: string }

/** What may exist once: the second of two who begin it at the same moment waits here, and then finds the first. */
const oneAtATime = (tx: Tx, ...of: readonly string[]) => sql`select pg_advisory_xact_lock(hashtext(${of.join(' ')}))`.execute(tx);

export function setRubric(deps: MatterDependencies, actor: Actor, body: NewRubric): Promise<MatterResult> {
  return bearMatter(deps, actor, 'writingRubric', body, async (tx, base) => {
    if (!holds('deputyAffairs')({ actor })) return refused(403, 'notYourRole', refusal('notYourRole', '撰写质量评价办法由代表工委制定'));
    const faults = rubricFaults(body.criteria, body.startsOn, todayOf(deps));
    if (faults.length > 0) return refused(422, 'refused', ...faults);
    await oneAtATime(tx, 'writing_rubric', actor.congressId);
    const [last] = await rowsOf(tx, sql<{ no: number }>`select coalesce(max(no), 0)::int as no from writing_rubric where congress_id = ${actor.congressId}`);
    const record: WritingRubricRow = {
      ...base, no: (last?.no ?? 0) + 1, startsOn: body.startsOn, criteria: body.criteria.map(({ name, hint, weight }) => ({ name: name.trim(), hint: hint.trim(), weight })), reason: body.reason.trim(), byName: actor.name, cancelReason: null,
    };
    const text = `新的撰写质量评价办法从${record.startsOn}起执行`;
    return { record, notices: [toRole('committeeOffice', 'writingRubric', text), toRole('townshipPresidium', 'writingRubric', text)] };
  });
}

/** The criteria of today: the place's own, or those that the system comes with. */
export async function criteriaToday(tx: Tx, congressId: string, today: IsoDate): Promise<{ readonly no: number | null; readonly criteria: readonly Criterion[] }> {
  const versions = await selectMatters<WritingRubricRow>(tx, 'writingRubric', congressId, sql`true`);
  const found = rubricOn(versions, today);
  return found === null ? { no: null, criteria: defaultCriteria } : { no: found.no, criteria: found.criteria };
}

export interface NewScore { readonly suggestionId: string; readonly scores: readonly Score[] }

export function giveScore(deps: MatterDependencies, actor: Actor, body: NewScore): Promise<MatterResult> {
  return bearMatter(deps, actor, 'writingScore', body, async (tx, base) => {
    const level = levelOfRole[actor.role];
    if (level === undefined) return refused(403, 'notYourRole', refusal('notYourRole', '撰写质量由审核机关（乡镇人大主席团、代表工委、常委会办公室）评价'));
    const suggestion = (await readScored(tx, actor.congressId, [body.suggestionId])).get(body.suggestionId);
    // What was never handed in is nobody's to judge, and answers like what is not there.
    if (suggestion === undefined || suggestion.submittedOn === null || !canSeeScore(actor, suggestion)) return refused(404, 'notFound');
    const closed = mayScore(suggestion, level);
    if (closed !== null) return refused(422, 'refused', closed);
    await oneAtATime(tx, 'writing_score', actor.congressId, suggestion.id, level);
    const [known] = await rowsOf(tx, sql<{ name: string }>`select by_name as name from writing_score where congress_id = ${actor.congressId} and suggestion_id = ${body.suggestionId} and level = ${level} and state = 'given'`);
    if (known !== undefined) return refused(422, 'refused', refusal('scored', `本级已经由${known.name}评价，登记以前可以更正那一张`, '/suggestionId'));
    const today = todayOf(deps);
    const { no, criteria } = await criteriaToday(tx, actor.congressId, today);
    const faults = scoreFaults(criteria, body.scores);
    if (faults.length > 0) return refused(422, 'refused', ...faults);
    const scores = cleanScores(body.scores);
    const record: WritingScoreRow = {
      ...base, suggestionId: suggestion.id, leadPersonId: suggestion.leadPersonId, leadTownshipId: suggestion.leadTownshipId, level, byOrganisationId: placeOfActor(actor), byName: actor.name, scoredOn: today, rubricNo: no, criteria, scores,
      total: totalOf(criteria, scores), textHash: suggestion.textHash, history: [], annulReason: null,
    };
    return { record, notices: tellDeputy(suggestion, record.level) };
  });
}

export interface NewSelection { readonly year: number; readonly title: string }

export function beginSelection(deps: MatterDependencies, actor: Actor, body: NewSelection): Promise<MatterResult> {
  return bearMatter(deps, actor, 'excellentSelection', body, async (tx, base) => {
    if (!holds('deputyAffairs')({ actor })) return refused(403, 'notYourRole', refusal('notYourRole', '优秀建议由代表工委组织评选'));
    await oneAtATime(tx, 'excellent_selection', actor.congressId);
    const [known] = await rowsOf(tx, sql<{ title: string }>`select title from excellent_selection where congress_id = ${actor.congressId} and year = ${body.year}`);
    if (known !== undefined) return refused(422, 'refused', refusal('yearTaken', `${body.year}年已经开始评选（${known.title}），请在那一次里继续`, '/year'));
    const record: ExcellentSelectionRow = { ...base, year: body.year, title: body.title.trim(), entries: [], proposedOn: null, meeting: null, decidedOn: null, decidedIds: [], preface: '', compiled: [], publishedOn: null };
    return { record, notices: [] };
  });
}

export interface NewReceipt { readonly selectionId: string }

export function receiveCompilation(deps: MatterDependencies, actor: Actor, body: NewReceipt): Promise<MatterResult> {
  return bearMatter(deps, actor, 'compilationReceipt', body, async (tx, base) => {
    if (actor.role !== 'deputy') return refused(403, 'notYourRole', refusal('notYourRole', '选编由代表本人签收'));
    const selection = await findMatter<ExcellentSelectionRow>(tx, 'excellentSelection', actor.congressId, body.selectionId);
    if (selection === undefined || !canSeeSelection(actor, selection)) return refused(404, 'notFound');
    await oneAtATime(tx, 'compilation_receipt', actor.congressId, actor.personId);
    const known = await rowsOf(tx, sql`select 1 from compilation_receipt where congress_id = ${actor.congressId} and selection_id = ${body.selectionId} and person_id = ${actor.personId}`);
    if (known.length > 0) return refused(422, 'refused', refusal('received', '您已经签收过这份选编，不用再签', '/selectionId'));
    const record: CompilationReceiptRow = { ...base, selectionId: selection.id, personId: actor.personId, name: actor.name, townshipId: actor.townshipId, receivedOn: todayOf(deps), readOn: null };
    return { record, notices: [] };
  });
}
