import { signatureOf } from '../acting-mandate/who-may-act.ts';
import type { CaseContext } from '../case-file/context.ts';
import type { Answer, CaseFile, ClassNotice, ClassProposal, PromisedWork, ReplyRow } from '../case-file/rows.ts';
import { caseName, notify, notifySigners, type Work } from '../case-file/work.ts';
import { renewCommitment } from '../commitment/make-commitments.ts';
import { isLiveTask } from '../handling-task/live-task.ts';
import { formatChineseDate, isValidIsoDate, yearOf, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { promisesLater } from '../reply/guards.ts';
import { overallClassOf, sumUpClasses } from '../reply/letter.ts';
import { resultClassLabels } from '../setting/result-class.ts';
import type { ClassCorrection } from './bodies.ts';
import { changed } from './keep-correction.ts';

type Ctx = CaseContext<ReplyRow>;

/** A class is put right while the matter is open: handled again it is answered anew, and a filed case stays as it was filed. */
export function classOpen({ file, record }: Ctx): Refusal | null {
  if (record.type === 'second') return refusal('secondReply', '再次答复说的是承诺落实情况，没有办理结果类别，不用更正');
  const task = file.handlingTask.find((one) => one.id === record.taskId);
  if (task?.state === 'rehandling') return refusal('handledAgain', '本件正在重新办理，请在新的答复中写明正确的类别');
  if (task === undefined || !isLiveTask(task) || task.unitId !== record.unitId) return refusal('signedByFormerUnit', '这份答复由已经撤并的单位签发，类别不再更正；有出入的由承接单位向代表说明，并告知代表工委');
  const isFiled = !['handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'reported'].includes(file.suggestion.state);
  return isFiled ? refusal('filed', '本件已经归档，答复类别不能再更正；请告知代表工委用“补充归档材料”附上说明') : null;
}

export const noClassProposed = ({ record }: Ctx): Refusal | null => (record.classProposal === null ? null : refusal('classAwaitsHead', '已有一份类别更正待主要负责人签发，请等签发或者退回以后再提'));
export const classProposed = ({ record }: Ctx): Refusal | null => (record.classProposal === null ? refusal('noClassProposed', '没有待签发的类别更正') : null);
export const waitsForHead = (context: Ctx): boolean => context.record.classProposal !== null && classOpen(context) === null;

/** A promise is made on the day of the signature: by then its day may have passed. */
export function classStillFits({ record, today }: Ctx): Refusal | null {
  const promise = record.classProposal?.promise ?? null;
  return promise === null || promise.dueOn > today ? null : refusal('dueInPast', `更正中承诺的完成期限${formatChineseDate(promise.dueOn)}已经到了，请退回科室改期`);
}

/** Somebody outside the unit has seen it standing there: how it was answered is no longer in doubt. */
const isVerified = (file: CaseFile, record: ReplyRow, askNo: number): boolean => file.commitment.some((one) => one.taskId === record.taskId && one.askNo === askNo && one.state === 'verified');

export const somethingUnverified = ({ file, record }: Ctx): Refusal | null =>
  (record.answers.every((answer) => isVerified(file, record, answer.askNo)) ? refusal('verifiedAlready', '各条的承诺都已经核验落实，类别不能再改') : null);

export function classRule({ file, record, today }: Ctx, body: ClassCorrection): Refusal[] {
  const answer = record.answers.find((one) => one.askNo === body.askNo);
  if (answer === undefined) return [refusal('askNotAnswered', `这份答复没有答复第${body.askNo}条，请填写答复中有的条号`, '/askNo')];
  const later = promisesLater(body.resultClass);
  return [
    ...(answer.resultClass === body.resultClass ? [refusal('sameClass', `第${body.askNo}条答复的类别本来就是“${resultClassLabels[body.resultClass]}”，请选择正确的类别`, '/resultClass')] : []),
    ...(isVerified(file, record, body.askNo) ? [refusal('verifiedAlready', `第${body.askNo}条的承诺已经核验落实，类别不能再改`, '/askNo')] : []),
    ...(later && (body.content ?? '').trim() === '' ? [refusal('promiseMissing', `“${resultClassLabels[body.resultClass]}”须写明承诺内容`, '/content')] : []),
    ...(later && (body.ownerName ?? '').trim() === '' ? [refusal('promiseMissing', `“${resultClassLabels[body.resultClass]}”须写明责任人`, '/ownerName')] : []),
    ...(later && !(body.dueOn !== undefined && isValidIsoDate(body.dueOn) && body.dueOn > today) ? [refusal('promiseMissing', `“${resultClassLabels[body.resultClass]}”须写明今天以后的完成期限`, '/dueOn')] : []),
    ...(!later && [body.content, body.ownerName, body.dueOn].some((one) => (one ?? '').trim() !== '') ? [refusal('promiseNotAsked', `“${resultClassLabels[body.resultClass]}”没有以后的承诺，请清空承诺内容、责任人和完成期限`, '/content')] : []),
  ];
}

const promiseOf = ({ resultClass, content = '', ownerName = '', dueOn = '' }: ClassCorrection): PromisedWork | null =>
  (promisesLater(resultClass) ? { content: content.trim(), ownerName: ownerName.trim(), dueOn: dueOn as IsoDate } : null);

export function classProposalKept(work: Work, record: ReplyRow, body: ClassCorrection): void {
  const { actor, today } = work.env;
  record.classProposal = { askNo: body.askNo, resultClass: body.resultClass, promise: promiseOf(body), reason: body.reason, byName: actor.name, on: today };
  notify(work, ['unitHead'], 'reply', record, 'signOff', `${caseName(work.file)}答复第${body.askNo}条的类别拟更正为“${resultClassLabels[body.resultClass]}”，更正通知待您签发`);
}

export function classReturned(work: Work, record: ReplyRow, body: { readonly note: string }): void {
  const askNo = record.classProposal?.askNo ?? 0;
  record.classProposal = null;
  notify(work, ['unitSection'], 'reply', record, 'returned', `${caseName(work.file)}答复第${askNo}条类别的更正退回：${body.note}`);
}

const told = (promise: PromisedWork | null): string => (promise === null ? '' : `${promise.content}（责任人${promise.ownerName}，${formatChineseDate(promise.dueOn)}以前）`);

/** The head has signed: the answer stands in its right class from now on, the letter that went out stays as it was signed. */
export function classCorrected(work: Work, record: ReplyRow, body: { readonly letterNumber?: string }): void {
  const proposal = record.classProposal;
  const answer = record.answers.find((one) => one.askNo === proposal?.askNo);
  if (proposal === null || answer === undefined) return;
  const { env, file } = work;
  const next: Answer = { ...answer, resultClass: proposal.resultClass, promise: proposal.promise };
  record.classProposal = null;
  record.answers = record.answers.map((one) => (one === answer ? next : one));
  record.overallClass = overallClassOf(record.answers.map((one) => one.resultClass));
  sumUpClasses(file);
  renewCommitment(work, record, next);
  const keep = (noticeNumber: string) => { record.classNotices = [...record.classNotices, noticeOf(work, proposal, answer, noticeNumber)]; };
  const own = (body.letterNumber ?? '').trim();
  const prefix = env.directory.unit(record.unitId)?.letterPrefix ?? '建复';
  const year = yearOf(env.today);
  if (own === '') work.numbers.push({ series: `letter/${record.unitId}/${year}`, assign: (n) => keep(`${prefix}〔${year}〕${n}号`) });
  else keep(own);
  const text = `${caseName(file)}答复第${proposal.askNo}条的类别更正：由“${resultClassLabels[answer.resultClass]}”改为“${resultClassLabels[proposal.resultClass]}”${proposal.promise === null ? '' : `，承诺：${told(proposal.promise)}`}。${proposal.reason}。原答复函照原样保留，已作的测评不变`;
  notifySigners(work, 'reply', record, 'corrected', text);
  notify(work, ['deputyAffairs', 'unitLiaison', 'unitSection'], 'reply', record, 'corrected', text);
}

function noticeOf(work: Work, proposal: ClassProposal, answer: Answer, noticeNumber: string): ClassNotice {
  const { actor, now, today } = work.env;
  return {
    subject: 'class', on: today, at: now, byName: proposal.byName, byRole: 'unitSection', reason: proposal.reason, noticeNumber, signedByName: signatureOf(actor),
    askNo: proposal.askNo, before: answer.resultClass, after: proposal.resultClass, promise: proposal.promise,
    changes: [...changed(`第${proposal.askNo}条答复的类别`, resultClassLabels[answer.resultClass], resultClassLabels[proposal.resultClass]), ...changed('承诺', told(answer.promise), told(proposal.promise))],
  };
}
