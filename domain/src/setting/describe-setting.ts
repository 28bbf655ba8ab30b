import { basisText, ruleText } from '../deadline/deadline-rule.ts';
import type { Basis, StartEvent } from '../deadline/deadline-rule.ts';
import { choiceSettings } from './choice-settings.ts';
import { defaultSettings, isChoiceSettingKey, isTimeSettingKey } from './settings.ts';
import type { SettingKey, Settings } from './settings.ts';
import { timeSettings } from './time-settings.ts';

/** All that the administration page shows about a setting beside its present value. */
export type SettingDescription = {
  readonly key: SettingKey;
  readonly labelZh: string;
  readonly form: 'time' | 'choice' | 'days' | 'resultLetters';
  readonly basis: Basis;
  readonly basisText: string;
  readonly defaultValue: Settings[SettingKey];
  readonly defaultText: string;
  readonly options?: readonly { readonly value: string; readonly labelZh: string }[];
  readonly startEvents?: readonly StartEvent[];
  readonly nationalLimitText?: string;
  readonly practice?: string;
};

const others = {
  resultLetters: { labelZh: '办理结果分类字母', form: 'resultLetters', text: '各地A、B、C的含义不同；系统按结果类别记录，字母只用于显示。' },
  reminderDaysBefore: { labelZh: '到期前提醒（天）', form: 'days', text: '提醒是本地工作制度，法律未作规定。' },
  reminderDaysAfter: { labelZh: '逾期后催办（天）', form: 'days', text: '催办是本地工作制度，法律未作规定。' },
} as const;

export const describeSetting = (key: SettingKey): SettingDescription => {
  const defaultValue = defaultSettings[key];
  if (isTimeSettingKey(key)) {
    const { labelZh, basis, startEvents, nationalLimit, practice } = timeSettings[key];
    return {
      key, labelZh, form: 'time', basis, basisText: basisText(basis), defaultValue, defaultText: ruleText(timeSettings[key]), startEvents,
      ...(nationalLimit ? { nationalLimitText: `${ruleText(nationalLimit)}（${basisText(nationalLimit.basis)}）` } : {}),
      ...(practice === undefined ? {} : { practice }),
    };
  }
  if (isChoiceSettingKey(key)) {
    const { labelZh, basis, options } = choiceSettings[key];
    return {
      key, labelZh, form: 'choice', basis, basisText: basisText(basis), defaultValue, defaultText: options[defaultSettings[key]] ?? '',
      options: Object.entries(options).map(([value, label]) => ({ value, labelZh: label })),
    };
  }
  const { labelZh, form, text } = others[key];
  const basis: Basis = { law: '本地设定', article: '', text };
  const defaultText = key === 'resultLetters'
    ? Object.values(defaultSettings.resultLetters[0]?.letters ?? {}).join('、') : defaultSettings[key].join('、');
  return { key, labelZh, form, basis, basisText: basisText(basis), defaultValue, defaultText };
};
