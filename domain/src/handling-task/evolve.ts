import { signatureOf } from '../acting-mandate/who-may-act.ts';
import type { HandlerMap } from '../case-file/handlers.ts';
import { placeOf } from '../case-file/place-of-case.ts';
import { conductingOfficeName } from '../identity/township-congress.ts';
import type { HandlingTaskRow } from '../case-file/rows.ts';
import { caseName, create, notify, resumeDeadline, startDeadline, stopAllDeadlines, stopDeadlines, type Work } from '../case-file/work.ts';
import { withoutOthers } from '../suggestion-link/also-for.ts';
import { openConsultationRecord } from '../consultation/open-consultation-record.ts';
import { renameUnit } from './rename-unit.ts';
import { carryOn, joinOwn } from './succeed-unit.ts';
import { openEvaluation } from '../evaluation/open-evaluation.ts';
import { endRehandling } from '../correction/end-rehandling.ts';
import { lapseConsultations, startFromReceipt } from './assign-units.ts';
import { asChange, lapseDispute } from './dispute.ts';
import { extensionReasonOf, grantExtension, refuseExtension } from './extension.ts';
import { endTask, handOver, lapseExtension } from './hand-over.ts';
import { changeInGroup } from './in-group.ts';
import { countReturnRight, reopenReturnRight } from './return-right.ts';
import { isLiveTask, owesReply, replyingTasks, taskOfUnit, taskRoleLabels } from './live-task.ts';
import { tellChange, tellOtherOffice } from './tell-change.ts';
import { FEEDBACK_CLOCK, feedbackGiven, keepNote, noteSettled, urgedUntil } from './supervision.ts';
import { tellUrged } from './tell-urged.ts';
import { askExplanation } from '../term-explanation/evolve.ts';
import { startReply } from '../reply/start-reply.ts';
import type { HandlingTaskBodies } from './bodies.ts';
import type { handlingTaskWorkflow } from './workflow.ts';

type Handlers = HandlerMap<typeof handlingTaskWorkflow.spec.rows, HandlingTaskBodies, HandlingTaskRow>;

function route(work: Work, record: HandlingTaskRow, body: HandlingTaskBodies['routeToSection']): void {
  const section = work.env.directory.section(body.sectionId);
  record.sectionId = body.sectionId;
  record.sectionName = section?.name ?? null;
  record.handlerName = body.handlerName;
  notify(work, ['unitSection'], 'handlingTask', record, 'routed', `${caseName(work.file)}分派给你科室办理，经办人${body.handlerName}`);
}

/** The lead unit owes a reply, an assisting unit a written opinion to the lead unit (浙江规定 18). */
function startPaper(work: Work, record: HandlingTaskRow): void {
  if (owesReply(record)) startReply(work, record, record.rehandlesId === null ? 'first' : 'rehandled');
  else {
    create(work, 'assistingOpinion', 'drafting', 'OpinionStarted', {
      taskId: record.id, unitId: record.unitId, unitName: record.unitName, text: '', contactName: null, contactPhone: null, letterNumber: null,
      deliveredOn: null, signedByName: null, note: null, sentBackCount: 0, agreesToJointReply: false,
    });
  }
}

/** Whoever decides about a unit's task: for government units the government office, else the deputies' affairs commission; which is told anyway. */
function tellDecider(work: Work, record: HandlingTaskRow, topic: string, text: string): void {
  notify(work, ['unitsGovernmentOffice', 'deputyAffairs'], 'handlingTask', record, topic, text);
}

function agreeReturn(work: Work, record: HandlingTaskRow, body: HandlingTaskBodies['agreeReturn']): void {
  record.returnState = 'agreed';
  record.returnAnswer = body.reason;
  stopDeadlines(work, ['returnDecision'], record.id);
  change(work, record, body);
}

/** The numbers that are handled together change their unit together. */
function change(work: Work, record: HandlingTaskRow, body: HandlingTaskBodies['reassign']): void {
  handOver(work, record, body);
  tellChange(work, record, body.unitId, body.reason);
  changeInGroup(work, record, body);
}

