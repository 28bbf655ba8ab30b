import type { ConsultationRow, HandlingTaskRow } from '../case-file/rows.ts';
import { create, type Work } from '../case-file/work.ts';

type Opening = Partial<Pick<ConsultationRow, 'plannedAt' | 'place' | 'mode' | 'phase' | 'waiverReason'>>;

export function openConsultationRecord(work: Work, task: HandlingTaskRow, state: 'scheduled' | 'waiverRequested' | 'waived', opening: Opening): ConsultationRow {
  const event = ({ scheduled: 'ConsultationOpened', waiverRequested: 'WaiverOpened', waived: 'WaiverGranted' } as const)[state];
  return create(work, 'consultation', state, event, {
    taskId: task.id, unitId: task.unitId, cycle: task.cycle, phase: 'during', plannedAt: null, heldOn: null, place: null, mode: null, deputiesPresent: [],
    attendees: [], highestRank: null, deputyOpinion: null, unitOpinion: null, difference: null, recordedByName: null, waiverReason: null, answer: null, signedOn: null, signedRecordedBy: null, corrections: [], ...opening,
  });
}
