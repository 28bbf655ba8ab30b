import type { CaseFile, MediationMeeting, MediationRow } from '@luoshi/domain/case-file/rows.ts';
import { conductingOfficeOf } from '@luoshi/domain/case-file/offices-of-case.ts';
import { rankLabels } from '@luoshi/domain/consultation/valid-consultation.ts';
import { levelLabels } from '@luoshi/domain/evaluation/workflow.ts';
import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { agreedLabels, conclusionLabelsIn } from '@luoshi/domain/mediation/workflow.ts';
import type { TaskFormData } from './templates/task-form.ts';
import { shippedTexts, type WordingTexts } from './wording/wordings.ts';

function rowsOf(meeting: MediationMeeting, mark: string): TaskFormData['rows'] {
  const { agreed, attendees, deputiesPresent } = meeting;
  const owner = agreed.ownerName === null ? '' : `\n责任人：${agreed.ownerName}`;
  const due = agreed.dueOn === null ? '' : `\n期限：${formatChineseDate(agreed.dueOn)}`;
  return [
    [`会商时间地点${mark}`, `${formatChineseDate(meeting.heldOn)}，${meeting.place}`],
    ['出席代表', deputiesPresent.length === 0 ? '没有出席' : deputiesPresent.join('、')],
    ['承办单位出席', attendees.map(({ name, position, rank }) => `${name}（${position}，${rankLabels[rank]}）`).join('、')],
    ['未出席原因', meeting.absence], ['纪要', meeting.minutes], ['商定事项', `${agreedLabels[agreed.kind]}${agreed.text === '' ? '' : `：${agreed.text}`}${owner}${due}`], ['记录', meeting.recordedByName],
  ];
}

/** 会商纪要 as the record has it, or null while nobody has met. */
export function writeMediationMinutes(file: CaseFile, mediation: MediationRow, words: WordingTexts<'mediationMinutes'> = shippedTexts('mediationMinutes'), placeName?: string): TaskFormData | null {
  const { meetings } = mediation;
  const last = meetings.at(-1);
  if (last === undefined) return null;
  const rating = file.evaluation.find((each) => each.id === mediation.evaluationId);
  const levels = rating?.attitude == null || rating.result === null ? null : `办理态度${levelLabels[rating.attitude]}，办理结果${levelLabels[rating.result]}${rating.reason === null ? '' : `：${rating.reason}`}`;
  return {
    documentDate: last.heldOn, heading: '代表建议会商纪要', title: `第${file.suggestion.number ?? ''}号建议会商纪要（${mediation.unitName}）`, issuer: conductingOfficeOf(file, placeName),
    rows: [
      ['建议编号', file.suggestion.numberLabel], ['建议标题', file.suggestion.title], ['代表', mediation.raterName], ['承办单位', mediation.unitName], ['再次测评', levels],
      ...meetings.flatMap((meeting, index) => rowsOf(meeting, meetings.length === 1 ? '' : `（第${index + 1}次）`)),
      ['处理结论', mediation.conclusion === null || mediation.concludedOn === null ? null : `${conclusionLabelsIn(file)[mediation.conclusion]}（${formatChineseDate(mediation.concludedOn)}）\n${mediation.reasons ?? ''}`],
    ],
    foot: words.foot,
  };
}
