import type { CaseFile, Publicity, PublicText, ReplyRow } from '../case-file/rows.ts';
import { resultClassLabels } from '../setting/result-class.ts';

/** What the public finds where something was struck out. */
export const gap = '［此处不公开］';

type Reply = Pick<ReplyRow, 'opening' | 'answers' | 'closing' | 'commitmentIds'>;
const signersOf = ({ suggestion, coSponsorship }: CaseFile): string[] => [suggestion.leadName, ...coSponsorship.filter((one) => one.state === 'confirmed').map((one) => one.personName)];

/** Everything that could be released, as one text: in it a passage to be struck out must be found. */
export function sourceOf({ suggestion }: CaseFile, reply: Reply, summary: string | null): string {
  const { title, situation, analysis, asks } = suggestion;
  return [title, situation, analysis, ...asks.map((ask) => ask.text), reply.opening, ...reply.answers.flatMap((answer) => [answer.text, answer.promise?.content ?? '']), reply.closing, summary ?? ''].join('\n');
}

/** The numbers that the deputies gave the office are never public, in whatever text they stand. */
const deputiesNumbers = ({ suggestion }: CaseFile): string[] => [suggestion.leadPhone, suggestion.contactPhone].filter((phone): phone is string => phone !== null && phone.length >= 7);

function hider(passages: readonly string[]): (text: string) => string {
  const longestFirst = [...new Set(passages)].filter((one) => one !== '').toSorted((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, passage) => rest.replaceAll(passage, gap), text);
}

/** What the public reads under this publicity. The unit's contact, the owners of promises and files are no part of it. */
export function composePublicText(file: CaseFile, reply: ReplyRow, unitName: string, publicity: Publicity, showNames: boolean): PublicText | null {
  const { form, withSuggestion, summary, strikes } = publicity;
  if (form === 'notPublic') return null;
  const { suggestion } = file;
  const hide = hider([...strikes, ...deputiesNumbers(file), ...(showNames ? [] : signersOf(file))]);
  const hasText = form === 'full' || form === 'summary';
  return {
    form, number: suggestion.numberLabel ?? '', title: hide(suggestion.title), proposers: showNames ? signersOf(file) : null, unitName, letterNumber: reply.letterNumber, repliedOn: reply.deliveredOn,
    summary: form === 'summary' ? hide(summary ?? '') : null,
    suggestion: hasText && withSuggestion ? { situation: hide(suggestion.situation), analysis: hide(suggestion.analysis), asks: suggestion.asks.map(({ no, text }) => ({ no, text: hide(text) })) } : null,
    reply: form === 'full' ? {
      opening: hide(reply.opening),
      answers: reply.answers.filter((answer) => answer.text.trim() !== '').toSorted((a, b) => a.askNo - b.askNo).map(({ askNo, resultClass, text, promise }) => ({
        askNo, resultLabel: resultClassLabels[resultClass], text: hide(text), promise: promise === null ? null : { content: hide(promise.content), dueOn: promise.dueOn },
      })),
      closing: hide(reply.closing),
    } : null,
  };
}

/** The words of a public text, for the check. */
export function wordsOf(text: PublicText): string {
  const { title, summary, suggestion, reply } = text;
  const ofSuggestion = suggestion === null ? [] : [suggestion.situation, suggestion.analysis, ...suggestion.asks.map((ask) => ask.text)];
  const ofReply = reply === null ? [] : [reply.opening, ...reply.answers.flatMap((answer) => [answer.text, answer.promise?.content ?? '']), reply.closing];
  return [title, summary ?? '', ...ofSuggestion, ...ofReply].join('\n');
}
