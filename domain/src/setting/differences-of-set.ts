import { basisText } from '../deadline/deadline-rule.ts';
import type { Basis } from '../deadline/deadline-rule.ts';
import { describeSetting } from './describe-setting.ts';
import type { LocalSet } from './local-sets.ts';
import { settingText } from './setting-text.ts';
import { isChoiceSettingKey, isTimeSettingKey, settingKeys } from './settings.ts';
import type { SettingKey, Settings } from './settings.ts';
import { timeSettings } from './time-settings.ts';

export type StatedSetting = {
  readonly key: SettingKey; readonly labelZh: string; readonly presentText: string; readonly setText: string;
  readonly basis: Basis; readonly basisText: string; readonly value: Settings[SettingKey];
};

export type SetComparison = {
  /** What would change, side by side. */
  readonly differences: readonly StatedSetting[];
  /** What the regulation says and the congress has already. */
  readonly agreeing: readonly StatedSetting[];
  /** What the regulation does not set; it stays as it is. */
  readonly leftAlone: readonly { readonly key: SettingKey; readonly labelZh: string; readonly presentText: string }[];
  readonly notes: readonly string[];
};

const statementOn = (set: LocalSet, key: SettingKey) =>
  isTimeSettingKey(key) ? set.times[key] : isChoiceSettingKey(key) ? set.choices[key] : undefined;

/** The settings about which the regulation says something. */
export const keysOfSet = (set: LocalSet): readonly SettingKey[] => settingKeys.filter((key) => statementOn(set, key) !== undefined);

/** The value that the set would give a setting, or undefined where the regulation is silent. */
export const valueInSet = (present: Settings, set: LocalSet, key: SettingKey): Settings[SettingKey] | undefined => {
  if (isTimeSettingKey(key)) {
    const time = set.times[key];
    if (time === undefined) return undefined;
    // Where the regulation names no start, that of the national law binds (代表法 51); else the congress's own stays.
    const startEvent = time.startEvent ?? timeSettings[key].nationalLimit?.startEvent ?? present[key].startEvent;
    const { unit, count, startEvent: presentStart } = present[key];
    if (unit === time.unit && count === time.count && presentStart === startEvent) return present[key];
    return { ...present[key], unit: time.unit, count: time.count, startEvent, basisFrom: set.id };
  }
  return isChoiceSettingKey(key) ? set.choices[key]?.value : undefined;
};

/** The settings now in force beside those of a place: pure, and nothing is decided by it. */
export const differencesOf = (present: Settings, set: LocalSet): SetComparison => {
  const differences: StatedSetting[] = [];
  const agreeing: StatedSetting[] = [];
  const leftAlone: SetComparison['leftAlone'][number][] = [];
  for (const key of settingKeys) {
    const { labelZh } = describeSetting(key);
    const presentText = settingText(key, present);
    const value = valueInSet(present, set, key);
    const statement = statementOn(set, key);
    if (value === undefined || statement === undefined) { leftAlone.push({ key, labelZh, presentText }); continue; }
    const setText = settingText(key, { ...present, [key]: value });
    const basis: Basis = { law: set.shortName, article: statement.article, text: statement.text };
    // The words name unit, number, start and rolling, so that equal words are equal values.
    (setText === presentText ? agreeing : differences).push({ key, labelZh, presentText, setText, basis, basisText: basisText(basis), value });
  }
  return { differences, agreeing, leftAlone, notes: set.notes };
};
