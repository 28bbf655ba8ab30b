import { fieldsOf, shippedTexts, type WordingKind, type WordingTexts } from './wordings.ts';

const LONGEST = 600;
const placeholder = /\{([^{}]*)\}/gu;

/** Puts the values in the places of their names, in one pass: what a value says is never read as a placeholder itself. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string => text.replaceAll(placeholder, (whole, name: string) => values[name.trim()] ?? whole);

/** A list that is written one to a line. */
export const listOf = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');

export interface WordingError { readonly field: string; readonly text: string }
export type CheckedTexts<Kind extends WordingKind> = { readonly ok: true; readonly texts: WordingTexts<Kind> } | { readonly ok: false; readonly errors: readonly WordingError[] };

/** Whole texts of one kind: nothing unknown, nothing left out that a paper cannot do without, only placeholders that can be filled. */
export function checkTexts<Kind extends WordingKind>(kind: Kind, given: Readonly<Record<string, unknown>>): CheckedTexts<Kind> {
  const fields = fieldsOf(kind);
  const shipped: Readonly<Record<string, string>> = shippedTexts(kind);
  const errors: WordingError[] = Object.keys(given).filter((key) => !fields.some((one) => one.key === key)).map((key) => ({ field: `texts.${key}`, text: `没有“${key}”这一项` }));
  const texts = fields.map(({ key, label, placeholders }): [string, string] => {
    const wrong = (text: string) => errors.push({ field: `texts.${key}`, text: `${label}：${text}` });
    const value = given[key] ?? shipped[key] ?? '';
    if (typeof value !== 'string') { wrong('应为文字'); return [key, '']; }
    const text = value.replaceAll('\r\n', '\n').trim();
    if (text === '' && shipped[key] !== '') wrong('不能为空');
    if (text.length > LONGEST) wrong(`不能超过 ${LONGEST} 字`);
    const known = Object.keys(placeholders);
    for (const [, name = ''] of text.matchAll(placeholder)) {
      if (!known.includes(name.trim())) wrong(`没有“{${name}}”这个占位符。${known.length === 0 ? '这一项不能用占位符' : `可以用的有：${known.map((one) => `{${one}}`).join('、')}`}`);
    }
    if (/[{}]/u.test(text.replaceAll(placeholder, ''))) wrong('花括号没有成对。占位符写作 {名称}，正文里不要用花括号');
    return [key, text];
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, texts: Object.fromEntries(texts) as WordingTexts<Kind> };
}
