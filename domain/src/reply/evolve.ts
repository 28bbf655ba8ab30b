import { signatureOf } from '../acting-mandate/who-may-act.ts';
import { classCorrected, classProposalKept, classReturned } from '../correction/result-class.ts';
import { makeCommitments } from '../commitment/make-commitments.ts';
import type { HandlerMap } from '../case-file/handlers.ts';
import type { ReplyRow } from '../case-file/rows.ts';
import { attach, caseName, contextOf, notify, notifySigners, stopAllDeadlines, stopDeadlines, type Work } from '../case-file/work.ts';
import { validConsultation } from '../consultation/valid-consultation.ts';
import { canonicalJson } from '../kernel/canonical.ts';
import { yearOf } from '../kernel/dates.ts';
import { lapsePublications, openPublication } from '../publication/open-publication.ts';
import { publicityOf } from '../publication/publicity.ts';
import type { ReplyBodies } from './bodies.ts';
import { withoutConsultationLabels } from './guards.ts';
import { composeLetter, overallClassOf, sumUpClasses, unitsReadyToSign } from './letter.ts';
import { deputyHeadSigns } from './who-signs.ts';
import type { replyWorkflow } from './workflow.ts';

function returned(work: Work, record: ReplyRow, note: string): void {
  record.note = note;
  notify(work, ['unitSection'], 'reply', record, 'returned', `${caseName(work.file)}的答复稿退回修改：${note}`);
}

/** Whoever has the reply on the desk answers for the proposal. */
function propose(work: Work, record: ReplyRow, body: ReplyBodies['proposePublicity']): void {
  record.publicity = { ...publicityOf(body), byName: work.env.actor.name };
}

/** A missing talk is told to the deputies' affairs commission and marked, unless the deputy confirmed doing without. */
function recordConsultation(work: Work, record: ReplyRow, body: ReplyBodies['signOff']): void {
  if (record.type === 'second') return;
  const context = contextOf(work, record);
  const valid = validConsultation(work.file, { id: record.taskId, cycle: record.cycle }, context.settings);
  record.consultationId = valid?.id ?? null;
  if (valid !== undefined || body.withoutConsultation === undefined) return;
  record.withoutConsultation = body.withoutConsultation;
  record.withoutConsultationText = body.withoutConsultationText ?? null;
  record.marksMissingConsultation = body.withoutConsultation !== 'deputyDeclined' && body.withoutConsultation !== 'noDeputyLeft';
  if (record.marksMissingConsultation) {
    const reason = withoutConsultationLabels[body.withoutConsultation];
    notify(work, ['deputyAffairs'], 'reply', record, 'notConsulted', `${caseName(work.file)}未经有效面商即签发答复，原因：${reason}。${body.withoutConsultationText ?? ''}`);
  }
}

/** Every deputy who signed is answered (浙江规定 22), or, where the place has it so, the lead sponsor, who passes it on (青岛条例 29). */
function tellSigners(work: Work, record: ReplyRow): void {
  const { env, file } = work;
  const arrived = `${caseName(file)}的${record.type === 'second' ? '再次答复' : '答复'}已经送达，请查阅`;
  if (env.settings.coSignedReply === 'every' || !file.coSponsorship.some((c) => c.state === 'confirmed')) return notifySigners(work, 'reply', record, 'reply', arrived);
  notify(work, ['leadSponsor'], 'reply', record, 'reply', `${arrived}，并转复联名代表`);
}

/** Out it goes, signed here or by hand: the letter is fixed, the clocks stop, the promises begin. */
function deliver(work: Work, record: ReplyRow, body: ReplyBodies['signOff']): void {
  const { env, file } = work;
  record.deliveredOn = env.today;
  // What one of several units leaves to the others is not part of its reply.
  record.answers = record.answers.filter((answer) => answer.text.trim() !== '');
  record.overallClass = overallClassOf(record.answers.map((answer) => answer.resultClass));
  recordConsultation(work, record, body);
  const answersAgain = file.handlingTask.find((candidate) => candidate.id === record.taskId)?.rehandlesId;
  for (const old of file.reply) if (old !== record && record.type === 'rehandled' && (old.taskId === record.taskId || old.taskId === answersAgain) && old.state === 'delivered' && old.type !== 'second') work.follow('reply', old, 'replace');
  const seal = () => {
    record.letter = composeLetter(file, record, env.settings, env.today, body);
    record.letterHash = env.hashText(canonicalJson(record.letter));
  };
  if (body.letterNumber !== undefined && body.letterNumber.trim() !== '') {
    record.letterNumber = body.letterNumber.trim();
    seal();
  } else {
    const prefix = env.directory.unit(record.unitId)?.letterPrefix ?? '建复';
    const year = yearOf(env.today);
    work.numbers.push({ series: `letter/${record.unitId}/${year}`, assign: (n) => { record.letterNumber = `${prefix}〔${year}〕${n}号`; seal(); } });
  }
  work.jobs.push({ task: 'renderLetter', payload: { congressId: file.congressId, replyId: record.id } });
  if (record.type === 'second') {
    stopDeadlines(work, ['commitmentSecondReply'], record.id);
  } else {
    sumUpClasses(file);
    const task = file.handlingTask.find((candidate) => candidate.id === record.taskId);
    if (task) work.follow('handlingTask', task, 'markReplied');
    makeCommitments(work, record);
  }
  for (const opinion of body.joint === true ? unitsReadyToSign(file) : []) notify(work, ['unitHead', 'unitLiaison'], 'assistingOpinion', opinion, 'jointReply', `${caseName(file)}的答复已与你单位联合行文签发`);
  openPublication(work, record);
  tellSigners(work, record);
  notify(work, ['deputyAffairs'], 'reply', record, 'reply', `${caseName(file)}已经答复`);
}

