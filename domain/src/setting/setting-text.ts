import { ruleText } from '../deadline/deadline-rule.ts';
import { choiceSettings } from './choice-settings.ts';
import { resultClasses, resultClassLabels } from './result-class.ts';
import { isChoiceSettingKey, isTimeSettingKey } from './settings.ts';
import type { SettingKey } from './settings.ts';
import { settingsFrom } from './stored-settings.ts';
import type { StoredSettings } from './stored-settings.ts';

/** A setting's value in the words of the office. */
export const settingText = (key: SettingKey, stored: StoredSettings): string => {
  const settings = settingsFrom(stored);
  if (isTimeSettingKey(key)) return `${ruleText(settings[key])}${settings[key].roll === 'nextWorkingDay' ? '，遇休息日顺延' : ''}`;
  if (isChoiceSettingKey(key)) return choiceSettings[key].options[settings[key]] ?? settings[key];
  if (key === 'resultLetters') {
    const last = settings.resultLetters.at(-1);
    if (last !== undefined && resultClasses.every((each) => last.letters[each] === '')) return `不标注字母（自${last.effectiveFrom}起）`;
    return last === undefined ? '' : `${resultClasses.map((each) => `${last.letters[each]} ${resultClassLabels[each]}`).join('；')}（自${last.effectiveFrom}起）`;
  }
  return settings[key].length === 0 ? '不提醒' : `${settings[key].join('、')}天`;
};
