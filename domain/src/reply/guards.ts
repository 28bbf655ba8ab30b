import type { CaseContext } from '../case-file/context.ts';
import type { Answer, ReplyRow } from '../case-file/rows.ts';
import { confirmedWaiver, rankLabels, requiredRank, validConsultation } from '../consultation/valid-consultation.ts';
import { isLiveTask, replyingTasks } from '../handling-task/live-task.ts';
import { isValidIsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { ResultClass } from '../setting/result-class.ts';
import type { ReplyBodies } from './bodies.ts';
import { unitsReadyToSign } from './letter.ts';

type Ctx = CaseContext<ReplyRow>;

export const withoutConsultationLabels = {
  deputyDeclined: '代表本人表示不需要面商', deputyUnreachable: '多次联系未能联系上代表', rankNotAvailable: '负责人因故未能参加', noDeputyLeft: '代表均已不在任', other: '其他原因',
} as const;

/** 已解决 and 部分解决 are to be shown on the reply date; 正在解决 and 列入计划 need a date and an owner (handbook 1.10). */
export const promisesLater = (resultClass: ResultClass) => resultClass === 'inProgress' || resultClass === 'planned';
export const promisesNow = (resultClass: ResultClass) => resultClass === 'solved' || resultClass === 'partly';

const answeredBy = (reply: ReplyRow): number[] => reply.answers.filter((answer) => answer.text.trim() !== '').map((answer) => answer.askNo);

/** A reply of a task that was joined with another where units were merged, as far as it is not to be done again. */
const standsFromBefore = (file: Ctx['file'], reply: ReplyRow): boolean => reply.state === 'delivered' && reply.type !== 'second' && file.handlingTask.some((task) => task.id === reply.taskId && task.joinedIntoId !== null)
  && !file.evaluation.some((e) => e.replyId === reply.id && e.state === 'disclosed' && e.result === 'dissatisfied');

/** Every ask of the deputy gets an answer of its own; second replies tell of commitments instead. */
export function answersComplete({ file, record }: Ctx): Refusal | null {
  if (record.type === 'second') return record.closing.trim() === '' ? refusal('textEmpty', '请填写承诺事项落实情况的说明') : null;
  const answered = answeredBy(record);
  const others = replyingTasks(file).filter((task) => task.id !== record.taskId);
  const replies = others.map((task) => file.reply.findLast((reply) => reply.taskId === task.id && reply.type !== 'second' && reply.state === 'delivered'));
  // Each of several units answers its part; the last of them sees to it that nothing is left (浙江规定 18).
  if (replies.length > 0) {
    if (answered.length === 0) return refusal('asksOpen', '请至少答复一条属于本单位办理的具体建议');
    if (replies.includes(undefined)) return null;
    answered.push(...replies.flatMap((reply) => (reply === undefined ? [] : answeredBy(reply))));
  }
  const open = unansweredAsks(file, [], answered);
  return open.length === 0 ? null : refusal('asksOpen', `还有具体建议没有答复：第${open.join('、')}条`);
}

/** Which asks these replies leave open. What a unit answered before its duties came to another is answered, unless the deputy was dissatisfied with it. */
export function unansweredAsks(file: Ctx['file'], replies: readonly ReplyRow[], answered: readonly number[] = []): readonly number[] {
  const known = new Set([...answered, ...[...replies, ...file.reply.filter((one) => standsFromBefore(file, one))].flatMap(answeredBy)]);
  return file.suggestion.asks.map((ask) => ask.no).filter((no) => !known.has(no));
}

export function promisesComplete({ record }: Ctx): Refusal | null {
  const bare = record.answers.filter((answer) => promisesLater(answer.resultClass) && (answer.promise === null || answer.promise.ownerName.trim() === '' || answer.promise.content.trim() === ''));
  return bare.length === 0 ? null : refusal('promiseMissing', `第${bare.map((answer) => answer.askNo).join('、')}条答复为“正在解决”或“列入计划”，须写明承诺内容、责任人和完成期限`);
}

export function contactGiven({ record }: Ctx): Refusal | null {
  return (record.contactName ?? '').trim() !== '' && (record.contactPhone ?? '').trim() !== '' ? null : refusal('contactMissing', '请填写联系人和联系电话');
}

/** The lead unit states the assisting opinions in its reply (浙江规定 18); it need not wait for one that is overdue. */
export function opinionsIn({ file, record, today }: Ctx): Refusal | null {
  if (record.type === 'second') return null;
  const waiting = file.handlingTask.filter((task) => task.role === 'assisting' && isLiveTask(task) && task.state !== 'opinionDelivered' && task.state !== 'finished'
    && !file.deadline.some((d) => d.recordId === task.id && d.state === 'running' && (d.kind === 'assistingOpinion' || d.kind === 'assistingOpinionRedo' || d.kind === 'receipt') && d.dueOn < today));
  return waiting.length === 0 ? null : refusal('opinionsOpen', `会办意见还没有送到：${waiting.map((task) => task.unitName).join('、')}（逾期未送的可以不再等候）`);
}

/** Without a valid talk the head must say why; only the deputy's own confirmed wish is free of cost (面商). */
export function consultedOrReason({ file, record, settings }: Ctx, body: ReplyBodies['signOff']): Refusal[] {
  if (record.type === 'second') return [];
  const task = { id: record.taskId, cycle: record.cycle };
  if (validConsultation(file, task, settings) !== undefined) return [];
  if (body.withoutConsultation === undefined) {
    return [refusal('notConsulted', `没有有效的面商记录（须有${rankLabels[requiredRank(file, settings)]}参加并经代表确认）。请先面商；确实没有面商的，请选择原因`, '/withoutConsultation')];
  }
  if (body.withoutConsultation === 'deputyDeclined' && confirmedWaiver(file, task) === undefined) {
    return [refusal('waiverNotConfirmed', '代表还没有确认“不需要面商”，请先请代表确认', '/withoutConsultation')];
  }
  if (body.withoutConsultation === 'noDeputyLeft') {
    return file.suggestion.contactPersonId === null ? [] : [refusal('deputyLeft', '仍有代表在任，请先面商，或者选择其他原因', '/withoutConsultation')];
  }
  if (body.withoutConsultation !== 'deputyDeclined' && (body.withoutConsultationText ?? '').trim() === '') {
    return [refusal('reasonMissing', '请写明没有面商的具体原因', '/withoutConsultationText')];
  }
  return [];
}

export function answersFit({ file, record, today }: Ctx, body: ReplyBodies['save']): Refusal[] {
  const known = new Set(file.suggestion.asks.map((ask) => ask.no));
  return (body.answers ?? []).flatMap((answer: Answer, index) => [
    ...(known.has(answer.askNo) ? [] : [refusal('unknownAsk', `没有第${answer.askNo}条具体建议`, `/answers/${index}/askNo`)]),
    ...(answer.promise !== null && !isValidIsoDate(answer.promise.dueOn) ? [refusal('badDate', '完成期限不是有效日期', `/answers/${index}/promise/dueOn`)] : []),
    ...(answer.promise !== null && promisesLater(answer.resultClass) && record.state === 'drafting' && isValidIsoDate(answer.promise.dueOn) && answer.promise.dueOn < today
      ? [refusal('dueInPast', '完成期限已经过去，请填写今天以后的日期', `/answers/${index}/promise/dueOn`)] : []),
  ]);
}

/** A joint reply needs somebody to sign it with: the assisting units say with their opinion whether they do. */
export function signedAsAllowed(context: Ctx, body: ReplyBodies['signOff']): Refusal[] {
  const alone = body.joint === true && (context.record.type === 'second' || unitsReadyToSign(context.file).length === 0);
  return [...(alone ? [refusal('nobodyToSignWith', '没有会办单位同意联合行文，请取消“联合行文”，会办意见仍写入答复', '/joint')] : []), ...consultedOrReason(context, body)];
}
