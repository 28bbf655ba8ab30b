const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const;
const dayMs = 86_400_000;
/** China keeps UTC+8 all year; what the browser's own time zone is does not matter. */
const shanghaiOffsetMs = 8 * 3_600_000;

const asUtc = (date: string): Date => new Date(`${date.slice(0, 10)}T00:00:00Z`);

/** 3月12日(周四); with the year where it is not `today`'s. */
export function formatDate(date: string | null | undefined, today?: string): string {
  if (date === null || date === undefined || date === '') return '';
  const day = asUtc(date);
  const year = today !== undefined && today.slice(0, 4) === date.slice(0, 4) ? '' : `${day.getUTCFullYear()}年`;
  return `${year}${day.getUTCMonth() + 1}月${day.getUTCDate()}日(周${weekdays[day.getUTCDay()] ?? ''})`;
}

/** 2026年3月12日, as papers write it. */
export const paperDate = (date: string | null | undefined): string => formatDate(date).replace(/\(周.\)$/, '');

/** The calendar day in China of an instant. */
export const dayOf = (instant: string): string => new Date(new Date(instant).getTime() + shanghaiOffsetMs).toISOString().slice(0, 10);
export const timeOf = (instant: string): string => new Date(new Date(instant).getTime() + shanghaiOffsetMs).toISOString().slice(11, 16);
export const formatInstant = (instant: string | null | undefined, today?: string): string =>
  (instant === null || instant === undefined ? '' : `${formatDate(dayOf(instant), today)} ${timeOf(instant)}`);

export const daysBetween = (from: string, to: string): number => Math.round((asUtc(to).getTime() - asUtc(from).getTime()) / dayMs);
export const addDays = (date: string, days: number): string => new Date(asUtc(date).getTime() + days * dayMs).toISOString().slice(0, 10);

/** The same of an instant, with its time. */
export const paperInstant = (instant: string): string => `${paperDate(dayOf(instant))} ${timeOf(instant)}`;

/** 还有3天, 今天到期, 逾期2天. */
export function daysLeftText(daysLeft: number): string {
  if (daysLeft < 0) return `逾期${-daysLeft}天`;
  return daysLeft === 0 ? '今天到期' : `还有${daysLeft}天`;
}

export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
