import type { IsoDate } from '../kernel/dates.ts';
import { defaultSettings, settingKeys } from './settings.ts';
import type { SettingKey, Settings } from './settings.ts';
import { settingsFrom } from './stored-settings.ts';
import type { StoredSettings } from './stored-settings.ts';

/** One decision on the settings: what it sets, and the day from which that is in force. */
export interface SettingVersion {
  readonly version: number;
  readonly inForceFrom: IsoDate;
  readonly settings: Partial<StoredSettings>;
}

/** A setting that is decided and not yet in force. */
export interface ComingSetting { readonly key: SettingKey; readonly inForceFrom: IsoDate; readonly version: number }

/** In the order in which they come into force; of one day the later decision comes last and wins. */
const inOrder = (versions: readonly SettingVersion[]): SettingVersion[] =>
  [...versions].sort((a, b) => (a.inForceFrom === b.inForceFrom ? a.version - b.version : a.inForceFrom < b.inForceFrom ? -1 : 1));

/** A setting that the program has given up since is left out; one that is new takes its default. */
const known = (settings: Partial<StoredSettings>): Partial<StoredSettings> => Object.fromEntries(settingKeys.filter((key) => settings[key] !== undefined).map((key) => [key, settings[key]]));

/** The settings of the place on one day. A clock that started before a change keeps the rule that it started with. */
export const settingsOn = (versions: readonly SettingVersion[], day: IsoDate): Settings => settingsFrom(storedOn(versions, day));

/** The same as decided, each choice with what it rests on: for whoever shows, compares or changes them. */
export const storedOn = (versions: readonly SettingVersion[], day: IsoDate): StoredSettings =>
  inOrder(versions).filter(({ inForceFrom }) => inForceFrom <= day).reduce<StoredSettings>((settings, version) => ({ ...settings, ...known(version.settings) }), defaultSettings);

/** The version by which a day's settings came about last, or undefined for what the program brings along. */
export const versionOn = (versions: readonly SettingVersion[], day: IsoDate): SettingVersion | undefined => inOrder(versions).findLast(({ inForceFrom }) => inForceFrom <= day);

/** What is decided for after this day, by the day on which it begins. */
export const comingAfter = (versions: readonly SettingVersion[], day: IsoDate): ComingSetting[] => {
  const later = inOrder(versions).filter(({ inForceFrom }) => inForceFrom > day);
  const found = later.flatMap(({ version, inForceFrom, settings }) => (Object.keys(known(settings)) as SettingKey[]).map((key) => ({ key, inForceFrom, version })));
  // Decided twice for one day: only the later decision counts.
  return found.filter((one, index) => !found.some((other, at) => at > index && other.key === one.key && other.inForceFrom === one.inForceFrom));
};

/** The days from `from` on at which the settings are other than the day before; the whole must be sound on each. */
export const turningDays = (versions: readonly SettingVersion[], from: IsoDate): IsoDate[] =>
  [...new Set([from, ...versions.map(({ inForceFrom }) => inForceFrom).filter((day) => day > from)])].sort();
