import type { ReadLine } from '../../../platform/documents/read-document.ts';

/** Lines that begin something new: numbered, or a name with a colon. */
export const numbered = /^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}\s*[、．.]|\d{1,2}\s*[、．.)）]|[①-⑳]|第[一二三四五六七八九十]{1,2}[，、条]|[一二三四五六七八九十]是)\s*/u;
const beginsAnew = /^(?:联系人|联系电话|附件|领衔|联名|抄送|代表团|编号|类别)/u;
const ends = /[。！？：；]$/u;

/** Paragraphs out of lines. Word keeps them; a PDF knows lines only, and one that does not end a sentence goes on in the next. */
export function paragraphsOf(lines: readonly ReadLine[]): { readonly text: string; readonly isHeading: boolean }[] {
  const isPdf = lines.some((line) => line.size !== null);
  const found: { text: string; isHeading: boolean; size: number | null; width: number }[] = [];
  const widest = Math.max(0, ...lines.map(({ text }) => text.length));
  for (const { text, isHeading, size } of lines) {
    // Page numbers of a PDF (in Word a number alone was written), and the foot of a paper of this system.
    if ((isPdf && /^[—-]?\s*\d{1,3}\s*[—-]?$/u.test(text)) || /^校验码|^记录摘要/u.test(text)) continue;
    const before = found.at(-1);
    const goesOn = isPdf && before !== undefined && !isHeading && size === before.size && !ends.test(before.text) && !numbered.test(text) && !beginsAnew.test(text) && before.width > widest * 0.6;
    if (goesOn) { before.text += text; before.width = text.length; } else found.push({ text, isHeading, size, width: text.length });
  }
  return found.map(({ text, isHeading }) => ({ text, isHeading }));
}

export const withoutNumber = (text: string): string => text.replace(numbered, '').trim();
