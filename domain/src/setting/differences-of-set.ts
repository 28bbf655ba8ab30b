import { basisText } from '../deadline/deadline-rule.ts';
import type { Basis } from '../deadline/deadline-rule.ts';
import { describeSetting } from './describe-setting.ts';
import type { LocalSet } from './local-sets.ts';
import { settingBasis } from './setting-basis.ts';
import { settingText } from './setting-text.ts';
import { isChoiceSettingKey, isTimeSettingKey, settingKeys } from './settings.ts';
import type { SettingKey } from './settings.ts';
import { isChoiceWithBasis, valueOfStored } from './stored-settings.ts';
import type { StoredSettings } from './stored-settings.ts';
import { timeSettings } from './time-settings.ts';

export type StatedSetting = {
  readonly key: SettingKey; readonly labelZh: string; readonly presentText: string; readonly presentBasisText: string; readonly setText: string;
  readonly basis: Basis; readonly basisText: string; readonly value: StoredSettings[SettingKey];
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

/** What the congress has already and need not take: the same value, resting on the same regulation, on a rule of its own or on the national law. */
const isSettled = (present: StoredSettings, set: LocalSet, key: SettingKey): boolean => {
  const kept: unknown = present[key];
  const own = isTimeSettingKey(key) ? present[key].ownBasis : isChoiceWithBasis(kept) ? kept.ownBasis : undefined;
  const national = isTimeSettingKey(key) && timeSettings[key].nationalLimit !== undefined;
  return national || own !== undefined || settingBasis(key, present).law === set.shortName;
};

/** The value that the set would give a setting, or undefined where the regulation is silent. */
export const valueInSet = (present: StoredSettings, set: LocalSet, key: SettingKey): StoredSettings[SettingKey] | undefined => {
  if (isTimeSettingKey(key)) {
    const time = set.times[key];
    if (time === undefined) return undefined;
    // Where the regulation names no start, that of the national law binds (代表法 51); else the congress's own stays.
    const startEvent = time.startEvent ?? timeSettings[key].nationalLimit?.startEvent ?? present[key].startEvent;
    const { unit, count, startEvent: presentStart, roll } = present[key];
    if (unit === time.unit && count === time.count && presentStart === startEvent && isSettled(present, set, key)) return present[key];
    return { unit: time.unit, count: time.count, startEvent, roll, basisFrom: set.id };
  }
  const choice = isChoiceSettingKey(key) ? set.choices[key] : undefined;
  if (choice === undefined) return undefined;
  if (valueOfStored(key, present[key]) === choice.value && isSettled(present, set, key)) return present[key];
  return { value: choice.value, basisFrom: set.id } as StoredSettings[SettingKey];
};

/** The settings now in force beside those of a place: pure, and nothing is decided by it. */
export const differencesOf = (present: StoredSettings, set: LocalSet): SetComparison => {
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
    const presentBasisText = basisText(settingBasis(key, present));
    (value === present[key] ? agreeing : differences).push({ key, labelZh, presentText, presentBasisText, setText, basis, basisText: basisText(basis), value });
  }
  return { differences, agreeing, leftAlone, notes: set.notes };
};
