import type { StatedBasis } from './basis-in-force.ts';
import type { ChoiceSettingKey, ChoiceSettingValue } from './choice-settings.ts';
import { isChoiceSettingKey, settingKeys } from './settings.ts';
import type { SettingKey, Settings } from './settings.ts';

/** A choice with what the congress says it rests on. */
export type ChoiceWithBasis<Key extends ChoiceSettingKey> = StatedBasis & { readonly value: ChoiceSettingValue<Key> };

/** The settings as they are decided and kept: a choice may carry its basis, of which whoever only acts on the choice knows nothing. */
export type StoredSettings = {
  readonly [Key in SettingKey]: Key extends ChoiceSettingKey ? ChoiceSettingValue<Key> | ChoiceWithBasis<Key> : Settings[Key];
};

export const isChoiceWithBasis = (value: unknown): value is StatedBasis & { readonly value: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, 'value');

/** The value by itself. */
export const valueOfStored = (key: SettingKey, stored: unknown): unknown => (isChoiceSettingKey(key) && isChoiceWithBasis(stored) ? stored.value : stored);

export const settingsFrom = (stored: StoredSettings): Settings =>
  Object.fromEntries(settingKeys.map((key) => [key, valueOfStored(key, stored[key])])) as unknown as Settings;
