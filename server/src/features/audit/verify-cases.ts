import { canonicalJson } from '@luoshi/domain/kernel/canonical.ts';
import type { CaseFile, EvaluationRow, RatingChange } from '@luoshi/domain/case-file/rows.ts';
import { caseKinds, workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import { emptyDirectory } from '@luoshi/domain/case-file/context.ts';
import { summaryOf } from '@luoshi/domain/case-file/derived.ts';
import { nextDueOfTask, turnsOf } from '@luoshi/domain/case-file/turns.ts';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { Settings } from '@luoshi/domain/setting/settings.ts';
import { frozenText } from '@luoshi/domain/suggestion/guards.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { Sealer } from '../../platform/sealer.ts';
import { hashText, loadCase, openedHistory, readSettingsOn } from '../cases/public.ts';
import { canonical } from './canonical.ts';
import { verifyReleases } from './verify-releases.ts';
import { sealBody } from './chain.ts';
import { collectFindings, type Check, type Findings } from './verify-report.ts';

export interface CaseCheckOptions {
  readonly macKey: Buffer | null;
  /** Null where the sealing key is not at hand: sealed ratings are then counted, not opened. */
  readonly sealer: Sealer | null;
  readonly now: Date;
  /** Every case without it, else about this many, spread evenly. */
  readonly sample?: number | undefined;
}

/** States that nothing leads out of: no clock runs there. */
const finalStates: readonly string[] = (() => {
  const { states, rows } = workflowOf('suggestion');
  // The township's table ends in the same states.
  return Object.keys(states).filter((state) => !rows.some((row) => row[1].includes(state) && row[2] !== 'unchanged' && row[2] !== state));
})();

/** What must hold in the cases of a congress beside the audit: turns, clocks, sealed ratings, frozen texts, numbers. */
export async function verifyCases(tx: Tx, congressId: string, options: CaseCheckOptions): Promise<Omit<Check, 'nameZh'>> {
  const findings = collectFindings(congressId);
  await verifyClocks(tx, congressId, findings);
  await verifyNumbers(tx, congressId, findings);
  await verifyReleases(tx, congressId, findings);
  const { rows } = await sql<{ id: string }>`select id from suggestion where congress_id = ${congressId} order by id`.execute(tx);
  const step = options.sample === undefined ? 1 : Math.max(1, Math.floor(rows.length / options.sample));
  const chosen = rows.filter((_, index) => index % step === 0);
  const seals = options.macKey === null ? null : await readSeals(tx, congressId);
  const today = dateInShanghai(options.now.toISOString());
  const settings = await readSettingsOn(tx, congressId, today);
  let unopened = 0;
  for (const { id } of chosen) {
    const file = await loadCase(tx, congressId, id);
    if (file === undefined) continue;
    verifyTurns(file, today, settings, findings);
    verifyText(file, findings);
    for (const row of file.evaluation) {
      const state = openForCheck(options.sealer, congressId, row, findings);
      if (state === 'closed') unopened += 1;
      else if (state === 'open' && seals !== null && options.macKey !== null) verifySeals(row, seals.get(row.id) ?? [], options.macKey, findings);
    }
  }
  return { checked: chosen.length, findings: findings.list, notesZh: [...(step === 1 ? [] : [`案卷抽查 ${chosen.length} 件，共 ${rows.length} 件`]), ...(unopened === 0 ? [] : [`${unopened} 份未公开的测评没有对应的密封密钥，没有打开核对；请放回原来的密封密钥文件后再核验`])] };
}

/** Opens a sealed rating in this check's own memory: that it opens proves that nobody altered it or put it in another's place. */
function openForCheck(sealer: Sealer | null, congressId: string, row: EvaluationRow, findings: Findings): 'open' | 'closed' | 'broken' {
  if (row.state !== 'rated') return 'open';
  if (sealer === null) return 'closed';
  const history = openedHistory(sealer, congressId, row);
  if (history === 'keyMissing') return 'closed';
  if (!Array.isArray(history)) {
    findings.add('ratingDiffers', `测评 ${row.id} 的密文缺失、被改动或被调换，打不开`);
    return 'broken';
  }
  const last = history.at(-1);
  Object.assign(row, { history, attitude: last?.attitude ?? null, result: last?.result ?? null, reason: last?.reason ?? null, formAnswers: last?.form ?? null });
  return 'open';
}

const nameOf = (file: CaseFile): string => `建议 ${file.suggestion.numberLabel ?? file.suggestion.id}《${file.suggestion.title}》`;

/** The rows behind the to-do lists, derived again from the case by the same pure function under the settings of the day. */
function verifyTurns(file: CaseFile, today: IsoDate, settings: Settings, findings: Findings): void {
  const base = { actor: systemActor(file.congressId), today, settings, directory: emptyDirectory };
  const expected = turnsOf(file, base).map(canonical).sort();
  const found = file.turns.map(canonical).sort();
  if (expected.length !== found.length || expected.some((turn, index) => turn !== found[index])) {
    findings.add('turnsDiffer', `${nameOf(file)}的待办与案卷不符：应有 ${expected.length} 项，现有 ${found.length} 项`);
  }
  const { nextDueOn: due, ...shown } = summaryOf(file);
  const { groupRole, isRepeated, classLetters } = file.suggestion;
  if (canonical(shown) !== canonical({ groupRole, isRepeated, classLetters })) findings.add('summaryDiffers', `${nameOf(file)}在清单中的并案、多年重复或结果分类与案卷不符`);
  if (due !== file.suggestion.nextDueOn) findings.add('dueDiffers', `${nameOf(file)}的最近期限记为 ${file.suggestion.nextDueOn ?? '无'}，按案卷应为 ${due ?? '无'}`);
  for (const task of file.handlingTask) {
    const own = nextDueOfTask(file, task);
    if (own !== task.nextDueOn) findings.add('dueDiffers', `${nameOf(file)}${task.unitName}的最近期限记为 ${task.nextDueOn ?? '无'}，按案卷应为 ${own ?? '无'}`);
    if (task.suggestionUpdatedAt !== file.suggestion.updatedAt) findings.add('orderDiffers', `${nameOf(file)}在${task.unitName}清单中的先后与案卷不符`);
  }
}

/** A text somebody answered for is the text with the hash they answered for. */
function verifyText(file: CaseFile, findings: Findings): void {
  const { textHash } = file.suggestion;
  if (textHash !== null && textHash !== hashText(frozenText(file.suggestion))) findings.add('textDiffers', `${nameOf(file)}的文本与定稿时的散列不符：文本被绕过程序改动`);
}

interface Seal { version: number; seal: string | null; open: unknown }

/** Another reading of a form counts with the second person's word alone. */
async function readSeals(tx: Tx, congressId: string): Promise<Map<string, Seal[]>> {
  const { rows } = await sql<Seal & { recordId: string }>`select record_id as "recordId", version, body->>'sealed' as seal, body as open from audit_entry e
    where congress_id = ${congressId} and record_kind = 'evaluation' and (event in ('EvaluationRated', 'EvaluationRevised', 'EnvelopeOpened', 'FinalRatingGiven') or (event = 'RereadingProposed' and exists
      (select 1 from audit_entry c where c.congress_id = e.congress_id and c.record_kind = 'evaluation' and c.record_id = e.record_id and c.version = e.version + 1 and c.event = 'ReadingCorrected'))) order by record_id, version`.execute(tx);
  return Map.groupBy(rows, (row) => row.recordId);
}

/** Each rating is bound by the sealed body of its entry, so an altered level shows although the audit does not hold it in the clear. */
function verifySeals(row: EvaluationRow, seals: readonly Seal[], macKey: Buffer, findings: Findings): void {
  const last = row.history.at(-1);
  // A reading that the second person did not agree with is kept, but is no rating.
  const isNone = row.attitude === null && row.result === null && (row.state === 'awaitingOpening' || row.unreadable !== null);
  const isLast = last === undefined || isNone ? row.attitude === null && row.result === null : last.attitude === row.attitude && last.result === row.result && last.reason === row.reason;
  // A reading that was put right leaves the other answers of the form as they were read.
  const form = isNone ? null : (row.history.findLast((change) => change.why === undefined)?.form ?? null);
  const given = seals.slice(Math.max(0, seals.length - row.history.length));
  // Given again after the sealing key was lost: what was said before can be read by nobody any more.
  const isGivenAgain = row.history.length > 0 && row.history.length < seals.length && row.history.every((change, index) => isBound(row.id, change, given[index], macKey));
  if (isGivenAgain) return findings.add('ratingLost', `测评 ${row.id} 更早的 ${seals.length - row.history.length} 次已经读不出来：密封密钥遗失后由代表重新测评的属于这种情况，否则是被换回或截去`);
  if (!isLast || canonicalJson(form) !== canonicalJson(row.formAnswers) || row.history.length !== seals.length) return findings.add('ratingDiffers', `测评 ${row.id} 现在的等次与它的历次记录不符：被绕过程序改动`);
  for (const [index, change] of row.history.entries()) {
    if (!isBound(row.id, change, seals[index], macKey)) findings.add('ratingDiffers', `测评 ${row.id} 第 ${index + 1} 次的等次与审计封存的不符：被绕过程序改动`);
  }
}

function isBound(id: string, { attitude, result, reason, form, files, why }: RatingChange, seal: Seal | undefined, macKey: Buffer): boolean {
  // A last rating is open from the beginning, and stands in the audit as it was given.
  if (seal !== undefined && seal.seal === null) {
    const given = seal.open as Readonly<Record<string, unknown>>;
    return given['attitude'] === attitude && given['result'] === result && (given['reason'] ?? null) === reason && Object.entries(form ?? {}).every(([question, answer]) => given[question] === answer);
  }
  const bodies = reason === null ? [{ attitude, result }, { attitude, result, reason }, { attitude, result, reason: '' }] : [{ attitude, result, reason }];
  // What came on paper is bound with its scans.
  return seal === undefined || bodies.some((body) => sealBody(id, seal.version, { ...body, ...form, ...(files === undefined ? {} : { files }), ...(why === undefined ? {} : { why }) }, macKey).sealed === seal.seal);
}

/** Running clocks only on open cases, on the date that was counted, promised or recomputed, and each with its place among what falls due. */
async function verifyClocks(tx: Tx, congressId: string, findings: Findings): Promise<void> {
  const { rows } = await sql<{ id: string; suggestionId: string; state: string; isFinal: boolean; hasRecord: boolean; dueOn: string; expectedOn: string; remindOn: string | null; eventOn: string | null }>`
    select d.id, d.suggestion_id as "suggestionId", d.state, s.state = any(${[...finalStates]}) as "isFinal", d.due_on::text as "dueOn", d.next_reminder_on::text as "remindOn", v.due_on::text as "eventOn",
      coalesce(m.due_on, d.original_due_on::text) as "expectedOn", ${recordExists()} as "hasRecord"
    from deadline d join suggestion s on s.congress_id = d.congress_id and s.id = d.suggestion_id
    left join due_event v on v.congress_id = d.congress_id and v.record_kind = 'deadline' and v.record_id = d.id and v.kind = 'remind'
    left join lateral (select e.body->>'dueOn' as due_on from audit_entry e where e.congress_id = d.congress_id and e.record_kind = 'deadline' and e.record_id = d.id
      and e.event = 'DeadlineRecomputed' order by e.version desc limit 1) m on true
    where d.congress_id = ${congressId} and d.state in ('running', 'open') order by d.id`.execute(tx);
  for (const row of rows) {
    const name = `期限 ${row.id}(建议 ${row.suggestionId})`;
    if (row.isFinal) findings.add('clockOnClosed', `${name}还在计时，建议却已终结`);
    if (!row.hasRecord) findings.add('clockOnNothing', `${name}还在计时，它所属的记录却不在了`);
    if (row.dueOn !== row.expectedOn) findings.add('dueDateDiffers', `${name}届满日为 ${row.dueOn}，按审计应为 ${row.expectedOn}：被绕过程序改动`);
    if (row.remindOn !== row.eventOn) findings.add('reminderDiffers', `${name}的提醒日为 ${row.remindOn ?? '无'}，待到期事项中却是 ${row.eventOn ?? '无'}`);
  }
  const { rows: stray } = await sql<{ recordId: string }>`select v.record_id as "recordId" from due_event v where v.congress_id = ${congressId} and v.record_kind = 'deadline'
    and not exists (select 1 from deadline d where d.congress_id = v.congress_id and d.id = v.record_id and d.state = 'running')`.execute(tx);
  for (const { recordId } of stray) findings.add('reminderDiffers', `待到期事项中有已停止或不存在的期限 ${recordId}`);
}

function recordExists() {
  const branches = caseKinds.filter((kind) => kind !== 'deadline').map((kind) => sql`when ${sql.lit(kind)} then exists (select 1 from ${sql.table(kind.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`))} r where r.congress_id = d.congress_id and r.id = d.record_id)`);
  return sql`case d.record_kind ${sql.join(branches, sql` `)} else false end`;
}

/** Numbers run per session and kind from 1 without gaps to the last one drawn; one that was voided stays in its place, and nobody else has it. */
async function verifyNumbers(tx: Tx, congressId: string, findings: Findings): Promise<void> {
  const { rows } = await sql<{ series: string; last: number | null; used: number; most: number | null }>`
    with given as (select session_id, category, number from suggestion where congress_id = ${congressId} and number is not null
      union all select v->>'sessionId', v->>'category', (v->>'number')::int from suggestion, jsonb_array_elements(voided_numbers) v where congress_id = ${congressId}
      union all select session_id, category, number from secret_matter m where congress_id = ${congressId} and number is not null and state <> 'lifted'
        and not exists (select 1 from suggestion s where s.congress_id = m.congress_id and s.id = m.suggestion_id)),
    used as (select 'suggestion/' || session_id || '/' || category as series, count(*)::int as used, count(distinct number)::int as different, max(number) as most, min(number) as least from given group by 1)
    select coalesce(u.series, n.series) as series, n.last_number as last, coalesce(u.used, 0) as used, u.most from used u
    full join (select series, last_number from number_series where congress_id = ${congressId} and series like 'suggestion/%') n on n.series = u.series
    where n.last_number is distinct from u.most or u.used <> u.most or u.different <> u.used or u.least <> 1`.execute(tx);
  for (const { series, last, used, most } of rows) {
    findings.add('numbersDiffer', `编号序列 ${series}：已取到第 ${last ?? 0} 号，建议中有 ${used} 个编号（含作废），最大第 ${most ?? 0} 号：编号有缺漏、重号或被改动`);
  }
}
