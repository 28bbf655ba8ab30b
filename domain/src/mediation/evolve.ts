import { formatChineseDate } from '../kernel/dates.ts';
import { addAgreedCommitment } from '../commitment/make-commitments.ts';
import type { HandlerMap } from '../case-file/handlers.ts';
import type { MediationRow } from '../case-file/rows.ts';
import { attach, caseName, dueBySetting, notify, notifySigners, startDatedDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { openFinalEvaluation } from '../evaluation/open-evaluation.ts';
import type { MediationBodies } from './bodies.ts';
import { agreedOf } from './guards.ts';
import { conclusionLabelsIn, type mediationWorkflow } from './workflow.ts';

const tellBoth = (work: Work, record: MediationRow, topic: string, text: string): void => notify(work, ['rater', 'unitHead', 'unitLiaison', 'unitSection'], 'mediation', record, topic, text);

const taskOf = (work: Work, record: MediationRow) => work.file.handlingTask.find((task) => task.id === record.taskId);

function conclude(work: Work, record: MediationRow, body: MediationBodies['conclude']): void {
  record.conclusion = body.conclusion;
  record.reasons = body.reasons;
  record.concludedOn = work.env.today;
  record.concludedByName = work.env.actor.name;
  attach(work, 'mediation', record, 'conclusion', body.files);
  stopDeadlines(work, ['mediation'], record.id);
  // The reasons are told in writing to everybody who signed, whatever the conclusion is.
  const text = `${caseName(work.file)}再次不满意的处理结论：${conclusionLabelsIn(work.file)[body.conclusion]}。${body.reasons}`;
  notifySigners(work, 'mediation', record, 'mediation', text);
  notify(work, ['unitHead', 'unitLiaison', 'unitSection'], 'mediation', record, 'mediation', text);
}

/** What was agreed at the table goes into the ledger unless a new reply is to take it up. */
function keepAgreement(work: Work, record: MediationRow, body: MediationBodies['conclude']): void {
  const task = taskOf(work, record);
  const agreed = agreedOf(record);
  const promise = agreed?.kind === 'commitment' && agreed.dueOn !== null
    ? { content: agreed.text, ownerName: agreed.ownerName ?? '', dueOn: agreed.dueOn }
    : body.conclusion === 'track' && body.dueOn !== undefined ? { content: body.content ?? '', ownerName: body.ownerName ?? '', dueOn: body.dueOn } : null;
  if (task !== undefined && promise !== null) addAgreedCommitment(work, task, body.askNo ?? 1, promise);
}

/** No further reply will come: the deputy is asked for the last time. */
function askFinally(work: Work, record: MediationRow): void {
  const task = taskOf(work, record);
  if (task !== undefined) openFinalEvaluation(work, task, record);
}

export const mediationHandlers: HandlerMap<typeof mediationWorkflow.spec.rows, MediationBodies, MediationRow> = {
  MeetingCalled: (work, record, body) => {
    record.meetingAt = body.meetingAt;
    record.meetingPlace = body.place;
    const at = new Date(Date.parse(body.meetingAt) + 8 * 3_600_000).toISOString();
    tellBoth(work, record, 'mediation', `请参加${caseName(work.file)}的会商：${formatChineseDate(at.slice(0, 10))}${at.slice(11, 16)}，${body.place}。请代表和承办单位主要负责人到会`);
  },
  MeetingCalledOff: (work, record, body) => {
    record.meetingAt = null;
    record.meetingPlace = null;
    tellBoth(work, record, 'mediation', `${caseName(work.file)}的会商取消：${body.reason}`);
  },
  MeetingRecorded: (work, record, body) => {
    const { agreed, agreedText, ownerName, dueOn, absence } = body;
    record.meetings = [...record.meetings, {
      heldOn: body.heldOn, place: body.place, attendees: body.attendees.map((one) => ({ ...one })), deputiesPresent: [...body.deputiesPresent], absence: absence ?? null, minutes: body.minutes,
      agreed: { kind: agreed, text: agreedText ?? '', ownerName: agreed === 'commitment' ? ownerName ?? null : null, dueOn: agreed === 'commitment' || agreed === 'supplementaryReply' ? dueOn ?? null : null },
      recordedByName: work.env.actor.name,
    }];
    record.meetingAt = null;
    record.meetingPlace = null;
    attach(work, 'mediation', record, 'minutes', body.files);
    tellBoth(work, record, 'mediation', `${caseName(work.file)}的会商纪要已经登记，请查阅`);
  },
  OpinionCommissioned: (work, record, body) => {
    record.opinions = [...record.opinions, {
      experts: body.experts.map((one) => ({ ...one })), question: body.question, askedOn: work.env.today, dueOn: body.dueOn, text: null, deliveredOn: null, answersUntil: null, deputyAnswer: null, unitAnswer: null,
    }];
    startDatedDeadline(work, { recordKind: 'mediation', record }, 'expertOpinion', body.dueOn, '委托评估时约定的日期');
    tellBoth(work, record, 'mediation', `${caseName(work.file)}已委托专家评估：${body.question}`);
  },
  CommissionWithdrawn: (work, record, body) => {
    record.opinions = record.opinions.slice(0, -1);
    stopDeadlines(work, ['expertOpinion'], record.id, 'cancelled');
    tellBoth(work, record, 'mediation', `${caseName(work.file)}的评估委托撤回：${body.reason}`);
  },
  ExpertOpinionRecorded: (work, record, body) => {
    const answersUntil = dueBySetting(work.env, 'mediationAnswer', work.env.today);
    record.opinions = record.opinions.map((one, index) => (index === record.opinions.length - 1 ? { ...one, text: body.text, deliveredOn: work.env.today, answersUntil } : one));
    attach(work, 'mediation', record, 'opinion', body.files);
    stopDeadlines(work, ['expertOpinion'], record.id);
    tellBoth(work, record, 'mediation', `${caseName(work.file)}的专家评估意见已经登记，请查阅；有不同意见的，请在${formatChineseDate(answersUntil)}以前提出`);
  },
  ExpertOpinionAnswered: (work, record, body) => {
    const side = work.env.actor.role === 'unitHead' ? 'unitAnswer' : 'deputyAnswer';
    record.opinions = record.opinions.map((one, index) => (index === record.opinions.length - 1 ? { ...one, [side]: body.text } : one));
    notify(work, ['deputyAffairs'], 'mediation', record, 'mediation', `${side === 'unitAnswer' ? record.unitName : `${record.raterName ?? ''}代表`}对${caseName(work.file)}的评估意见提出了意见`);
  },
  HandlingContinued: (work, record, body) => {
    conclude(work, record, body);
    const task = taskOf(work, record);
    if (task === undefined || body.dueOn === undefined) return;
    // Joined with a task that is not answered yet: its reply takes this up.
    if (task.state !== 'replied') return;
    work.follow('handlingTask', task, 'markRehandling');
    // The day that the conclusion names stands in place of the counted one.
    stopDeadlines(work, ['rehandledReply'], task.id, 'cancelled');
    startDatedDeadline(work, { recordKind: 'handlingTask', record: task, unitId: task.unitId }, 'rehandledReply', body.dueOn, '再次不满意处理结论确定的答复期限');
  },
  MediationExplained: (work, record, body) => { conclude(work, record, body); askFinally(work, record); },
  MediationTracked: (work, record, body) => { conclude(work, record, body); keepAgreement(work, record, body); askFinally(work, record); },
  MediationReported: (work, record, body) => {
    record.councilOn = body.councilOn ?? null;
    record.councilDecision = body.councilDecision ?? null;
    conclude(work, record, body);
    keepAgreement(work, record, body);
    askFinally(work, record);
  },
  AnsweredAfterMediation: askFinally,
  MediationLapsed: (work, record) => {
    stopDeadlines(work, ['mediation', 'expertOpinion'], record.id, 'cancelled');
    tellBoth(work, record, 'mediation', `${caseName(work.file)}的测评更正后不再是不满意，会商和评估终止`);
  },
};
