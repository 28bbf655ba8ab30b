import type { Basis } from '../deadline/deadline-rule.ts';
import { localSetOf } from './local-sets.ts';
import { timeSettings } from './time-settings.ts';
import type { TimeSettingKey, TimeSettingValue } from './time-settings.ts';

/** What a period rests on: a congress that took it from another place's regulation must not cite the catalogue's. */
export const basisInForce = (key: TimeSettingKey, { basisFrom }: TimeSettingValue): Basis => {
  const set = basisFrom === undefined ? undefined : localSetOf(basisFrom);
  const time = set?.times[key];
  return set === undefined || time === undefined ? timeSettings[key].basis : { law: set.shortName, article: time.article, text: time.text };
};
