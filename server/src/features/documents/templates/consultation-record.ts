import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';

/** 面商记录. `confirmation` is null until the deputy has confirmed: an unconfirmed record says so. */
export type ConsultationRecordData = {
  documentDate: string;
  unit: string;
  suggestion: { number: string; title: string };
  leadSponsor: string;
  /** 办前, 办中 or 办后 and which meeting it was. */
  stageLabel: string;
  heldOn: string;
  timeText: string;
  place: string;
  methodLabel: string;
  deputies: string[];
  unitAttendees: { name: string; position: string; rankLabel: string }[];
  deputyOpinion: string;
  unitOpinion: string;
  disagreement: string;
  recordedBy: string;
  confirmation: { name: string; on: string; methodLabel: string; remark: string } | null;
};

export type ConsultationRecord = ConsultationRecordData & { title: string; issuer: string; heldText: string; confirmedText: string | null };

export function consultationRecord(data: ConsultationRecordData): ConsultationRecord {
  return {
    ...data,
    title: `第${data.suggestion.number}号建议面商记录`,
    issuer: data.unit,
    heldText: `${formatChineseDate(data.heldOn, 'fullWeekday')} ${data.timeText}`,
    confirmedText: data.confirmation === null ? null : `${formatChineseDate(data.confirmation.on)}（${data.confirmation.methodLabel}）`,
  };
}
