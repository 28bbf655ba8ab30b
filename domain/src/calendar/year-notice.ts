import type { IsoDate } from '../kernel/dates.ts';

/**
 * One year's notice of the General Office of the State Council on holidays (国务院办公厅关于某年部分节假日安排的通知),
 * with the notices that amended it. `holidays` are all days off by the notice, weekends in between included;
 * `makeUpWorkdays` are the Saturdays and Sundays on which offices work instead (调休上班).
 * A notice may reach into the last days of December before its year: 2018-12-31 was a day off by the notice of 2019.
 */
export type YearNotice = {
  readonly year: number;
  readonly title: string;
  readonly issuedBy: string;
  readonly holidays: readonly IsoDate[];
  readonly makeUpWorkdays: readonly IsoDate[];
  /** The festival a day belongs to, for display: '2026-10-01' → '国庆节'. */
  readonly names?: Readonly<Record<IsoDate, string>>;
};