/** Final, and told to everybody whom it concerns: the units of the case, the commission, the deputy (浙江规定 18). */
function tellDecision(work: Work, record: HandlingTaskRow, reason: string, outcome: string): void {
  record.disputeAnswer = reason;
  stopDeadlines(work, ['disputeDecision'], record.id);
  const text = `${caseName(work.file)}的职责争议已经协调决定，${outcome}：${reason}`;
  notify(work, ['deputyAffairs', 'unitLiaison', 'unitHead'], 'handlingTask', record, 'dispute', text);
  for (const other of work.file.handlingTask) if (other.id !== record.id && isLiveTask(other)) notify(work, ['unitLiaison'], 'handlingTask', other, 'dispute', text);
  notify(work, ['leadSponsor'], 'suggestion', work.file.suggestion, 'dispute', text);
}

function settleElsewhere(work: Work, record: HandlingTaskRow, body: HandlingTaskBodies['settleDispute']): void {
  record.disputeState = 'changed';
  const next = body.unitId === undefined ? undefined : work.env.directory.unit(body.unitId);
  tellDecision(work, record, body.reason, next === undefined ? `${record.unitName}不再${taskRoleLabels[record.role]}` : `改由${next.name}${taskRoleLabels[record.role]}`);
  handOver(work, record, asChange(body));
  // The decision itself was told above; an office to which a unit comes by it hears that.
  if (next !== undefined && record.channel === 'direct') tellOtherOffice(work, [next], 'handlingTask', record, 'reassigned', `${caseName(work.file)}经协调改由${next.name}${taskRoleLabels[record.role]}：${body.reason}`);
  changeInGroup(work, record, asChange(body));
}

/** A unit that was not agreed with goes on where it was; one that had not signed yet has to sign now, in a time that begins anew this once. */
function refuseReturn(work: Work, record: HandlingTaskRow, body: HandlingTaskBodies['refuseReturn']): void {
  record.returnState = 'refused';
  record.returnAnswer = body.reason;
  stopDeadlines(work, ['returnDecision'], record.id);
  if (record.acceptedOn === null) startDeadline(work, { setting: 'receipt', recordKind: 'handlingTask', record, unitId: record.unitId });
  notify(work, ['unitLiaison', 'unitHead', 'unitSection'], 'handlingTask', record, 'return', `${caseName(work.file)}的退办申请未获同意，请继续办理：${body.reason}`);
  tellOtherOffice(work, [record], 'handlingTask', record, 'return', `${record.unitName}的退办申请未获同意，${caseName(work.file)}仍由其${taskRoleLabels[record.role]}：${body.reason}`);
}

/** What was asked and taken back has cost the unit its days: the clock of its signature goes on to the same day as before. */
function withdrawReturn(work: Work, record: HandlingTaskRow): void {
  record.returnState = 'withdrawn';
  stopDeadlines(work, ['returnDecision'], record.id, 'cancelled');
  if (record.acceptedOn === null) resumeDeadline(work, 'receipt', record.id);
  reopenReturnRight(work, record);
  tellDecider(work, record, 'return', `${record.unitName}撤回了${caseName(work.file)}的退办申请`);
}

/** The unit's own tasks in the other numbers that a talk is for as well. */
function sameUnitIn(work: Work, record: HandlingTaskRow, { alsoFor }: HandlingTaskBodies['scheduleConsultation']) {
  return (alsoFor ?? []).flatMap((id) => {
    const other = work.env.directory.otherCase(id);
    const task = other === undefined ? undefined : taskOfUnit(other, record.unitId);
    return other === undefined || task === undefined ? [] : [{ other, task }];
  });
}

function urged(work: Work, record: HandlingTaskRow, body: HandlingTaskBodies['urge']): void {
  record.urgedCount += 1;
  keepNote(work, record, body.note, body.replyBy ?? null);
  tellUrged(work, record, `${body.note}${urgedUntil(body.replyBy)}`);
}

