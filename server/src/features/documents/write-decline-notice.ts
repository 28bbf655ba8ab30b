import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { formatChineseDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { declineReasons, type DeclineCode } from '@luoshi/domain/suggestion/decline-reasons.ts';
import { frameOf } from './letter-frame.ts';
import type { Decline } from './read/decline.ts';
import { fill } from './wording/fill.ts';
import { shippedTexts, type WordingTexts } from './wording/wordings.ts';
import { officialLetter, type LetterWords, type OfficialLetter } from './templates/official-letter.ts';

const plain = (text: string): string => text.trim().replace(/[。；，]$/u, '');

interface Declined { readonly title: string; readonly leadName: string; readonly submittedOn: IsoDate | null; readonly code: DeclineCode; readonly explanation: string }

/** What the notice says: which matter, for what reason and on what it rests, and what remains possible. */
export function declineWords({ title, leadName, submittedOn, code, explanation }: Declined, words: WordingTexts<'declineNotice'>): LetterWords {
  const reason = declineReasons[code];
  const submitted = submittedOn === null ? '' : `于${formatChineseDate(submittedOn)}`;
  return {
    title: `关于《${title}》不予受理的通知`, recipient: `${leadName}代表：`, closing: words.closing,
    body: [
      { kind: 'text', text: fill(words.opening, { 提交日期: submitted, 建议标题: title }) },
      { kind: 'heading', text: '一、不予受理的理由' }, { kind: 'text', text: `${reason.label}。` }, ...(explanation.trim() === '' ? [] : [{ kind: 'text' as const, text: `${plain(explanation)}。` }]),
      { kind: 'heading', text: '二、依据' }, { kind: 'text', text: `${reason.basis}。` },
      { kind: 'heading', text: '三、其他' }, { kind: 'text', text: words.rights },
    ],
  };
}

/** 不予受理通知 to the deputy; null unless the suggestion was declined. */
export function writeDeclineNotice({ suggestion }: CaseFile, decline: Decline, words: WordingTexts<'declineNotice'> = shippedTexts('declineNotice')): OfficialLetter | null {
  if (suggestion.state !== 'declined' || suggestion.declineCode === null) return null;
  const frame = frameOf({ unitName: decline.office, letterNumber: null, signer: null, on: decline.on, draft: false, contactName: null, contactPhone: null, copyTo: [], form: 'letter' });
  const said = declineWords({ title: suggestion.title, leadName: suggestion.leadName, submittedOn: suggestion.submittedOn, code: suggestion.declineCode as DeclineCode, explanation: suggestion.declineText ?? '' }, words);
  return { ...officialLetter({ ...frame, contact: null }, said), documentNumber: '' };
}
