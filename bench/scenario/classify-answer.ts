import { addDays, daysInMonth, isoDateOf, isValidIsoDate, yearOf, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sentencesOf } from './split-text.ts';

export interface Classified { readonly resultClass: 'solved' | 'planned' | 'reference'; readonly promise: { readonly content: string; readonly dueOn: IsoDate } | null }

const later = /将|预计|计划|拟|争取|力争|有望|可望|届时/;
const done = /已(经)?[^，。；]{0,12}(完成|解决|修复|处理完毕|整改到位|整改完毕|安装到位|清理完毕|疏通|拆除)/;
const namedDate = /(20\d\d|今|本|明)?年(?:(\d{1,2})月(?:(\d{1,2})日)?|(上半年|下半年|年?底|年?内|年?末))|(年底|年内)/g;

/** The last day that the words name, read from the day of the reply: 2020年上半年, 2022年底, 明年3月, 年底前. */
function dayNamed(match: RegExpMatchArray, on: IsoDate): IsoDate | null {
  const [, yearWord, monthWord, dayWord, part] = match;
  const year = yearWord === undefined || yearWord === '今' || yearWord === '本' ? yearOf(on) : yearWord === '明' ? yearOf(on) + 1 : Number(yearWord);
  if (part === '上半年') return isoDateOf(year, 6, 30);
  if (monthWord === undefined) return isoDateOf(year, 12, 31);
  const month = Number(monthWord);
  if (month < 1 || month > 12) return null;
  const date = isoDateOf(year, month, dayWord === undefined ? daysInMonth(year, month) : Number(dayWord));
  return isValidIsoDate(date) ? date : null;
}

/**
 * What an answer says by its own words, found by rule and by nobody's reading: `planned` with a promise if a sentence tells of the
 * future and names a day after the reply (within ten years), `solved` if it says that something is done, else `reference`, which
 * promises nothing.
 */
export function classifyAnswer(text: string, on: IsoDate): Classified {
  for (const sentence of sentencesOf(text)) {
    if (!later.test(sentence)) continue;
    for (const match of sentence.matchAll(namedDate)) {
      const dueOn = dayNamed(match, on);
      if (dueOn !== null && dueOn > on && dueOn < addDays(on, 3650)) return { resultClass: 'planned', promise: { content: sentence.trim(), dueOn } };
    }
  }
  return { resultClass: done.test(text) ? 'solved' : 'reference', promise: null };
}
