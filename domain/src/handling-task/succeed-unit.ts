import type { CaseContext, UnitInfo } from '../case-file/context.ts';
import type { CaseFile, FormerUnit, HandlingTaskRow } from '../case-file/rows.ts';
import { isLiveClock, type Work } from '../case-file/work.ts';
import { openConsultation } from '../consultation/valid-consultation.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { isOpenMediation } from '../mediation/open-mediation.ts';
import { isSettledEvaluation } from '../suggestion/guards.ts';
import { isOpenCommitment } from '../term-change/open-matter.ts';
import type { HandlingTaskBodies } from './bodies.ts';
import { lapseDispute } from './dispute.ts';
import { endTask, renewPlan } from './hand-over.ts';
import { isLiveTask, owesReply, taskOfUnit } from './live-task.ts';
import { endedUnitRefusal } from './known-unit.ts';
import { liableTask } from './liable-task.ts';

const closedPaper: readonly string[] = ['delivered', 'replaced'];
const closedExplanation: readonly string[] = ['sent', 'waived', 'lapsed'];
const beforeAnswer: readonly string[] = ['assigned', 'accepted', 'returnRequested', 'inSection', 'rehandling'];

/** Whether the unit still has something to do in the case; what is finished wholly stays the former unit's. */
export function stillOwes(file: CaseFile, task: HandlingTaskRow): boolean {
  if (!isLiveTask(task)) return false;
  return task.state !== 'finished'
    || file.commitment.some((one) => one.taskId === task.id && isOpenCommitment(one))
    || file.reply.some((one) => one.taskId === task.id && !closedPaper.includes(one.state) && one.state !== 'lapsed')
    || file.termExplanation.some((one) => one.taskId === task.id && !closedExplanation.includes(one.state));
}

export const somethingOwed = ({ file, record }: CaseContext<HandlingTaskRow>): Refusal | null =>
  (stillOwes(file, record) ? null : refusal('nothingOwed', '本件已经办结，没有须由其他单位承接的事项'));

/** Where it answers for what a merged unit has answered already, the task cannot go to a third: promises and ratings would stand with nobody. */
export const answersForItself = ({ file, record }: CaseContext<HandlingTaskRow>): Refusal | null =>
  (file.handlingTask.some((each) => each.joinedIntoId !== null && liableTask(file, each).id === record.id && file.reply.some((reply) => reply.taskId === each.id && reply.deliveredOn !== null))
    ? refusal('answersForMerged', '本单位承接了已撤并单位的答复，其中的承诺和测评由本单位负责到底，不能退办、改派或者解除；需要其他单位参加的，请增加承办单位') : null);

/** Who takes over the duties of a unit must be another unit that works. */
export function successorRule({ record, directory }: CaseContext<HandlingTaskRow>, body: HandlingTaskBodies['succeedUnit']): Refusal[] {
  if (body.unitId === record.unitId) return [refusal('sameUnit', '不能由单位自己承接自己，请选择承接的单位', '/unitId')];
  return directory.unit(body.unitId) === undefined ? [endedUnitRefusal(directory, body.unitId, '/unitId')] : [];
}

/** Of two tasks of one case that come to one unit the one that owes more goes on: a reply before an opinion, then what is not answered yet; else the unit's own. */
function weight(task: HandlingTaskRow): number {
  return (owesReply(task) ? 2 : 0) + (beforeAnswer.includes(task.state) ? 1 : 0);
}
export function joinsOwn({ file, record }: CaseContext<HandlingTaskRow>, body: unknown): boolean {
  const own = taskOfUnit(file, (body as Partial<HandlingTaskBodies['succeedUnit']> | undefined)?.unitId ?? '');
  return own !== undefined && own !== record && weight(own) >= weight(record);
}

/**
 * 权责承继: the successor steps into the place of the unit. It is the same duty, so no clock begins anew and nothing that was asked for is
 * asked for again; what went out keeps the name under which it went out.
 */
export function carryOn(work: Work, task: HandlingTaskRow, body: HandlingTaskBodies['succeedUnit']): void {
  const unit = work.env.directory.unit(body.unitId);
  if (unit === undefined) return;
  const own = taskOfUnit(work.file, unit.id);
  const { sectionId, sectionName, handlerName } = own ?? { sectionId: null, sectionName: null, handlerName: null };
  handRecordsOn(work.file, task, unit, body);
  if (own !== undefined) {
    work.follow('handlingTask', own, 'joinOther');
    join(work, own, task, body.note);
  }
  task.formerUnits = [...task.formerUnits, former(task, body)];
  if (task.state === 'finished') task.countsForUnitId ??= task.unitId;
  Object.assign(task, { unitId: unit.id, unitName: unit.name, channel: unit.channel, sectionId, sectionName, handlerName });
  nameAnew(work, task);
}