export const handlingTaskHandlers: Handlers = {
  TaskAccepted: (work, record) => {
    const { env } = work;
    record.acceptedOn = env.today;
    // Some places count the time for giving a task back from 交办, some from receipt (handbook 1.3); from now on it is known.
    countReturnRight(work, record);
    stopDeadlines(work, ['receipt'], record.id);
    // Neither of what starts here moves the reply's clock (handbook 9.2).
    startFromReceipt(work, record);
  },
  TaskRouted: (work, record, body) => { route(work, record, body); startPaper(work, record); },
  TaskRerouted: (work, record, body) => route(work, record, body),
  TaskRoutedOn: (work, record, body) => route(work, record, body),
  FirstContactRecorded: (work, record, body) => {
    record.contactedOn ??= work.env.today;
    record.contactNote = body.note;
    stopDeadlines(work, ['firstContact'], record.id);
  },
  ConsultationScheduled: (work, record, body) => {
    for (const { other, task } of sameUnitIn(work, record, body)) work.elsewhere(other, 'handlingTask', task, 'scheduleConsultation', withoutOthers(body), 'actor');
    const consultation = openConsultationRecord(work, record, 'scheduled', { plannedAt: body.plannedAt, place: body.place, mode: body.mode, phase: body.phase });
    notify(work, ['leadSponsor'], 'consultation', consultation, 'consultation', `${record.unitName}约您面商${caseName(work.file)}：${body.place}`);
  },
  ConsultationWaiverRequested: (work, record, body) => {
    const consultation = openConsultationRecord(work, record, 'waiverRequested', { waiverReason: body.reason });
    notify(work, ['leadSponsor'], 'consultation', consultation, 'consultation', `${record.unitName}称您表示${caseName(work.file)}不需要面商，请您确认是否属实`);
  },
  ConsultationWaived: (work, record, body) => {
    openConsultationRecord(work, record, 'waived', { waiverReason: body.reason });
    notify(work, ['unitSection', 'unitLiaison'], 'handlingTask', record, 'consultation', `代表表示${caseName(work.file)}不需要面商`);
  },
  TaskUrged: urged,
  CommitmentUrged: urged,
  TaskUrgedWithOthers: (_work, record) => { record.urgedCount += 1; },
  SupervisionAnswered: feedbackGiven,
  SupervisionSettled: noteSettled,
  TaskOpinionDelivered: (work, record) => { lapseDispute(work, record); stopDeadlines(work, ['returnRequest'], record.id, 'cancelled'); stopDeadlines(work, ['assistingOpinion', 'assistingOpinionRedo'], record.id); },
  TaskOpinionSentBack: (work, record) => { startDeadline(work, { setting: 'assistingOpinionRedo', recordKind: 'handlingTask', record, unitId: record.unitId, nationalStartedOn: record.assignedOn }); },
  TaskReplied: (work, record) => {
    record.repliedOn = work.env.today;
    stopDeadlines(work, ['reply', 'replyComplex', 'rehandledReply', 'firstContact'], record.id);
    // Answered before it was decided: there is nothing to extend any more.
    stopDeadlines(work, ['extensionDecision', 'returnRequest'], record.id, 'cancelled');
    lapseExtension(record);
    lapseDispute(work, record);
    // Where several handle separately, the suggestion is answered with the last of their replies.
    if (replyingTasks(work.file).every((task) => task.state === 'replied')) work.follow('suggestion', work.file.suggestion, 'markReplied');
    const mediation = work.file.mediation.find((each) => each.taskId === record.id && each.state === 'handlingAgain');
    if (mediation !== undefined) work.follow('mediation', mediation, 'markAnswered');
  },
  TermExplanationAsked: (work, record, body) => askExplanation(work, record, body),
  TaskUnitRenamed: (work, record, body) => renameUnit(work.file, record, body.newName),
  TaskSucceeded: carryOn,
  TaskJoined: joinOwn,
  TaskJoinedOther: () => undefined,
  EvaluationOpened: (work, record, body) => openEvaluation(work, record, body.roundId),
  JoinedReplyRated: (work, record, body) => openEvaluation(work, record, body.roundId),
  RehandlingOrdered: (work, record) => {
    lapseConsultations(work, record);
    record.cycle += 1;
    startDeadline(work, { setting: 'rehandledReply', recordKind: 'handlingTask', record, unitId: record.unitId });
    startReply(work, record, 'rehandled');
    if (['replied', 'evaluated'].includes(work.file.suggestion.state)) work.follow('suggestion', work.file.suggestion, 'markRehandling');
    notify(work, ['unitLiaison', 'unitSection', 'unitHead', 'deputyAffairs'], 'handlingTask', record, 'rehandling', `${caseName(work.file)}测评不满意，须重新办理并再次书面答复`);
  },
  RehandlingEnded: (work, record) => endRehandling(work, record),
  ReturnRequested: (work, record, body) => {
    record.returnState = 'requested';
    record.returnGround = body.ground;
    record.returnAnswer = null;
    record.returnReason = (body.suggestedUnit ?? '').trim() === '' ? body.reason : `${body.reason}（建议交${body.suggestedUnit ?? ''}）`;
    // The unit has answered; the clock of the reply goes on, for it stays responsible until somebody agrees (handbook 9.5).
    stopDeadlines(work, ['receipt', 'returnRequest'], record.id);
    // Whoever says that the matter is not theirs asks for no more time to do it.
    stopDeadlines(work, ['extensionDecision'], record.id, 'cancelled');
    lapseExtension(record);
    startDeadline(work, { setting: 'returnDecision', recordKind: 'handlingTask', record });
    tellDecider(work, record, 'return', `${record.unitName}申请退办${caseName(work.file)}：${record.returnReason}`);
  },
  ReturnWithdrawn: withdrawReturn,
  ReturnWithdrawnReceived: withdrawReturn,
  ReturnWithdrawnInSection: withdrawReturn,
  ReturnRefused: refuseReturn,
  ReturnRefusedReceived: refuseReturn,
  ReturnRefusedInSection: refuseReturn,
  ReturnAgreed: agreeReturn,
  ReturnAgreedAlone: agreeReturn,
  TaskReassigned: change,
  TaskDropped: change,
  TaskReleased: (work, record) => {
    const reason = work.file.suggestion.state === 'withdrawn' ? '代表撤回建议' : '承办单位调整';
    endTask(work, record, reason);
    notify(work, ['unitLiaison', 'unitSection'], 'handlingTask', record, 'reassigned', `${reason}，${caseName(work.file)}不再由你单位办理`);
  },
  ExtensionRequested: (work, record, body) => {
    record.extensionState = 'requested';
    record.extensionGround = body.ground;
    record.extensionReason = body.reason;
    Object.assign(record, { extensionAnswer: null, extensionDecidedBy: null, extensionDecidedOn: null });
    startDeadline(work, { setting: 'extensionDecision', recordKind: 'handlingTask', record });
    tellDecider(work, record, 'extension', `${record.unitName}申请延长${caseName(work.file)}的答复期限：${extensionReasonOf(record)}`);
  },
  ExtensionGranted: grantExtension,
  ExtensionRefused: refuseExtension,
  UnitObjectedTo: (work, record, body) => {
    record.objectionState = 'raised';
    record.objection = body.reason;
    record.objectionAnswer = null;
    startDeadline(work, { setting: 'objectionDecision', recordKind: 'handlingTask', record });
    tellDecider(work, record, 'objection', `${work.file.suggestion.leadName}代表对${caseName(work.file)}由${record.unitName}承办有异议：${body.reason}`);
  },
  ObjectionAnswered: (work, record, body) => {
    record.objectionState = 'kept';
    record.objectionAnswer = body.answer;
    stopDeadlines(work, ['objectionDecision'], record.id);
    notify(work, ['leadSponsor'], 'handlingTask', record, 'objection', `${conductingOfficeName(placeOf(work.file))}研究了您的异议，${caseName(work.file)}仍由${record.unitName}承办：${body.answer}`);
  },
  DisputeRaised: (work, record, body) => {
    record.disputeState = 'raised';
    record.disputeStatement = body.statement;
    record.disputeGround = body.ground;
    record.disputeProposal = body.proposal;
    record.disputeSignedBy = signatureOf(work.env.actor);
    // Whose duty it is will be decided for good: nobody asks to give it back as well.
    stopDeadlines(work, ['returnRequest'], record.id, 'cancelled');
    startDeadline(work, { setting: 'disputeDecision', recordKind: 'handlingTask', record });
    notify(work, ['disputeSettler', 'deputyAffairs'], 'handlingTask', record, 'dispute', `${record.unitName}主要负责人就${caseName(work.file)}的职责争议提请协调：${body.statement}（建议由${body.proposal}承办）`);
  },
  DisputeKept: (work, record, body) => {
    record.disputeState = 'kept';
    tellDecision(work, record, body.reason, `仍由${record.unitName}${taskRoleLabels[record.role]}`);
  },
  DisputeReassigned: settleElsewhere,
  DisputeReleased: settleElsewhere,
  TaskFinished: (work, record) => {
    lapseDispute(work, record);
    // What a 督办单 asks for is owed after the task too: it may press for a promise (handbook 3.8).
    stopAllDeadlines(work, record.id, [FEEDBACK_CLOCK]);
    lapseConsultations(work, record);
  },
};
