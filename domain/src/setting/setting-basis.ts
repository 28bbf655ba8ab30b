import type { Basis } from '../deadline/deadline-rule.ts';
import { basisInForce, choiceBasisInForce } from './basis-in-force.ts';
import { describeSetting } from './describe-setting.ts';
import { isChoiceSettingKey, isTimeSettingKey } from './settings.ts';
import type { SettingKey } from './settings.ts';
import { isChoiceWithBasis, valueOfStored } from './stored-settings.ts';
import type { StoredSettings } from './stored-settings.ts';

/** What a setting rests on as it is in force. */
export const settingBasis = (key: SettingKey, stored: StoredSettings): Basis => {
  if (isTimeSettingKey(key)) return basisInForce(key, stored[key]);
  if (!isChoiceSettingKey(key)) return describeSetting(key).basis;
  const kept: unknown = stored[key];
  return choiceBasisInForce(key, valueOfStored(key, kept), isChoiceWithBasis(kept) ? kept : {});
};
