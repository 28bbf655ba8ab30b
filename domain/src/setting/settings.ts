import type { DeadlineRule } from '../deadline/deadline-rule.ts';
import { basisInForce } from './basis-in-force.ts';
import { choiceSettingKeys, choiceSettings } from './choice-settings.ts';
import type { ChoiceSettingKey, ChoiceSettingValue } from './choice-settings.ts';
import { defaultResultLetters } from './result-class.ts';
import type { ResultLetters } from './result-class.ts';
import { timeSettingKeys, timeSettings } from './time-settings.ts';
import type { TimeSettingKey, TimeSettingValue } from './time-settings.ts';

/** What a congress has set, keyed by setting: plain data that goes through JSON unchanged. */
export type Settings =
  & { readonly [Key in TimeSettingKey]: TimeSettingValue }
  & { readonly [Key in ChoiceSettingKey]: ChoiceSettingValue<Key> }
  & {
    /** All versions, oldest first; see `resultLettersOn`. */
    readonly resultLetters: readonly ResultLetters[];
    /** Calendar days before and after a due date on which a reminder goes out. */
    readonly reminderDaysBefore: readonly number[];
    readonly reminderDaysAfter: readonly number[];
  };

export type SettingKey = keyof Settings;

const defaultTimes = Object.fromEntries(timeSettingKeys.map((key) => {
  const { unit, count, startEvent, roll } = timeSettings[key];
  return [key, { unit, count, startEvent, roll }];
})) as Readonly<Record<TimeSettingKey, TimeSettingValue>>;

export const defaultSettings: Settings = {
  ...defaultTimes,
  nonResponse: 'excluded',
  evaluationDissatisfiedOn: 'result',
  secondDissatisfactionWay: 'meeting',
  consultationRankOrdinary: 'unitHead',
  consultationRankKey: 'countyLeader',
  withdrawal: 'beforeAssignment',
  withdrawalConsent: 'lead',
  replyForm: 'upward',
  replySigner: 'head',
  replySignerStrict: 'asOthers',
  coSignedReply: 'every',
  handlingReportTime: 'beforeSession',
  publicityDefault: 'full',
  publicationWish: 'withRating',
  resultLetters: [defaultResultLetters],
  reminderDaysBefore: [7, 3, 1],
  reminderDaysAfter: [1, 7],
};

export const settingKeys = Object.keys(defaultSettings) as readonly SettingKey[];

export const isTimeSettingKey = (key: string): key is TimeSettingKey => Object.hasOwn(timeSettings, key);
export const isChoiceSettingKey = (key: string): key is ChoiceSettingKey => (choiceSettingKeys as readonly string[]).includes(key);

/** The options of a choice in Chinese, for a page that shows the present value. */
export const choiceLabel = <Key extends ChoiceSettingKey>(key: Key, value: ChoiceSettingValue<Key>): string =>
  choiceSettings[key].options[value] ?? value;

/** The deadline rule that a congress's settings make of a time setting, with the law's citation and limit. */
export const deadlineRuleOf = (settings: Settings, key: TimeSettingKey): DeadlineRule & { readonly kind: TimeSettingKey } => {
  const { nationalLimit } = timeSettings[key];
  const { unit, count, startEvent, roll } = settings[key];
  return { kind: key, unit, count, startEvent, roll, basis: basisInForce(key, settings[key]), ...(nationalLimit ? { nationalLimit } : {}) };
};
