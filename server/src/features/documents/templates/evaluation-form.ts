import { shippedTexts } from '../wording/wordings.ts';
import { answerLabel, formQuestions, type FormAnswers, type FormQuestion } from '@luoshi/domain/evaluation/form-answers.ts';
import { cell, label, note, table, type FormCell, type FormPart } from './form-paper.ts';

/** What a deputy said, once it may be read; the paper that goes out has none of it and nothing is ticked beforehand. */
export type FilledRating = { attitude: string; result: string; form: FormAnswers | null; reason: string; signature: string; dateText: string };

/** The head of the 代表建议办理情况征询意见表; the deputy fills in the rest. */
export type EvaluationForm = {
  suggestionNumber: string; suggestionTitle: string; leadSponsor: string; unit: string; dateText: string;
  documentNumber: string; classLetter: string; note: string;
  coSponsors?: string; reasonHint?: string; filled?: FilledRating | null;
};

export const evaluationFormName = '代表建议办理情况征询意见表';

/** A number as it stands in a place of its own, whether it came as 76 or as 十八届一次会议第76号. */
const numbered = (number: string): string => (number.endsWith('号') ? number : `第${number}号`);

/** An enclosure begins on a page of its own with 「附件」 at the top left (GB/T 9704-2012, 7.3.7). */
export const evaluationFormParts = (form: EvaluationForm): FormPart[] => [{ kind: 'corner', text: '附件' }, ...ratingFormParts(form)];

/** Attitude, result, and in words what is wanted are asked of everybody; the other questions may be left open. */
export function ratingFormParts(form: EvaluationForm): FormPart[] {
  const { filled } = form;
  const isFilled = filled !== undefined && filled !== null;
  const choose = (name: string, chosen: string | undefined, ...choices: string[]): FormCell[] => [label(name), cell('', { span: 3, choices, ...(chosen === undefined ? {} : { chosen }) })];
  // What the deputy left open is left open on the print too.
  const asked = (question: FormQuestion): FormCell[] => choose(formQuestions[question].label, answerLabel(filled?.form ?? null, question) ?? undefined, ...Object.values(formQuestions[question].options));
  const levels = ['满意', '基本满意', '不满意'];
  return [
    { kind: 'head', lines: [evaluationFormName] },
    table([31, null, 24, null], [
      [label('建议编号'), cell(numbered(form.suggestionNumber)), label('领衔代表'), cell(form.leadSponsor)],
      ...(form.coSponsors === undefined || form.coSponsors === '' ? [] : [[label('联名代表'), cell(form.coSponsors, { span: 3 })]]),
      [label('建议标题'), cell(form.suggestionTitle, { span: 3 })],
      [label('承办单位'), cell(form.unit), label('答复日期'), cell(form.dateText)],
      [label('答复文号'), cell(form.documentNumber), label('答复类别'), cell(form.classLetter)],
      asked('talk'), asked('heardBy'), asked('pertinence'),
      choose('办理态度', filled?.attitude, ...levels),
      choose('办理结果', filled?.result, ...levels),
      [label('具体意见'), isFilled ? cell(filled.reason === '' ? '（未写）' : filled.reason, { span: 3, prose: filled.reason !== '' }) : cell(form.reasonHint ?? shippedTexts('ratingForm').reason, { span: 3, height: 34 })],
      asked('again'),
      [label('代表签名'), isFilled ? cell(filled.signature, { style: 'name' }) : cell(''), label('日期'), cell(isFilled ? filled.dateText : '　　年　　月　　日')],
    ]),
    ...note(form.note),
  ];
}
