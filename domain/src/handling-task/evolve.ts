import type { HandlerMap } from '../case-file/handlers.ts';
import type { HandlingTaskRow } from '../case-file/rows.ts';
import { caseName, create, notify, startDeadline, stopAllDeadlines, stopDeadlines, type Work } from '../case-file/work.ts';
import { openConsultationRecord } from '../consultation/open-consultation-record.ts';
import { openConsultation } from '../consultation/valid-consultation.ts';
import { openEvaluation } from '../evaluation/open-evaluation.ts';
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
  if (record.role === 'lead') startReply(work, record, 'first');
  else {
    create(work, 'assistingOpinion', 'drafting', 'OpinionStarted', {
      taskId: record.id, unitId: record.unitId, unitName: record.unitName, text: '', contactName: null, contactPhone: null, letterNumber: null,
      deliveredOn: null, signedByName: null, note: null, sentBackCount: 0,
    });
  }
}

/** A talk still open when its round of handling ends can no longer count for it; nobody is asked about it any more. */
function lapseConsultations(work: Work, record: HandlingTaskRow): void {
  for (let open = openConsultation(work.file, record); open !== undefined; open = openConsultation(work.file, record)) work.follow('consultation', open, 'lapse');
}

export const handlingTaskHandlers: Handlers = {
  TaskAccepted: (work, record) => {
    const { env } = work;
    record.acceptedOn = env.today;
    stopDeadlines(work, ['receipt'], record.id);
    // Two clocks start at receipt, each by its own rule; neither moves the reply's clock (handbook 9.2).
    if (record.role === 'assisting') startDeadline(work, { setting: 'assistingOpinion', recordKind: 'handlingTask', record, unitId: record.unitId, nationalStartedOn: record.assignedOn });
    else startDeadline(work, { setting: 'firstContact', recordKind: 'handlingTask', record, unitId: record.unitId });
  },
  TaskRouted: (work, record, body) => { route(work, record, body); startPaper(work, record); },
  TaskRerouted: (work, record, body) => route(work, record, body),
  FirstContactRecorded: (work, record, body) => {
    record.contactedOn ??= work.env.today;
    record.contactNote = body.note;
    stopDeadlines(work, ['firstContact'], record.id);
  },
  ConsultationScheduled: (work, record, body) => {
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
  TaskUrged: (work, record, body) => {
    record.urgedCount += 1;
    notify(work, ['unitLiaison', 'unitSection', 'unitHead'], 'handlingTask', record, 'urged', `${work.env.actor.name}催办${caseName(work.file)}：${body.note}`);
  },
  TaskOpinionDelivered: (work, record) => stopDeadlines(work, ['assistingOpinion', 'assistingOpinionRedo'], record.id),
  TaskOpinionSentBack: (work, record) => { startDeadline(work, { setting: 'assistingOpinionRedo', recordKind: 'handlingTask', record, unitId: record.unitId, nationalStartedOn: record.assignedOn }); },
  TaskReplied: (work, record) => {
    record.repliedOn = work.env.today;
    stopDeadlines(work, ['reply', 'rehandledReply'], record.id);
    stopDeadlines(work, ['firstContact'], record.id);
    work.follow('suggestion', work.file.suggestion, 'markReplied');
  },
  EvaluationOpened: (work, record, body) => openEvaluation(work, record, body.roundId),
  RehandlingOrdered: (work, record) => {
    lapseConsultations(work, record);
    record.cycle += 1;
    startDeadline(work, { setting: 'rehandledReply', recordKind: 'handlingTask', record, unitId: record.unitId });
    startReply(work, record, 'rehandled');
    work.follow('suggestion', work.file.suggestion, 'markRehandling');
    notify(work, ['unitLiaison', 'unitSection', 'unitHead', 'deputyAffairs'], 'handlingTask', record, 'rehandling', `${caseName(work.file)}测评不满意，须重新办理并再次书面答复`);
  },
  TaskFinished: (work, record) => { stopAllDeadlines(work, record.id); lapseConsultations(work, record); },
};
