import { basisText, ruleText, startEventLabels, unitText } from '../deadline/deadline-rule.ts';
import type { NationalLimit, StartEvent, TimeUnit } from '../deadline/deadline-rule.ts';
import { longestOwnBasis } from './basis-in-force.ts';
import { localSetOf } from './local-sets.ts';
import { timeSettings } from './time-settings.ts';
import type { TimeSettingKey, TimeSettingValue } from './time-settings.ts';
import type { SettingCheck, SettingError } from './validate-setting.ts';

const largest: Readonly<Record<TimeUnit, number>> = { month: 24, calendarDay: 366, workingDay: 250 };
const fields: readonly string[] = ['unit', 'count', 'startEvent', 'roll', 'basisFrom', 'ownBasis'];

export const validateTimeSetting = (key: TimeSettingKey, value: unknown): SettingCheck => {
  const errors: SettingError[] = [];
  const wrong = (field: string, text: string): void => void errors.push({ field: `${key}.${field}`, text });
  const { labelZh, startEvents, nationalLimit } = timeSettings[key];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, errors: [{ field: key, text: `${labelZh}期限应写明单位、数量和起算日。` }] };
  }
  const { unit, count, startEvent, roll, basisFrom, ownBasis } = value as Readonly<Record<string, unknown>>;
  for (const field of Object.keys(value)) if (!fields.includes(field)) wrong(field.slice(0, 40), '没有这一项。');
  if (unit !== 'month' && unit !== 'calendarDay' && unit !== 'workingDay') wrong('unit', '单位应为月、日或者工作日。');
  else if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > largest[unit]) {
    wrong('count', `应为1至${largest[unit]}的整数。`);
  } else if (nationalLimit && overSixMonths(unit, count)) {
    wrong('count', `代表法第五十一条规定最长自交办之日起六个月内答复，不能设为${unitText(unit, count)}。`);
  }
  if (!(startEvents as readonly unknown[]).includes(startEvent)) {
    wrong('startEvent', `起算日应为：${startEvents.map((event: StartEvent) => startEventLabels[event]).join('、')}。`);
  }
  if (roll !== 'nextWorkingDay' && roll !== 'none') wrong('roll', '应写明遇休假日是否顺延。');
  if (basisFrom !== undefined && !isStatedBy(basisFrom, key, unit, count, startEvent)) wrong('basisFrom', '与所引的一地的规定不符。');
  const wrongBasis = wrongOwnBasis({ basisFrom, ownBasis });
  if (wrongBasis !== null) wrong('ownBasis', wrongBasis);
  if (errors.length > 0) return { ok: false, errors };
  const checked = value as TimeSettingValue;
  if (!nationalLimit || !mayExceed(checked, nationalLimit)) return { ok: true, notices: [] };
  const localText = ruleText(checked);
  const nationalText = `${ruleText(nationalLimit)}（${basisText(nationalLimit.basis)}）`;
  return {
    ok: true,
    notices: [{
      code: 'cutToNationalLimit', localText, nationalText,
      text: `本地规定“${localText}”可能晚于国家规定“${nationalText}”，每件按两者中较早的日期计算。`,
    }],
  };
};

/** What is wrong with a rule of one's own as it is written down. It stands on papers, so that it is one line of plain words. */
export const wrongOwnBasis = ({ basisFrom, ownBasis }: { readonly basisFrom: unknown; readonly ownBasis: unknown }): string | null => {
  if (ownBasis === undefined) return null;
  if (basisFrom !== undefined) return '依据只能写一个：引用一地的规定，或者写本地自己的依据。';
  const isLine = typeof ownBasis === 'string' && ownBasis.trim() === ownBasis && ownBasis.length >= 2 && ownBasis.length <= longestOwnBasis && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(ownBasis);
  return isLine ? null : `依据应为2至${longestOwnBasis}个字的一行，例如“本县办法第九条”；没有依据的请留空。`;
};

/** A regulation is cited only for what it says. */
const isStatedBy = (id: unknown, key: TimeSettingKey, unit: unknown, count: unknown, startEvent: unknown): boolean => {
  const time = typeof id === 'string' ? localSetOf(id)?.times[key] : undefined;
  return time !== undefined && time.unit === unit && time.count === count && (time.startEvent === undefined || time.startEvent === startEvent);
};

/** Six months are at most 184 days, and so at most 132 of five working days a week. */
const overSixMonths = (unit: TimeUnit, count: number): boolean =>
  count > { month: 6, calendarDay: 184, workingDay: 132 }[unit];

/** Shortest length of 3 and of 6 months in days, over all start days (1 February; 31 August). */
const fewestDays = (months: number): number => (months === 3 ? 89 : months === 6 ? 181 : months * 30 - 2);
/** More days off than any three months have had beside the weekends, taken generously. */
const holidaysBesides = 12;

/** Both start on the same day: the catalogue lets a clock that the national law limits start nowhere else. */
const mayExceed = ({ unit, count }: TimeSettingValue, limit: NationalLimit): boolean => {
  if (unit === 'month') return count > limit.count;
  const days = unit === 'calendarDay' ? count : Math.ceil((count * 7) / 5) + holidaysBesides;
  return days > fewestDays(limit.count);
};