/** The successor had a task of its own here: what is left of this one goes on in that one. */
export function joinOwn(work: Work, task: HandlingTaskRow, body: HandlingTaskBodies['succeedUnit']): void {
  const unit = work.env.directory.unit(body.unitId);
  const own = taskOfUnit(work.file, body.unitId);
  if (unit === undefined || own === undefined) return;
  handRecordsOn(work.file, task, unit, body);
  join(work, task, own, body.note);
  own.formerUnits = [...own.formerUnits, former(task, body)];
  nameAnew(work, own);
}

const former = ({ unitId, unitName }: HandlingTaskRow, { succeededOn, document }: HandlingTaskBodies['succeedUnit']): FormerUnit => ({ unitId, unitName, on: succeededOn, document });

/** Whom a finished case was handled by is history; of one that goes on the plan tells who handles it now. */
function nameAnew(work: Work, task: HandlingTaskRow): void {
  if (task.state !== 'finished') renewPlan(work);
}

/** One task of a unit in a case: ratings stay with the reply that they are about, everything still to be done comes to the task that goes on. */
function join(work: Work, loser: HandlingTaskRow, survivor: HandlingTaskRow, reason: string): void {
  const { file } = work;
  loser.joinedIntoId = survivor.id;
  for (const one of file.commitment) if (one.taskId === loser.id && isOpenCommitment(one)) one.taskId = survivor.id;
  for (const one of file.mediation) if (one.taskId === loser.id && isOpenMediation(one)) one.taskId = survivor.id;
  for (const one of file.reply) if (one.taskId === loser.id && one.type === 'second' && !closedPaper.includes(one.state)) one.taskId = survivor.id;
  const asked = file.termExplanation.filter((one) => one.taskId === survivor.id).map((one) => one.termChangeId);
  for (const one of file.termExplanation) if (one.taskId === loser.id && !closedExplanation.includes(one.state) && !asked.includes(one.termChangeId)) one.taskId = survivor.id;
  // What the unit itself asked for came to nothing: nobody decided about it.
  if (loser.returnState === 'requested') loser.returnState = 'withdrawn';
  lapseDispute(work, loser);
  endTask(work, loser, reason);
}

/** Everything of the task that somebody of the unit still has to act on. */
function handRecordsOn(file: CaseFile, task: HandlingTaskRow, unit: UnitInfo, { fromName }: HandlingTaskBodies['succeedUnit']): void {
  const from = task.unitId;
  const ofTask = (one: { readonly taskId: string }) => one.taskId === task.id;
  const named = { unitId: unit.id, unitName: unit.name };
  const talk = openConsultation(file, task);
  if (talk !== undefined) talk.unitId = unit.id;
  for (const one of file.reply) {
    if (!ofTask(one)) continue;
    // The head who was to sign it is none any more, and the class stays as that unit answered.
    one.classProposal = null;
    if (closedPaper.includes(one.state)) continue;
    // Signed on paper before that day: it goes out as what it is.
    if (one.state === 'handSigned') one.handSignedForUnit ??= fromName;
    one.unitId = unit.id;
  }
  for (const one of file.assistingOpinion) if (ofTask(one)) Object.assign(one, one.state === 'delivered' ? { unitId: unit.id } : named);
  for (const one of file.evaluation) if (ofTask(one) && !isSettledEvaluation(one.state)) one.unitId = unit.id;
  for (const one of file.mediation) if (ofTask(one) && isOpenMediation(one)) Object.assign(one, named);
  for (const one of file.commitment) if (ofTask(one) && isOpenCommitment(one)) Object.assign(one, named);
  for (const one of file.termExplanation) if (ofTask(one) && !closedExplanation.includes(one.state)) Object.assign(one, named);
  for (const one of file.deadline) if (isLiveClock(one) && one.unitId === from) one.unitId = unit.id;
  // Whoever worked there is no stranger to what the successor has promised.
  if (file.suggestion.contactEmployerId === from) file.suggestion.contactEmployerId = unit.id;
}

/** The reply of a task that was joined with another is rated as long as its suggestion can be handled again. */
export const isRatedThoughJoined = ({ suggestion }: CaseFile, { joinedIntoId }: HandlingTaskRow): boolean => joinedIntoId !== null && ['handling', 'replied', 'rehandling'].includes(suggestion.state);
