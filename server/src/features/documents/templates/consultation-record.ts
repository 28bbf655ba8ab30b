import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { shippedTexts } from '../wording/wordings.ts';
import { cell, label, note, table, type FormPaper } from './form-paper.ts';

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
  /** Said under the form. */
  foot?: string;
  confirmation: { name: string; on: string; methodLabel: string; remark: string } | null;
};

export function consultationRecord(data: ConsultationRecordData): FormPaper {
  const wide = (name: string, text: string, prose = false) => [label(name), cell(text, { span: 3, prose })];
  const { confirmation } = data;
  return {
    documentDate: data.documentDate, title: `第${data.suggestion.number}号建议面商记录`, issuer: data.unit, draftMark: null, record: null,
    parts: [
      { kind: 'head', lines: ['代表建议办理面商记录'] },
      table([30, null, 24, null], [
        [label('建议编号'), cell(`第${data.suggestion.number}号`), label('领衔代表'), cell(data.leadSponsor)],
        wide('建议标题', data.suggestion.title),
        [label('承办单位'), cell(data.unit), label('面商阶段'), cell(data.stageLabel)],
        [label('面商时间'), cell(`${formatChineseDate(data.heldOn, 'fullWeekday')} ${data.timeText}`.trim()), label('面商方式'), cell(data.methodLabel)],
        wide('面商地点', data.place),
        wide('参加代表', data.deputies.join('、')),
        wide('单位参加人', data.unitAttendees.map((one) => `${one.name}，${one.position}（${one.rankLabel}）`).join('\n')),
        wide('代表意见', data.deputyOpinion, true),
        wide('单位初步意见', data.unitOpinion, true),
        wide('存在分歧', data.disagreement === '' ? '无' : data.disagreement, data.disagreement !== ''),
        [label('记录人'), cell(data.recordedBy), label('代表确认'), confirmation === null ? cell('尚未确认') : cell(`${confirmation.name}\n${formatChineseDate(confirmation.on)}（${confirmation.methodLabel}）`, { style: 'name' })],
        ...(confirmation === null || confirmation.remark === '' ? [] : [wide('代表补充', confirmation.remark, true)]),
      ]),
      ...note(data.foot ?? shippedTexts('consultationRecord').foot),
    ],
  };
}
