import type { ReadLine } from '../../../platform/documents/read-document.ts';
import { numbered, paragraphsOf, withoutNumber } from './paragraphs.ts';

export interface ReadReply {
  readonly opening: string;
  /** Which ask a part answers, by its words or else by its place; null where none fits. */
  readonly answers: readonly { readonly askNo: number | null; readonly heading: string; readonly text: string }[];
  readonly closing: string; readonly contactName: string; readonly contactPhone: string; readonly leftOver: readonly string[];
}

const heading = /^[一二三四五六七八九十]{1,3}\s*、\s*/u;
const contact = /联系人\s*[：:]\s*([^；;，,、\s）)]{1,20})/u;
const phone = /(?:联系)?电话\s*[：:]\s*([\d－—-]{5,20})/u;
const frame = /文件$|^签发人|〔\d{4}〕|^类别\s*[：:]|^附件|^抄送|印发$|^（?印章）?$|^\d{4}年\d{1,2}月\d{1,2}日$|^关于.*(?:答复|复函)$|代表\s*[：:]$/u;
const thanks = /^(?:最后，)?(?:衷心)?感谢|^特此(?:再次)?答复|^以上(?:意见|答复)/u;

/** How much two texts have in common: pairs of neighbouring characters of the shorter one that the longer one has. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => new Set([...text.replaceAll(/[\s，。、；：“”‘’（）]/gu, '')].map((character, index, all) => character + (all[index + 1] ?? '')).slice(0, -1));
  const [small, large] = [pairs(a), pairs(b)].toSorted((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  return small.size === 0 ? 0 : [...small].filter((pair) => large.has(pair)).length / small.size;
}

/** A unit's reply in the places of the editor. Parts answer the asks that their headings quote; without a likeness, in their order. */
export function recogniseReply(lines: readonly ReadLine[], asks: readonly { readonly no: number; readonly text: string }[]): ReadReply {
  const leftOver: string[] = [];
  const opening: string[] = [];
  const closing: string[] = [];
  const parts: { heading: string; text: string[] }[] = [];
  let contactName = '';
  let contactPhone = '';
  for (const { text } of paragraphsOf(lines)) {
    if (contact.test(text) || phone.test(text)) {
      contactName = contact.exec(text)?.[1] ?? contactName;
      contactPhone = phone.exec(text)?.[1] ?? contactPhone;
    } else if (frame.test(text)) leftOver.push(text);
    else if ((parts.length > 0 && thanks.test(text)) || closing.length > 0) closing.push(text);
    else if (heading.test(text)) {
      const said = withoutNumber(text);
      // A short line is a heading; a long one is the answer itself, behind its first sentence.
      const [first = '', ...rest] = said.split(/(?<=[。：:])/u);
      parts.push(said.length <= 60 ? { heading: said, text: [] } : { heading: first, text: [rest.join('') === '' ? said : rest.join('')] });
    } else if (parts.length > 0) parts.at(-1)?.text.push(text);
    else opening.push(text);
  }
  if (parts.length === 0) splitByNumbers(opening, parts);
  const free = new Set(asks.map(({ no }) => no));
  const answers = parts.map((part) => {
    const best = asks.filter(({ no }) => free.has(no)).map(({ no, text }) => ({ no, score: likeness(part.heading, text) })).toSorted((a, b) => b.score - a.score)[0];
    const askNo = best !== undefined && best.score >= 0.5 ? best.no : null;
    if (askNo !== null) free.delete(askNo);
    return { askNo, heading: part.heading, text: part.text.join('\n') };
  });
  const nobodyFits = answers.length === asks.length && answers.every(({ askNo }) => askNo === null);
  return { opening: opening.join('\n'), answers: nobodyFits ? answers.map((answer, index) => ({ ...answer, askNo: asks[index]?.no ?? null })) : answers, closing: closing.join('\n'), contactName, contactPhone, leftOver };
}

/** A reply without headings but with numbered paragraphs. */
function splitByNumbers(opening: string[], parts: { heading: string; text: string[] }[]): void {
  const first = opening.findIndex((text) => numbered.test(text));
  if (first < 0) return;
  for (const text of opening.splice(first)) {
    if (numbered.test(text)) parts.push({ heading: withoutNumber(text).slice(0, 40), text: [withoutNumber(text)] });
    else parts.at(-1)?.text.push(text);
  }
}
