const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 as used in headings: 一、 … 十二、 … 二十、 */
export function chineseNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return ten + (digits[value % 10] ?? '');
}
