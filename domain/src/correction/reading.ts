import type { CaseContext } from '../case-file/context.ts';
import type { CaseFile, EvaluationRow } from '../case-file/rows.ts';
import { attach, caseName, notify, type Work } from '../case-file/work.ts';
import { settle, sumUp } from '../evaluation/disclose.ts';
import { levelLabels } from '../evaluation/levels.ts';
import { isDissatisfied } from '../evaluation/settle-task.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { Settings } from '../setting/settings.ts';
import type { RereadingBody } from './bodies.ts';
import { changed, keepCorrection } from './keep-correction.ts';

type Ctx = CaseContext<EvaluationRow>;
export { levelLabels };

/** What a deputy rated here is the deputy's own; only what somebody else copied can have been copied wrongly. */
export const readFromPaper = ({ record }: Ctx): Refusal | null => (record.entryChannel === 'paper' ? null : refusal('ratedInPerson', '这份测评由代表本人在网上作出，不由机关更正'));
export const caseNotClosed = ({ file }: Ctx): Refusal | null => (file.suggestion.state === 'closed' ? refusal('filed', '本件已经销号，测评录入不能再更正；请用“补充归档材料”附上说明') : null);
export const noRereading = ({ record }: Ctx): Refusal | null => (record.rereading === null ? null : refusal('rereadingOpen', '已有一份更正待另一人核对'));
export const rereadingProposed = ({ record }: Ctx): Refusal | null => (record.rereading === null ? refusal('noRereading', '没有待核对的更正') : null);
export const waitsForSecond = (context: Ctx): boolean => context.record.rereading !== null && caseNotClosed(context) === null;

export function anotherReader({ record, actor }: Ctx): Refusal | null {
  return 'personId' in actor && actor.personId === record.rereading?.byPersonId ? refusal('ownReading', '须由提出更正的人以外的另一人对照原件核对') : null;
}
export function ownReading({ record, actor }: Ctx): Refusal | null {
  return 'personId' in actor && actor.personId === record.openedByPersonId ? null : refusal('notOwnReading', '只有拆封录入的本人可以收回；另一人核对不符的，请选“与原件不符”');
}

/** What follows from a rating follows from it as long as its reply stands and nothing later was rated. */
const isCurrent = (file: CaseFile, record: EvaluationRow): boolean =>
  file.evaluation.findLast((one) => one.taskId === record.taskId) === record && file.reply.some((reply) => reply.id === record.replyId && reply.state === 'delivered');

type Levels = Pick<EvaluationRow, 'attitude' | 'result'>;
const dissatisfied = (levels: Levels, settings: Settings): boolean => isDissatisfied(levels, settings.evaluationDissatisfiedOn);

/** 不满意 orders re-handling (浙江规定 24); what is wound up cannot be handled again, so that it is not turned into it by a clerk's correction. */
function tooLate({ file, record, settings }: Ctx, levels: Levels): Refusal[] {
  const turns = isCurrent(file, record) && !dissatisfied(record, settings) && dissatisfied(levels, settings);
  return turns && !['replied', 'evaluated', 'rehandling'].includes(file.suggestion.state)
    ? [refusal('woundUp', '本件已经办结，更正为不满意就须重新办理（浙江规定第二十四条），办结以后不能这样更正。请与代表核实，并把情况报主任会议（主席团会议）研究', '/result')] : [];
}
export const stillPossible = (context: Ctx): Refusal | null => (context.record.rereading === null ? null : tooLate(context, context.record.rereading)[0] ?? null);

export function rereadingRule(context: Ctx, body: RereadingBody): Refusal[] {
  const { record } = context;
  const isBad = body.attitude === 'dissatisfied' || body.result === 'dissatisfied';
  return [
    ...(isBad && (body.reason ?? '').trim() === '' ? [refusal('reasonMissing', '评为不满意的，请照原件写明代表的具体意见', '/reason')] : []),
    ...(body.files.length > 0 ? [] : [refusal('scanMissing', '请上传测评表的扫描件，供另一人核对', '/files')]),
    ...(body.attitude === record.attitude && body.result === record.result && (body.reason ?? '').trim() === (record.reason ?? '').trim() ? [refusal('nothingCorrected', '与已录入的没有不同，请照原件改正录错的一项', '/result')] : []),
    ...tooLate(context, body),
  ];
}

export function rereadingKept(work: Work, record: EvaluationRow, body: RereadingBody): void {
  const { actor } = work.env;
  attach(work, 'evaluation', record, 'ratingForm', body.files);
  record.rereading = { attitude: body.attitude, result: body.result, reason: (body.reason ?? '').trim() === '' ? null : body.reason ?? null, files: body.files, why: body.why, byPersonId: 'personId' in actor ? actor.personId : '', byName: actor.name };
  notify(work, ['deputyAffairs', 'committeeOffice'], 'evaluation', record, 'envelope', `${actor.name}提出${caseName(work.file)}的纸质测评录入有误，须由另一人对照原件核对：${body.why}`);
}

export function rereadingRefused(work: Work, record: EvaluationRow, body: { readonly reason: string }): void {
  record.rereading = null;
  notify(work, ['deputyAffairs', 'committeeOffice'], 'evaluation', record, 'envelope', `${caseName(work.file)}纸质测评的更正不成立，照原录入保留：${body.reason}`);
}

/** Both have looked: the rating counts as it stands on the form, and what followed from the misreading alone ends. */
export function readingCorrected(work: Work, record: EvaluationRow): void {
  const { env, file } = work;
  const next = record.rereading;
  if (next === null) return;
  const was = dissatisfied(record, env.settings);
  const changes = [
    ...changed('办理态度', levelLabels[record.attitude ?? 'satisfied'], levelLabels[next.attitude]), ...changed('办理结果', levelLabels[record.result ?? 'satisfied'], levelLabels[next.result]), ...changed('具体意见', record.reason, next.reason),
  ];
  record.attitude = next.attitude;
  record.result = next.result;
  record.reason = next.reason;
  record.history = [...record.history, { attitude: next.attitude, result: next.result, reason: next.reason, at: env.now, files: next.files, why: next.why }];
  record.rereading = null;
  keepCorrection(work, record, 'reading', `${next.why}（${next.byName}录入，${env.actor.name}核对）`, changes);
  sumUp(work, record.sequence);
  const text = `${caseName(file)}的纸质测评原来录错，已照原件更正：${changes.map(({ what, before, after }) => `${what}由“${before}”改为“${after}”`).join('；')}`;
  notify(work, ['rater'], 'evaluation', record, 'envelope', `${text}。请您核对`);
  notify(work, ['deputyAffairs', 'unitHead', 'unitLiaison', 'unitSection'], 'evaluation', record, 'corrected', text);
  if (isCurrent(file, record) && was !== dissatisfied(record, env.settings)) setRight(work, record, was);
}

function setRight(work: Work, record: EvaluationRow, wasDissatisfied: boolean): void {
  const { file } = work;
  const task = file.handlingTask.find((one) => one.id === record.taskId);
  if (wasDissatisfied && task !== undefined) {
    if (task.state === 'rehandling' && record.sequence === 1) work.follow('handlingTask', task, 'endRehandling');
    const mediation = file.mediation.find((one) => one.evaluationId === record.id && ['opened', 'meetingCalled', 'opinionSought'].includes(one.state));
    if (mediation !== undefined) work.follow('mediation', mediation, 'lapse');
  }
  settle(work, record);
}
