import { cell, label, note, table, type FormCell, type FormPart } from './form-paper.ts';

/** The head of the 代表建议办理情况征询意见表; the deputy fills in the rest, nothing is ticked beforehand. */
export type EvaluationForm = {
  suggestionNumber: string; suggestionTitle: string; leadSponsor: string; unit: string; dateText: string;
  documentNumber: string; classLetter: string; note: string;
};

export const evaluationFormName = '代表建议办理情况征询意见表';

/** An enclosure begins on a page of its own with 「附件」 at the top left (GB/T 9704-2012, 7.3.7). */
export function evaluationFormParts(form: EvaluationForm): FormPart[] {
  const choose = (name: string, ...choices: string[]): FormCell[] => [label(name), cell('', { span: 3, choices })];
  return [
    { kind: 'corner', text: '附件' },
    { kind: 'head', lines: [evaluationFormName] },
    table([31, null, 24, null], [
      [label('建议编号'), cell(`第${form.suggestionNumber}号`), label('领衔代表'), cell(form.leadSponsor)],
      [label('建议标题'), cell(form.suggestionTitle, { span: 3 })],
      [label('承办单位'), cell(form.unit), label('答复日期'), cell(form.dateText)],
      [label('答复文号'), cell(form.documentNumber), label('答复类别'), cell(form.classLetter)],
      choose('面商情况', '已走访或面商', '本人提出不需要', '未面商'),
      choose('听取意见方式', '走访', '电话', '其他', '未联系'),
      choose('答复针对性', '有针对性', '基本有针对性', '没有针对性'),
      choose('办理态度', '满意', '基本满意', '不满意'),
      choose('办理结果', '满意', '基本满意', '不满意'),
      [label('具体意见'), cell('评为不满意的，请写明理由。', { span: 3, height: 34 })],
      choose('重新办理', '要求重新办理', '不要求重新办理'),
      [label('代表签名'), cell(''), label('日期'), cell('　　年　　月　　日')],
    ]),
    ...note(form.note),
  ];
}
