import { conductingOfficeOf } from '@luoshi/domain/case-file/offices-of-case.ts';
import type { CaseFile, EvaluationRow } from '@luoshi/domain/case-file/rows.ts';
import { levelLabels } from '@luoshi/domain/evaluation/workflow.ts';
import type { ReplyLetter } from '@luoshi/domain/reply/letter.ts';
import { dateInShanghai, formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { evaluationFormName, ratingFormParts, type FilledRating } from './templates/evaluation-form.ts';
import type { FormPaper } from './templates/form-paper.ts';
import { fill } from './wording/fill.ts';
import { shippedTexts, type WordingTexts } from './wording/wordings.ts';

/** Only a rating that has been disclosed is printed as it was given: whoever asks before gets the form as it was handed out. */
function filledOf(rating: EvaluationRow): FilledRating | null {
  if (rating.state !== 'disclosed' || rating.attitude === null || rating.result === null) return null;
  const on = rating.ratedAt === null ? rating.disclosedOn : dateInShanghai(rating.ratedAt);
  const how = rating.entryChannel === 'paper' ? `（纸质件亲笔填写，${[rating.openedByName, rating.witnessName].filter((name) => name !== null).join('、')}拆封核对）` : '（网上测评）';
  return { attitude: levelLabels[rating.attitude], result: levelLabels[rating.result], form: rating.formAnswers, reason: rating.reason ?? '', signature: `${rating.raterName ?? ''}\n${how}`, dateText: on === null ? '' : formatChineseDate(on) };
}

/** 征询意见表 of one rating: blank to be handed out, filled in once it is disclosed; null where nobody rates or nobody did. */
export function writeRatingForm(file: CaseFile, rating: EvaluationRow, words: WordingTexts<'ratingForm'> = shippedTexts('ratingForm'), placeName?: string): FormPaper | null {
  const filled = filledOf(rating);
  if (filled === null && ['disclosed', 'noResponse', 'noRater'].includes(rating.state)) return null;
  const reply = file.reply.find((one) => one.id === rating.replyId);
  const task = file.handlingTask.find((one) => one.id === rating.taskId);
  const office = conductingOfficeOf(file, placeName);
  const number = file.suggestion.numberLabel ?? '';
  return {
    documentDate: filled === null ? (reply?.deliveredOn ?? rating.closesOn) : (rating.disclosedOn ?? rating.closesOn), title: `第${String(file.suggestion.number ?? '')}号建议征询意见表（${rating.roundName}，${task?.unitName ?? ''}）`, issuer: office, draftMark: null, record: null,
    parts: ratingFormParts({
      suggestionNumber: number, suggestionTitle: file.suggestion.title, leadSponsor: file.suggestion.leadName, coSponsors: file.coSponsorship.filter((one) => one.state === 'confirmed').map((one) => one.personName).join('、'),
      unit: task?.unitName ?? '', dateText: reply?.deliveredOn == null ? '' : formatChineseDate(reply.deliveredOn), documentNumber: reply?.letterNumber ?? '', classLetter: (reply?.letter as ReplyLetter | null | undefined)?.classLetter ?? '—',
      reasonHint: words.reason, filled, note: filled === null ? fill(words.foot, { 截止日期: formatChineseDate(rating.closesOn), 收表机关: office }) : `${evaluationFormName}，${rating.roundName}，第${rating.sequence}次测评。`,
    }),
  };
}
