import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { basisText } from '@luoshi/domain/deadline/deadline-rule.ts';
import { basisInForce } from '@luoshi/domain/setting/basis-in-force.ts';
import { describeSetting } from '@luoshi/domain/setting/describe-setting.ts';
import { settingText } from '@luoshi/domain/setting/setting-text.ts';
import { isTimeSettingKey, settingKeys } from '@luoshi/domain/setting/settings.ts';
import { Type } from 'typebox';
import type { SettingsInForce } from './read/settings.ts';
import { mayChangeSettings } from './setting-access.ts';

export const anything = Type.Unsafe<unknown>({});
const orNull = Type.Union([Type.String(), Type.Null()]);
export const versionFields = { version: Type.Integer(), reason: orNull, adoptedBy: orNull, adoptedAt: orNull };
export const basis = Type.Object({ law: Type.String(), article: Type.String(), text: Type.String() });
const item = Type.Object({
  key: Type.String(), labelZh: Type.String(), form: Type.String(), value: anything, valueText: Type.String(), isDefault: Type.Boolean(), defaultText: Type.String(), defaultValue: anything, basisText: Type.String(),
  basis, options: Type.Optional(Type.Array(Type.Object({ value: Type.String(), labelZh: Type.String() }))),
  startEvents: Type.Optional(Type.Array(Type.String())), nationalLimitText: Type.Optional(Type.String()), practice: Type.Optional(Type.String()),
});
export const settingsView = Type.Object({ ...versionFields, mayChange: Type.Boolean(), items: Type.Array(item) });
export const congressQuery = Type.Object({ congressId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) });
export const reason = Type.String({ minLength: 2, maxLength: 300, pattern: '\\S', title: '依据和理由' });

export function present({ settings, version, reason: why, adoptedBy, adoptedAt }: SettingsInForce, actor: Actor) {
  return {
    version, reason: why, adoptedBy, adoptedAt, mayChange: mayChangeSettings(actor),
    items: settingKeys.map((key) => {
      const { options, startEvents, ...described } = describeSetting(key);
      const valueText = settingText(key, settings);
      const restsOn = isTimeSettingKey(key) ? basisInForce(key, settings[key]) : described.basis;
      return {
        ...described, basis: restsOn, basisText: basisText(restsOn), value: settings[key], valueText, isDefault: JSON.stringify(settings[key]) === JSON.stringify(described.defaultValue),
        ...(options === undefined ? {} : { options: [...options] }), ...(startEvents === undefined ? {} : { startEvents: [...startEvents] }),
      };
    }),
  };
}
