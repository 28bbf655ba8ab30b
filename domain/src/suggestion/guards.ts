import type { CaseContext } from '../case-file/context.ts';
import { childKinds, type CaseFile, type CoSponsorshipRow, type ReviewLevel, type SuggestionRow } from '../case-file/rows.ts';
import { owingTasks, urgedBy } from '../handling-task/live-task.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';

type Ctx = CaseContext<SuggestionRow>;

/** 代表法 24: concrete and clear; 浙江规定 7: 有情况、有分析、有具体意见. */
export function textComplete({ record }: Ctx): Refusal | null {
  const missing = [
    record.title.trim() === '' ? '标题' : null,
    record.situation.trim() === '' ? '情况' : null,
    record.analysis.trim() === '' ? '分析' : null,
    record.asks.length === 0 ? '具体建议（至少一条）' : null,
  ].filter((part) => part !== null);
  return missing.length === 0 ? null : refusal('textIncomplete', `建议内容不完整，请补充：${missing.join('、')}`);
}

/** Co-signers confirm the frozen text before it goes out (浙江规定 9). */
export function coSponsorsSettled({ file, record }: Ctx): Refusal | null {
  const stale = staleConfirmations(file, record);
  if (stale.length > 0) return refusal('textChanged', `联名代表确认后文本有改动，请重新定稿，送${stale.map((c) => c.personName).join('、')}确认`);
  const waiting = file.coSponsorship.filter((c) => c.state === 'invited');
  return waiting.length === 0 ? null : refusal('coSponsorsOpen', `还有联名代表未确认：${waiting.map((c) => c.personName).join('、')}。请等候确认，或者先取消邀请`);
}

/** Confirmations of words that have changed since. */
export function staleConfirmations(file: CaseFile, record: SuggestionRow): readonly CoSponsorshipRow[] {
  return file.coSponsorship.filter((c) => c.state === 'confirmed' && c.textHash !== record.textHash);
}

export function hasOpenInvitations({ file, record }: Ctx): Refusal | null {
  return file.coSponsorship.some((c) => c.state === 'invited') || staleConfirmations(file, record).length > 0 ? null : refusal('noCoSponsors', '没有待确认的联名代表，可以直接提交');
}

export function hasCoSponsors({ file }: Ctx): Refusal | null {
  return file.coSponsorship.some((c) => c.state === 'invited' || c.state === 'confirmed') ? null : refusal('noCoSponsors', '还没有邀请代表联名');
}

/** 北京条例 13: a deputy may withdraw before assignment; elsewhere in writing as long as nobody has replied (handbook 1.3). */
export function withdrawalOpen({ file, record, settings }: Ctx): Refusal | null {
  if (record.assignedOn === null) return null;
  if (settings.withdrawal === 'beforeAssignment') return refusal('alreadyAssigned', '建议已经交办，按本地规定不能再撤回');
  return file.reply.some((reply) => reply.state === 'delivered') ? refusal('alreadyReplied', '承办单位已经答复，不能再撤回') : null;
}

/** A meeting hands over what the office has gone through before, nothing else. */
export function unitsPlanned({ record }: Ctx): Refusal | null {
  return record.plan.length > 0 ? null : refusal('notPlanned', '还没有拟定承办单位，请先在拟办表中选择主办单位');
}

export function unitsOwe({ file, actor }: Ctx): Refusal | null {
  if (urgedBy(actor.role, file).length > 0) return null;
  return owingTasks(file).length > 0 ? refusal('notGovernmentUnit', '还没有办完的都不是政府系统的单位，请由代表工委催办') : refusal('nothingOwed', '承办单位都已答复或者送达会办意见，没有要催办的');
}

/** An evaluation that will not change any more. */
export const isSettledEvaluation = (state: string) => state === 'disclosed' || state === 'noResponse' || state === 'noRater';

export function evaluationsSettled({ file }: Ctx): Refusal | null {
  const open = file.evaluation.filter((e) => !isSettledEvaluation(e.state));
  if (open.length > 0) return refusal('evaluationsOpen', '还有测评没有结束，测评结束后才能办结');
  return file.evaluation.some((e) => e.rereading !== null) ? refusal('rereadingOpen', '有一份纸质测评的更正还没有核对，核对后才能办结') : null;
}

/** A deputy who asked why this unit is owed an answer before the case is wound up. */
export function objectionsAnswered({ file }: Ctx): Refusal | null {
  return file.handlingTask.some((task) => task.objectionState === 'raised') ? refusal('objectionOpen', '代表对承办单位的异议还没有答复，请先答复') : null;
}

export const settledCommitmentStates: readonly string[] = ['verified', 'explained', 'replaced'];

/** 办结 is not 销号: the promises must have been carried out and told, or explained in writing (上海规定 22). */
export function commitmentsSettled({ file }: Ctx): Refusal | null {
  const open = file.commitment.filter((c) => !settledCommitmentStates.includes(c.state));
  if (open.length > 0) return refusal('commitmentsOpen', `还有 ${open.length} 项承诺事项没有落实或者说明，不能销号`);
  const untold = file.reply.filter((r) => r.type === 'second' && r.state !== 'delivered' && r.state !== 'lapsed');
  return untold.length === 0 ? null : refusal('secondReplyOpen', '承诺落实后的再次答复还没有送达，不能销号');
}

export function passedOn(suggestion: SuggestionRow, level: ReviewLevel): boolean {
  return suggestion.passes.some((pass) => pass.level === level && pass.textHash === suggestion.textHash);
}

/** Draft contents that the freeze fixes: what co-signers and reviewers see and answer for. */
export function frozenText(suggestion: SuggestionRow): string {
  const { title, situation, analysis, asks } = suggestion;
  return JSON.stringify([title, situation, analysis, asks.map((ask) => ask.text)]);
}

export function allRecords(file: CaseFile) {
  return childKinds.flatMap((kind) => file[kind].map((row) => ({ kind, row })));
}