export const replyHandlers: HandlerMap<typeof replyWorkflow.spec.rows, ReplyBodies, ReplyRow> = {
  ReplySaved: (_work, record, body) => {
    record.opening = body.opening ?? record.opening;
    if (body.answers) record.answers = body.answers.map((answer) => ({ ...answer }));
    record.closing = body.closing ?? record.closing;
    record.contactName = body.contactName ?? record.contactName;
    record.contactPhone = body.contactPhone ?? record.contactPhone;
  },
  PublicityProposed: propose,
  PublicityChangedInCheck: propose,
  PublicityChangedByHead: propose,
  ReplySubmittedForCheck: (work, record) => {
    record.note = null;
    notify(work, ['unitDeputyHead'], 'reply', record, 'check', `${caseName(work.file)}的答复稿待您核稿`);
  },
  ReplyReturnedByDeputyHead: (work, record, body) => returned(work, record, body.note),
  ReplyChecked: (work, record) => {
    record.checkedByName = work.env.actor.name;
    notify(work, ['unitHead'], 'reply', record, 'signOff', `${caseName(work.file)}的答复待您签发`);
  },
  ReplyLapsed: (work, record) => stopAllDeadlines(work, record.id),
  ReplyReturnedByHead: (work, record, body) => returned(work, record, body.note),
  ReplySigned: (work, record, body) => { record.signedByName = signatureOf(work.env.actor); deliver(work, record, body); },
  HandSignatureRecorded: (work, record, body) => {
    record.handSignedByName = body.signerName.trim();
    record.handSignedOn = body.signedOn;
    record.handSignedRecordedBy = work.env.actor.name;
    record.handSignedForm = body.form ?? null;
    record.handSignedJoint = body.joint === true;
    record.letterNumber = (body.letterNumber ?? '').trim() === '' ? null : (body.letterNumber ?? '').trim();
    record.withoutConsultation = body.withoutConsultation ?? null;
    record.withoutConsultationText = body.withoutConsultationText ?? null;
    attach(work, 'reply', record, 'handSigned', body.files);
    const signers: readonly ('unitHead' | 'unitDeputyHead')[] = deputyHeadSigns({ ...work.env, file: work.file, record }) ? ['unitHead', 'unitDeputyHead'] : ['unitHead'];
    notify(work, signers, 'reply', record, 'signOff', `${work.env.actor.name}登记了${record.handSignedByName}对${caseName(work.file)}答复的手签，请本人确认，确认后送达代表`);
  },
  HandSignatureConfirmed: (work, record) => {
    record.signedByName = record.handSignedByName;
    const { letterNumber, withoutConsultation, withoutConsultationText } = record;
    record.withoutConsultation = null;
    record.withoutConsultationText = null;
    const { handSignedForm: form, handSignedJoint: joint } = record;
    deliver(work, record, { joint, ...(form === null ? {} : { form }), ...(letterNumber === null ? {} : { letterNumber }), ...(withoutConsultation === null ? {} : { withoutConsultation }), ...(withoutConsultationText === null ? {} : { withoutConsultationText }) });
  },
  HandSignatureRefused: (work, record, body) => {
    record.handSignedByName = null;
    record.handSignedOn = null;
    record.handSignedRecordedBy = null;
    record.handSignedForUnit = null;
    record.handSignedForm = null;
    record.handSignedJoint = false;
    record.letterNumber = null;
    record.withoutConsultation = null;
    record.withoutConsultationText = null;
    notify(work, ['unitLiaison', 'unitDeputyHead'], 'reply', record, 'signOff', `${work.env.actor.name}否认${caseName(work.file)}答复的手签：${body.reason}`);
  },
  ClassProposed: classProposalKept,
  ClassCorrected: classCorrected,
  ClassReturned: classReturned,
  ReplyReplaced: (work, record) => {
    record.classProposal = null;
    lapsePublications(work, record.id);
  },
};
