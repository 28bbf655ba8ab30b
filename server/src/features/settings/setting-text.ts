import { ruleText } from '@luoshi/domain/deadline/deadline-rule.ts';
import { choiceSettings } from '@luoshi/domain/setting/choice-settings.ts';
import { resultClasses, resultClassLabels } from '@luoshi/domain/setting/result-class.ts';
import { isChoiceSettingKey, isTimeSettingKey, type SettingKey, type Settings } from '@luoshi/domain/setting/settings.ts';

/** A setting's value in the words of the office. */
export function settingText(key: SettingKey, settings: Settings): string {
  if (isTimeSettingKey(key)) return `${ruleText(settings[key])}${settings[key].roll === 'nextWorkingDay' ? '，遇休息日顺延' : ''}`;
  if (isChoiceSettingKey(key)) return choiceSettings[key].options[settings[key]] ?? settings[key];
  if (key === 'resultLetters') {
    const last = settings.resultLetters.at(-1);
    return last === undefined ? '' : `${resultClasses.map((each) => `${last.letters[each]} ${resultClassLabels[each]}`).join('；')}（自${last.effectiveFrom}起）`;
  }
  return settings[key].length === 0 ? '不提醒' : `${settings[key].join('、')}天`;
}
