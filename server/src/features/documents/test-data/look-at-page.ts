import type { Line, MeasuredPage } from './measure-pdf.ts';

// Finds what a test looks at in a measured PDF; lengths in millimetres, sizes of type in points.
export const page = (pages: MeasuredPage[], number: number): MeasuredPage => {
  const found = pages.at(number > 0 ? number - 1 : number);
  if (found === undefined) throw new Error(`No page ${number}`);
  return found;
};
export const line = (where: MeasuredPage, start: string): Line => {
  const found = where.lines.find(({ text }) => text.replaceAll(' ', '').startsWith(start));
  if (found === undefined) throw new Error(`No line begins with ${start}: ${where.lines.map(({ text }) => text).join(' | ')}`);
  return found;
};
export const em = (points: number): number => (points * 25.4) / 72;
// The upper edge of a character stands 0.88 of its size over the baseline.
export const top = ({ baseline, size }: Line): number => baseline - em(0.88 * size);
export const bottom = ({ baseline, size }: Line): number => baseline + em(0.12 * size);
export const inBody = ({ baseline }: Line): boolean => baseline > 37 && baseline < 262.5;
