import type { AttendeeRank, CaseFile, ConsultationRow, HandlingTaskRow } from '../case-file/rows.ts';
import type { Settings } from '../setting/settings.ts';

export const rankLabels: Readonly<Record<AttendeeRank, string>> = {
  countyLeader: '县领导', unitHead: '单位主要负责人', deputyHead: '分管领导', sectionHead: '科室负责人', staff: '工作人员',
};
/** From the least to the highest. */
export const rankOrder: readonly AttendeeRank[] = ['staff', 'sectionHead', 'deputyHead', 'unitHead', 'countyLeader'];

export function highestRank(ranks: readonly AttendeeRank[]): AttendeeRank | null {
  return ranks.reduce<AttendeeRank | null>((best, rank) => (best === null || rankOrder.indexOf(rank) > rankOrder.indexOf(best) ? rank : best), null);
}

/** 双面商: key suggestions need a county leader, ordinary ones the unit's principal head (numbers of the place by setting). */
export function requiredRank(file: CaseFile, settings: Settings): AttendeeRank {
  return file.suggestion.isKey ? settings.consultationRankKey : settings.consultationRankOrdinary;
}

/** Valid: the unit recorded it, the deputy confirmed it, and somebody of the required rank was there. */
export function isValidConsultation(consultation: ConsultationRow, required: AttendeeRank): boolean {
  return consultation.state === 'confirmed' && consultation.highestRank !== null && rankOrder.indexOf(consultation.highestRank) >= rankOrder.indexOf(required);
}

export function validConsultation(file: CaseFile, task: Pick<HandlingTaskRow, 'id' | 'cycle'>, settings: Settings): ConsultationRow | undefined {
  const required = requiredRank(file, settings);
  return file.consultation.find((c) => c.taskId === task.id && c.cycle === task.cycle && isValidConsultation(c, required));
}

export function confirmedWaiver(file: CaseFile, task: Pick<HandlingTaskRow, 'id' | 'cycle'>): ConsultationRow | undefined {
  return file.consultation.find((c) => c.taskId === task.id && c.cycle === task.cycle && c.state === 'waived');
}

export function openConsultation(file: CaseFile, task: HandlingTaskRow): ConsultationRow | undefined {
  return file.consultation.find((c) => c.taskId === task.id && (c.state === 'scheduled' || c.state === 'held' || c.state === 'waiverRequested'));
}
