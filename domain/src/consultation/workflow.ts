import type { CaseContext } from '../case-file/context.ts';
import type { HandlerMap } from '../case-file/handlers.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { Attendee, CaseFile, ConsultationMode, ConsultationPhase, ConsultationRow } from '../case-file/rows.ts';
import { attach, caseName, notify, startDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { alsoForRule, withoutOthers, type AlsoFor } from '../suggestion-link/also-for.ts';
import type { ConsultationCorrection } from '../correction/bodies.ts';
import { confirmationReopened, consultationCorrected, consultationRule, talkStillCounts } from '../correction/consultation.ts';
import { refusal } from '../kernel/refusal.ts';
import { defineWorkflow, type Decision } from '../kernel/workflow.ts';
import { caseStillOpen, paperConfirmationRule, signatureDisowned, signatureDisownedLate, confirmedOnPaper, takeSignature, talkCounts, type PaperConfirmation } from './on-paper.ts';
import { highestRank, rankLabels, requiredRank } from './valid-consultation.ts';

type Ctx = CaseContext<ConsultationRow>;

export interface ConsultationBodies {
  record: {
    readonly heldOn: IsoDate; readonly place: string; readonly mode: ConsultationMode; readonly phase: ConsultationPhase;
    readonly deputiesPresent: readonly string[]; readonly attendees: readonly Attendee[];
    readonly deputyOpinion: string; readonly unitOpinion: string; readonly difference?: string; readonly files?: readonly string[];
  } & AlsoFor;
  correct: ConsultationCorrection;
  reopen: Record<string, never>;
  cancel: { readonly reason: string };
  lapse: Record<string, never>;
  confirm: { readonly opinion?: string };
  confirmOnPaper: PaperConfirmation;
  disownSignature: { readonly note?: string };
  deny: { readonly note?: string };
  confirmWaiver: { readonly opinion?: string };
  refuseWaiver: { readonly opinion?: string };
}

const arrangedTalk = (file: CaseFile, unitId: string): ConsultationRow | undefined => file.consultation.find((talk) => talk.unitId === unitId && talk.state === 'scheduled');

/** A talk with the deputy (面商). The unit's record alone proves nothing: the deputy confirms it, or says in one press that it did not take place. */
export const consultationWorkflow = defineWorkflow<Ctx>()({
  kind: 'consultation',
  label: '面商',
  initial: 'scheduled',
  bornIn: ['waiverRequested', 'waived'],
  rows: [
    ['record',        ['scheduled'],       'held',          ['unitSection', 'unitLiaison'], [], 'ConsultationRecorded'],
    ['correct',       ['held'],            'unchanged',     ['unitSection', 'unitLiaison'], ['talkStillCounts'], 'ConsultationCorrected'],
    ['correct',       ['confirmed'],       'held',          ['unitSection', 'unitLiaison'], ['talkStillCounts'], 'ConfirmedConsultationCorrected'],
    ['reopen',        ['confirmed'],       'held',          ['process'],                    [], 'ConfirmationReopened'],
    ['cancel',        ['scheduled', 'waiverRequested'], 'cancelled',     ['unitSection', 'unitLiaison'], [], 'ConsultationCancelled'],
    ['lapse',         ['scheduled', 'held', 'waiverRequested'], 'cancelled', ['process'],             [], 'ConsultationLapsed'],
    ['confirm',       ['held'],            'confirmed',     ['leadSponsor'],                [], 'ConsultationConfirmed'],
    // A deputy who uses paper signs the printed record; the office enters it with the scan, and the deputy may say that the hand is not theirs.
    ['confirmOnPaper', ['held'],           'confirmed',     ['deputyAffairs'],              [], 'ConsultationConfirmedOnPaper'],
    ['confirmOnPaper', ['waiverRequested'], 'waived',       ['deputyAffairs'],              [], 'WaiverConfirmedOnPaper'],
    ['disownSignature', ['confirmed'],     'held',          ['leadSponsor'],                ['confirmedOnPaper', 'caseStillOpen'], 'SignatureDisowned', 'beforeReply'],
    ['disownSignature', ['confirmed'],     'denied',        ['leadSponsor'],                ['confirmedOnPaper', 'caseStillOpen'], 'SignatureDisownedAfterReply', 'afterReply'],
    ['disownSignature', ['waived'],        'waiverRefused', ['leadSponsor'],                ['confirmedOnPaper', 'caseStillOpen'], 'WaiverDisowned'],
    ['deny',          ['scheduled', 'held'], 'denied',      ['leadSponsor'],                [], 'ConsultationDenied'],
    ['confirmWaiver', ['waiverRequested'], 'waived',        ['leadSponsor'],                [], 'WaiverConfirmed'],
    ['refuseWaiver',  ['waiverRequested'], 'waiverRefused', ['leadSponsor'],                [], 'WaiverRefused'],
  ],
  roles: rolesOf('unitSection', 'unitLiaison', 'leadSponsor', 'deputyAffairs', 'process'),
  guards: { talkStillCounts, confirmedOnPaper, caseStillOpen },
  routes: { beforeReply: talkCounts, afterReply: (context) => !talkCounts(context) },
  states: {
    scheduled: '已约定', held: '已登记，待代表确认', confirmed: '代表已确认', denied: '代表反映未面商', cancelled: '已取消',
    waiverRequested: '待代表确认不需要面商', waived: '代表确认不需要面商', waiverRefused: '代表要求面商',
  },
  actions: { record: '登记面商记录', correct: '更正面商记录', reopen: '请代表重新确认', cancel: '取消面商', lapse: '随办理结束终止', confirm: '属实，确认', confirmOnPaper: '登记代表签名确认', disownSignature: '不是我签的', deny: '没有面商', confirmWaiver: '属实，不需要面商', refuseWaiver: '不属实，要求面商' },
  events: {
    ConsultationRecorded: '登记面商记录', ConsultationCorrected: '更正面商记录', ConfirmedConsultationCorrected: '更正已确认的面商记录，请代表重新确认', ConfirmationReopened: '领衔代表更正，请代表重新确认面商记录', ConsultationCancelled: '取消面商', ConsultationLapsed: '办理结束，未完成的面商终止', ConsultationConfirmed: '确认面商记录', ConsultationDenied: '反映没有面商',
    ConsultationConfirmedOnPaper: '按代表签名的纸质件登记确认面商', WaiverConfirmedOnPaper: '按代表签名的纸质件登记确认不需要面商', SignatureDisowned: '代表说明面商的纸质签名不是本人的', SignatureDisownedAfterReply: '代表在答复送达后说明面商的纸质签名不是本人的', WaiverDisowned: '代表说明不需要面商的纸质签名不是本人的',
    WaiverConfirmed: '确认不需要面商', WaiverRefused: '表示没有说过不需要面商',
  },
  bodyRules: {
    correct: consultationRule, confirmOnPaper: paperConfirmationRule,
    record: (context: Ctx, body: ConsultationBodies['record']) => [
      ...alsoForRule(context, body, (other) => arrangedTalk(other, context.record.unitId), decideRecord, '没有约定的面商，请先为它约定'),
      ...(isValidIsoDate(body.heldOn) && body.heldOn <= context.today ? [] : [refusal('heldInFuture', '面商日期不能晚于今天', '/heldOn')]),
      ...(body.attendees.length > 0 ? [] : [refusal('noAttendees', '请填写单位出席人员及职务', '/attendees')]),
      ...(body.deputiesPresent.length > 0 ? [] : [refusal('noDeputies', '请填写出席面商的代表', '/deputiesPresent')]),
    ],
  },
  turns: {
    scheduled: [{ by: 'unitSection', action: 'record' }],
    held: [{ by: 'leadSponsor', action: 'confirm' }],
    waiverRequested: [{ by: 'leadSponsor', action: 'confirmWaiver' }],
  },
});

function confirmed(work: Work, record: ConsultationRow, body: ConsultationBodies['confirm']): void {
  record.answer = body.opinion ?? null;
  stopDeadlines(work, ['consultationConfirm'], record.id);
  // Whoever has talked has been in touch: nobody records the first contact a second time.
  const task = work.file.handlingTask.find((candidate) => candidate.id === record.taskId);
  if (task) task.contactedOn ??= record.heldOn;
  // Kept on the day of the talk, however late the deputy confirms it.
  stopDeadlines(work, ['firstContact'], record.taskId, 'met', record.heldOn ?? work.env.today);
  const required = requiredRank(work.file, work.env.settings);
  const enough = highestRank([...record.attendees.map((a) => a.rank), required]) === record.highestRank;
  notify(work, ['unitSection', 'unitLiaison'], 'consultation', record, 'consultation', `代表确认了${caseName(work.file)}的面商记录${enough ? '' : `，但出席人职务未达到要求（${rankLabels[required]}），仍须再行面商`}`);
}

function waiverConfirmed(work: Work, record: ConsultationRow, body: ConsultationBodies['confirmWaiver']): void {
  record.answer = body.opinion ?? null;
  notify(work, ['unitSection', 'unitLiaison'], 'consultation', record, 'consultation', `代表确认${caseName(work.file)}不需要面商`);
}

export const consultationHandlers: HandlerMap<typeof consultationWorkflow.spec.rows, ConsultationBodies, ConsultationRow> = {
  ConsultationRecorded: (work, record, body) => {
    // One talk about several numbers: each keeps a record, and each lead deputy confirms for their own.
    for (const id of body.alsoFor ?? []) {
      const other = work.env.directory.otherCase(id);
      const talk = other === undefined ? undefined : arrangedTalk(other, record.unitId);
      if (other !== undefined && talk !== undefined) work.elsewhere(other, 'consultation', talk, 'record', withoutOthers(body), 'actor');
    }
    Object.assign(record, {
      heldOn: body.heldOn, place: body.place, mode: body.mode, phase: body.phase, deputiesPresent: [...body.deputiesPresent], attendees: [...body.attendees],
      deputyOpinion: body.deputyOpinion, unitOpinion: body.unitOpinion, difference: body.difference ?? null,
    });
    record.highestRank = highestRank(body.attendees.map((attendee) => attendee.rank));
    record.recordedByName = work.env.actor.name;
    attach(work, 'consultation', record, 'consultation', body.files);
    startDeadline(work, { setting: 'consultationConfirm', recordKind: 'consultation', record });
    notify(work, ['leadSponsor'], 'consultation', record, 'consultation', `${caseName(work.file)}的面商记录请您确认；如没有面商，一按即可说明`);
  },
  ConsultationCorrected: consultationCorrected,
  ConfirmedConsultationCorrected: consultationCorrected,
  ConfirmationReopened: confirmationReopened,
  ConsultationCancelled: (work, record, body) => {
    record.answer = body.reason;
    notify(work, ['leadSponsor'], 'consultation', record, 'consultation', `${caseName(work.file)}${record.plannedAt === null ? '“不需要面商”的请求撤回' : '原定的面商取消'}：${body.reason}`);
  },
  ConsultationLapsed: (work, record) => stopDeadlines(work, ['consultationConfirm'], record.id, 'cancelled'),
  ConsultationConfirmed: confirmed,
  ConsultationConfirmedOnPaper: (work, record, body) => {
    confirmed(work, record, body);
    takeSignature(work, record, body);
  },
  WaiverConfirmedOnPaper: (work, record, body) => {
    waiverConfirmed(work, record, body);
    takeSignature(work, record, body);
  },
  SignatureDisowned: signatureDisowned,
  SignatureDisownedAfterReply: signatureDisownedLate,
  WaiverDisowned: signatureDisownedLate,
  ConsultationDenied: (work, record, body) => {
    record.answer = body.note ?? null;
    stopDeadlines(work, ['consultationConfirm'], record.id, 'cancelled');
    notify(work, ['deputyAffairs', 'unitSection', 'unitHead'], 'consultation', record, 'consultationDenied', `代表反映${caseName(work.file)}的面商没有进行`);
  },
  WaiverConfirmed: waiverConfirmed,
  WaiverRefused: (work, record, body) => {
    record.answer = body.opinion ?? null;
    notify(work, ['unitSection', 'unitHead', 'deputyAffairs'], 'consultation', record, 'consultationDenied', `代表没有说过${caseName(work.file)}不需要面商，要求面商`);
  },
};

function decideRecord(context: Ctx, body: unknown): Decision {
  return consultationWorkflow.decide('record', context.record.state, context, body);
}
