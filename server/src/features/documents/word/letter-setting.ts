import { convertMillimetersToTwip as mm, LineRuleType, type IRunOptions, type ISpacingProperties } from 'docx';

/** Sizes in half-points. */
export const size3 = 32;
export const size4 = 28;
export const size2 = 44;
const RED = 'DE201C';
export { RED };

/** What offices have installed; where a name is missing, Word and WPS go by the substitutes of the font table. */
const face = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia });
export const fonts = { fang: face('仿宋_GB2312'), kai: face('楷体_GB2312'), hei: face('黑体'), song: face('宋体'), title: face('方正小标宋简体') } as const;

/** GB/T 9704-2012, 5.2: A4, 版心 156 × 225 mm at 37 and 28 mm. */
export const officialPage = { size: { width: mm(210), height: mm(297) }, margin: { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35), header: mm(15), footer: mm(23) } };
export const formPage = { size: { width: mm(210), height: mm(297) }, margin: { top: mm(25), left: mm(25), right: mm(25), bottom: mm(25), header: mm(12), footer: mm(13) } };

/** 22 lines in 225 mm: exactly 28.95 points each. Word counts in twentieths of a point. */
export const LINE = 579;
export const exactly = (line: number, more: ISpacingProperties = {}): ISpacingProperties => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0, ...more });
/** 28 characters in 156 mm: each 16 points less a fifth of one in between. */
export const BODY: IRunOptions = { font: fonts.fang, size: size3, characterSpacing: -4 };
/** 3号, in twentieths of a point: the width of a character with its space. */
export const CHARACTER = 316;

/** Names under which the same kind of face is found elsewhere. */
const substitutes: Readonly<Record<string, { alternatives: string; family: string }>> = {
  '仿宋_GB2312': { alternatives: '仿宋,FangSong,STFangsong', family: 'modern' }, '楷体_GB2312': { alternatives: '楷体,KaiTi,STKaiti', family: 'modern' },
  黑体: { alternatives: 'SimHei,STHeiti', family: 'swiss' }, 宋体: { alternatives: 'SimSun,STSong', family: 'roman' }, 方正小标宋简体: { alternatives: '方正小标宋_GBK,小标宋,华文中宋,宋体', family: 'roman' },
};

export const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${
  Object.entries(substitutes).map(([name, { alternatives, family }]) => `<w:font w:name="${name}"><w:altName w:val="${alternatives}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`).join('')
}</w:fonts>`;
