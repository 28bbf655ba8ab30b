import { unitText } from '../deadline/deadline-rule.ts';
import { isValidIsoDate } from '../kernel/dates.ts';
import { choiceSettings } from './choice-settings.ts';
import type { ChoiceSettingKey } from './choice-settings.ts';
import { localSetOf } from './local-sets.ts';
import { resultClasses, resultClassLabels } from './result-class.ts';
import { isChoiceSettingKey, isTimeSettingKey, settingKeys } from './settings.ts';
import type { SettingKey } from './settings.ts';
import { isChoiceWithBasis, valueOfStored } from './stored-settings.ts';
import type { StoredSettings } from './stored-settings.ts';
import type { TimeSettingValue } from './time-settings.ts';
import { validateTimeSetting, wrongOwnBasis } from './validate-time-setting.ts';

export type SettingError = { readonly field: string; readonly text: string };
/** Something true that an administrator must read, though the value is taken. */
export type SettingNotice = {
  readonly code: 'cutToNationalLimit' | 'assistingOpinionTooLate' | 'reviewsOverrunAssignment'; readonly text: string;
  readonly localText?: string; readonly nationalText?: string;
};

export type SettingCheck =
  | { readonly ok: true; readonly notices: readonly SettingNotice[] }
  | { readonly ok: false; readonly errors: readonly SettingError[] };

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const refused = (field: string, text: string): SettingCheck => ({ ok: false, errors: [{ field, text }] });
const fine: SettingCheck = { ok: true, notices: [] };

/** Checks one value from outside, of unknown type. A reply limit over six months is refused (代表法 51); one looser than the
 *  national limit is taken with a notice that shows both, and every date computed from it is cut. */
export const validateSetting = (key: string, value: unknown): SettingCheck => {
  if (isTimeSettingKey(key)) return validateTimeSetting(key, value);
  if (isChoiceSettingKey(key)) return validateChoice(key, value);
  if (key === 'reminderDaysBefore' || key === 'reminderDaysAfter') return validateReminderDays(key, value);
  if (key === 'resultLetters') return validateResultLetters(value);
  return refused(key.slice(0, 60), '没有这个设置项。');
};

/** Checks a whole set: every key present, none unknown, each valid, and those that must fit each other. */
export const validateSettings = (settings: unknown): SettingCheck => {
  if (!isObject(settings)) return refused('settings', '设置应为一个对象。');
  const unknown = Object.keys(settings).filter((key) => !(settingKeys as readonly string[]).includes(key));
  const checks = [...settingKeys, ...unknown].map((key) => validateSetting(key, settings[key]));
  const errors = checks.flatMap((check) => (check.ok ? [] : check.errors));
  if (errors.length > 0) return { ok: false, errors };
  const notices = checks.flatMap((check) => (check.ok ? check.notices : []));
  return { ok: true, notices: [...notices, ...relationNotices(settings as StoredSettings)] };
};

const basisFields: readonly string[] = ['value', 'basisFrom', 'ownBasis'];

/** A choice by itself, or with what it rests on. */
const validateChoice = (key: ChoiceSettingKey, stored: unknown): SettingCheck => {
  const { options } = choiceSettings[key];
  const value = valueOfStored(key, stored);
  if (typeof value !== 'string' || !Object.hasOwn(options, value)) return refused(key, `应为以下之一：${Object.values(options).join('、')}。`);
  if (!isChoiceWithBasis(stored)) return fine;
  const { basisFrom, ownBasis } = stored;
  if (Object.keys(stored).some((field) => !basisFields.includes(field)) || (basisFrom === undefined && ownBasis === undefined)) return refused(key, '应写选项，或者选项和它的依据。');
  if (basisFrom !== undefined && localSetOf(String(basisFrom))?.choices[key]?.value !== value) return refused(`${key}.basisFrom`, '与所引的一地的规定不符。');
  const wrong = wrongOwnBasis({ basisFrom, ownBasis });
  return wrong === null ? fine : refused(`${key}.ownBasis`, wrong);
};

const roughDays = { month: 30, calendarDay: 1, workingDay: 7 / 5 } as const;
const hostNeedsDays = 30;

const daysOf = ({ count, unit }: Pick<TimeSettingValue, 'count' | 'unit'>): number => count * roughDays[unit];

const relationNotices = (settings: StoredSettings): readonly SettingNotice[] => [...opinionTooLate(settings), ...reviewsTooLong(settings)];

const opinionTooLate = ({ assistingOpinion, reply }: StoredSettings): readonly SettingNotice[] => {
  const left = daysOf(reply) - daysOf(assistingOpinion);
  return left > hostNeedsDays ? [] : [{
    code: 'assistingOpinionTooLate',
    text: `会办意见的期限过后，主办单位距答复期限只剩约${Math.max(0, Math.round(left))}天。`,
  }];
};

/** Counted from receipt, the assignment has to wait for reviews that use up its period. */
const reviewsTooLong = ({ assignment, presidiumReview, affairsReview, officeReview }: StoredSettings): readonly SettingNotice[] => {
  const reviews = daysOf(presidiumReview) + daysOf(affairsReview) + daysOf(officeReview);
  return assignment.startEvent !== 'submitted' || reviews < daysOf(assignment) ? [] : [{
    code: 'reviewsOverrunAssignment',
    text: `闭会期间的建议自提交之日起${unitText(assignment.unit, assignment.count)}内交办，而三级审核的期限合计约${Math.round(reviews)}天：审核都按期也可能逾期交办，请一并缩短审核的期限。`,
  }];
};

const validateReminderDays = (key: SettingKey, value: unknown): SettingCheck => {
  const valid = Array.isArray(value) && value.length <= 10 && new Set(value).size === value.length
    && value.every((days: unknown) => typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= 90);
  return valid ? fine : refused(key, '应为至多10个互不相同的天数，每个1至90。');
};

const validateResultLetters = (value: unknown): SettingCheck => {
  const field = 'resultLetters';
  if (!Array.isArray(value) || value.length === 0) return refused(field, '至少要有一版办理结果分类字母。');
  for (const [index, version] of value.entries()) {
    if (!isObject(version) || version['version'] !== index + 1) return refused(field, '版本号应从1起依次递增。');
    if (!isValidIsoDate(version['effectiveFrom'])) return refused(field, `第${index + 1}版的启用日期不正确。`);
    const before: unknown = value[index - 1];
    if (isObject(before) && String(before['effectiveFrom']) > version['effectiveFrom']) return refused(field, `第${index + 1}版的启用日期不能早于上一版。`);
    const letters = version['letters'];
    // A place may print no letters at all; the classes behind them are kept all the same.
    if (isObject(letters) && resultClasses.every((each) => letters[each] === '')) continue;
    const missing = resultClasses.filter((each) => !isObject(letters) || typeof letters[each] !== 'string' || !/^[A-Z甲乙丙丁戊]$/.test(letters[each]));
    if (missing.length > 0) return refused(field, `第${index + 1}版缺少或写错：${missing.map((each) => resultClassLabels[each]).join('、')}。`);
  }
  return fine;
};
