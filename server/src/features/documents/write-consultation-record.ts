import type { CaseFile, ConsultationRow } from '@luoshi/domain/case-file/rows.ts';
import { rankLabels } from '@luoshi/domain/consultation/valid-consultation.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { modeWords, phaseWords } from './form-words.ts';
import type { ConsultationRecordData } from './templates/consultation-record.ts';

/** 面商记录, or null while there is nothing recorded yet. Which talk it was is counted within its task, in the order of the talks. */
export function writeConsultationRecord(file: CaseFile, talk: ConsultationRow): ConsultationRecordData | null {
  if (talk.heldOn === null) return null;
  const held = file.consultation.filter((each) => each.taskId === talk.taskId && each.heldOn !== null);
  const nth = held.findIndex((each) => each.id === talk.id) + 1;
  return {
    documentDate: talk.heldOn, unit: file.handlingTask.find((task) => task.id === talk.taskId)?.unitName ?? '', suggestion: { number: String(file.suggestion.number ?? ''), title: file.suggestion.title },
    leadSponsor: file.suggestion.leadName, stageLabel: `${phaseWords[talk.phase]}（第${nth}次）`, heldOn: talk.heldOn, timeText: plannedTime(talk), place: talk.place ?? '', methodLabel: talk.mode === null ? '' : modeWords[talk.mode],
    deputies: talk.deputiesPresent, unitAttendees: talk.attendees.map(({ name, position, rank }) => ({ name, position, rankLabel: rankLabels[rank] })),
    deputyOpinion: talk.deputyOpinion ?? '', unitOpinion: talk.unitOpinion ?? '', disagreement: talk.difference ?? '', recordedBy: talk.recordedByName ?? '',
    confirmation: talk.state === 'confirmed' ? { name: file.suggestion.leadName, on: talk.signedOn ?? dateInShanghai(talk.updatedAt), methodLabel: talk.signedOn === null ? '网上确认' : '纸质签名', remark: talk.answer ?? '' } : null,
  };
}

/** The hour that was agreed, if the talk took place on the day that was agreed. */
function plannedTime({ plannedAt, heldOn }: ConsultationRow): string {
  if (plannedAt === null || dateInShanghai(plannedAt) !== heldOn) return '';
  return new Date(Date.parse(plannedAt) + 8 * 3_600_000).toISOString().slice(11, 16);
}
