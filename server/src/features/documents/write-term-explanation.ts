import type { CaseFile, TermExplanationRow } from '@luoshi/domain/case-file/rows.ts';
import { formatChineseDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { conductingOfficeOf } from '@luoshi/domain/case-file/offices-of-case.ts';
import { frameOf } from './letter-frame.ts';
import { fill, listOf } from './wording/fill.ts';
import { shippedTexts, type WordingTexts } from './wording/wordings.ts';
import { officialLetter, type LetterBlock, type LetterWords, type OfficialLetter } from './templates/official-letter.ts';

const part = (heading: string, text: string): LetterBlock[] => [{ kind: 'heading', text: heading }, ...text.split('\n').filter((line) => line.trim() !== '').map((line): LetterBlock => ({ kind: 'text', text: line.trim() }))];

/** What people write in a form often lacks its full stop. */
const sentence = (text: string): string => (text.trim() === '' || /[。！？；：”）]$/u.test(text.trim()) ? text.trim() : `${text.trim()}。`);

interface Explained {
  readonly title: string; readonly numberLabel: string; readonly signers: readonly string[]; readonly termName: string; readonly signedByName: string | null;
  readonly standing: string; readonly reason: string; readonly nextSteps: string; readonly nextBy: IsoDate | null; readonly promises: readonly string[];
}

/** What the explanation says, in the words of the place. */
export function explanationWords(said: Explained, words: WordingTexts<'termExplanation'>): LetterWords {
  const nextSteps = `${sentence(said.nextSteps) || '（尚未填写）'}${said.nextBy === null ? '' : `\n完成期限：${formatChineseDate(said.nextBy)}。`}`;
  return {
    title: `关于《${said.title}》换届时办理情况的说明`, recipient: `${said.signers.join('、')}：`, closing: words.closing,
    body: [
      { kind: 'text', text: fill(words.opening, { 届名: said.termName, 建议标题: said.title, 建议编号: said.numberLabel, 签发人: said.signedByName ?? '　　　' }) },
      ...part(words.standing, sentence(said.standing) || '（尚未填写）'), ...part(words.reason, sentence(said.reason) || '（尚未填写）'), ...part(words.nextSteps, nextSteps),
      ...(said.promises.length === 0 ? [] : part(words.promises, said.promises.map((promise, index) => `${index + 1}. ${promise}`).join('\n'))),
    ],
  };
}

/** 换届书面说明 to everybody who signed, deputies still or not (上海规定 22); a draft until it has been sent. */
export function writeTermExplanation(file: CaseFile, explanation: TermExplanationRow, today: IsoDate, words: WordingTexts<'termExplanation'> = shippedTexts('termExplanation')): OfficialLetter {
  const { suggestion, coSponsorship, commitment } = file;
  const draft = explanation.state !== 'sent';
  const on = draft ? today : (explanation.sentOn ?? today);
  const signers = [suggestion.leadName, ...coSponsorship.filter((c) => c.state === 'confirmed').map((c) => c.personName)];
  const open = commitment.filter((c) => c.taskId === explanation.taskId && !['verified', 'explained', 'replaced'].includes(c.state));
  const copyTo = [conductingOfficeOf(file), ...listOf(words.copyTo)];
  const frame = frameOf({ unitName: explanation.unitName, letterNumber: null, signer: explanation.signedByName, on, draft, contactName: null, contactPhone: null, copyTo, form: 'letter' });
  const letter = officialLetter({ ...frame, contact: null }, explanationWords({
    ...explanation, title: suggestion.title, numberLabel: suggestion.numberLabel ?? '', signers, promises: open.map((c) => `${c.content}，期限${formatChineseDate(c.dueOn)}，责任人${c.ownerName}。`),
  }, words));
  return { ...letter, documentNumber: '' };
}
