import type { ReadLine } from '../../../platform/documents/read-document.ts';
import { numbered, paragraphsOf, withoutNumber } from './paragraphs.ts';

/** A deputy's text in the places of the form. `leftOver` is what found no place: it is shown, never thrown away. */
export interface ReadSuggestion { readonly title: string; readonly situation: string; readonly analysis: string; readonly asks: readonly string[]; readonly leftOver: readonly string[] }

type Part = 'situation' | 'analysis' | 'asks';
const names: Readonly<Record<Part, RegExp>> = {
  situation: /^(?:案由|事由|基本情况|有关情况|情况|现状|背景|存在(?:的)?(?:主要)?问题|问题|情况和问题|情况说明)$/u,
  analysis: /^(?:原因|成因|问题|情况)?分析$|^(?:问题|情况)?(?:的)?(?:主要)?原因$|^理由$|^必要性(?:和可行性)?$/u,
  asks: /^(?:具体|工作|意见|几点|对策|有关)?(?:的)?(?:建议|对策|意见)(?:和建议|与建议|建议|和措施)?$|^建议如下$|^意见和建议$|^对策(?:和|与)?建议$/u,
};
const head = /^(?:编号|类别|领衔代表|提出代表|联名代表|附议代表|代表姓名|代表团|代表证号|联系电话|电话|通讯地址|单位职务|邮政?编码?|提出日期|日期)\s*[：:]|^(?:是否同意公开|多年提出|建议的承办单位|代表签名|附件$)/u;
const formHead = /人民代表大会.*会议$|代表建议、批评和意见(?:专用纸)?$/u;
/** From here on the sheet is the offices', not the deputy's. */
const officeHead = /^办理机关填写$/u;
const titled = /^关于.{2,}(?:建议|意见|批评)$/u;
const addressee = /^.{2,30}(?:代表工委|代表工作委员会|常委会|人大|政府|局)[：:]$/u;

function partNamed(text: string): Part | null {
  const plain = withoutNumber(text).replace(/[：:]$/u, '').trim();
  return (Object.keys(names) as Part[]).find((part) => names[part].test(plain)) ?? null;
}

/** By the headings that deputies use; without any the numbered items at the end are the asks. */
export function recogniseSuggestion(lines: readonly ReadLine[]): ReadSuggestion {
  const paragraphs = joinTitle(paragraphsOf(lines));
  const leftOver: string[] = [];
  let title = '';
  let part: Part | null = null;
  const early: string[] = [];
  const texts: Record<Part, string[]> = { situation: [], analysis: [], asks: [] };
  for (const [index, { text }] of paragraphs.entries()) {
    if (officeHead.test(text)) { leftOver.push(...paragraphs.slice(index).map((one) => one.text)); break; }
    if (title === '' && part === null && titled.test(text)) { title = text; continue; }
    if (head.test(text) || formHead.test(text) || addressee.test(text)) { leftOver.push(text); continue; }
    const named = partNamed(text);
    if (named !== null) { part = named; continue; }
    if (part === null) early.push(text);
    else texts[part].push(text);
  }
  // What stands before a heading of its own for the situation is the head of the sheet; without such a heading it is the situation.
  if (texts.situation.length === 0) texts.situation.push(...early);
  else leftOver.unshift(...early);
  if (texts.asks.length === 0) takeTrailingItems(texts);
  return { title, situation: texts.situation.join('\n'), analysis: texts.analysis.join('\n'), asks: asksOf(texts.asks), leftOver };
}

/** A title that was broken into lines. */
function joinTitle(paragraphs: readonly { text: string; isHeading: boolean }[]): { text: string; isHeading: boolean }[] {
  const at = paragraphs.findIndex(({ text }) => text.startsWith('关于'));
  if (at < 0 || at > 6) return [...paragraphs];
  for (let count = 1; count <= 3; count += 1) {
    const joined = paragraphs.slice(at, at + count).map(({ text }) => text).join('');
    if (titled.test(joined) && joined.length <= 80) return [...paragraphs.slice(0, at), { text: joined, isHeading: true }, ...paragraphs.slice(at + count)];
  }
  return [...paragraphs];
}

function takeTrailingItems(texts: Record<Part, string[]>): void {
  const from = texts.analysis.length > 0 ? texts.analysis : texts.situation;
  const first = from.findIndex((text) => numbered.test(text));
  if (first >= 0) texts.asks.push(...from.splice(first));
}

/** Each numbered item is one ask; what follows without a number belongs to it. Without numbers each paragraph is one. */
function asksOf(paragraphs: readonly string[]): string[] {
  if (!paragraphs.some((text) => numbered.test(text))) return [...paragraphs];
  const asks: string[] = [];
  for (const text of paragraphs) {
    if (numbered.test(text)) asks.push(withoutNumber(text));
    else if (asks.length > 0) asks[asks.length - 1] = `${asks.at(-1) ?? ''}\n${text}`;
    // 「为此，建议：」 before the first item says nothing by itself.
    else if (!/建议[：:]?$|如下[：:]?$/u.test(text)) asks.push(text);
  }
  return asks;
}
