import type { HandlingTaskRow, ReplyRow, ReplyType } from '../case-file/rows.ts';
import { proposalBeforehand } from '../publication/publicity.ts';
import { create, type Work } from '../case-file/work.ts';

/** Opens the paper that the unit owes. A re-handled reply starts from the old answers, which stay on file as they were. */
export function startReply(work: Work, task: HandlingTaskRow, type: ReplyType, commitmentIds: readonly string[] = []): ReplyRow {
  const previous = work.file.reply.findLast((reply) => (reply.taskId === task.id || reply.taskId === task.rehandlesId) && reply.state === 'delivered' && reply.type !== 'second');
  // Another unit that handles it again begins with the old answers too, but not with that unit's people.
  const own = previous?.unitId === task.unitId ? previous : undefined;
  return create(work, 'reply', 'drafting', 'ReplyStarted', {
    taskId: task.id, unitId: task.unitId, type, cycle: task.cycle, opening: '', answers: type === 'rehandled' ? [...(previous?.answers ?? [])] : [], closing: '',
    contactName: own?.contactName ?? null, contactPhone: own?.contactPhone ?? null, overallClass: null, note: null, checkedByName: null, letterNumber: null,
    signedByName: null, deliveredOn: null, consultationId: null, withoutConsultation: null, withoutConsultationText: null, marksMissingConsultation: false,
    handSignedByName: null, handSignedOn: null, handSignedRecordedBy: null, handSignedForUnit: null, handSignedForm: null, handSignedJoint: false, letter: null, letterHash: null, letterFileId: null, classProposal: null, classNotices: [], commitmentIds: [...commitmentIds], publicity: proposalBeforehand(work.file, work.env.settings),
  });
}
