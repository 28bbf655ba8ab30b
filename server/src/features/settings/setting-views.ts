import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { basisText, startEventLabels } from '@luoshi/domain/deadline/deadline-rule.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { comingAfter, storedOn, versionOn } from '@luoshi/domain/setting/dated-settings.ts';
import { describeSetting } from '@luoshi/domain/setting/describe-setting.ts';
import { settingBasis } from '@luoshi/domain/setting/setting-basis.ts';
import { settingText } from '@luoshi/domain/setting/setting-text.ts';
import { settingKeys } from '@luoshi/domain/setting/settings.ts';
import { Type } from 'typebox';
import { canonical } from '../audit/public.ts';
import type { AdoptedVersion } from './read/settings.ts';
import { mayChangeSettings } from './setting-access.ts';

export const anything = Type.Unsafe<unknown>({});
const orNull = Type.Union([Type.String(), Type.Null()]);
export const basis = Type.Object({ law: Type.String(), article: Type.String(), text: Type.String() });
/** The last decision that is in force; `version` is the last one taken, for whoever takes the next. */
export const versionFields = { version: Type.Integer(), reason: orNull, adoptedBy: orNull, adoptedAt: orNull, inForceFrom: orNull };
const coming = Type.Object({ inForceFrom: Type.String(), valueText: Type.String(), basisText: Type.String(), version: Type.Integer() });
const option = Type.Object({ value: Type.String(), labelZh: Type.String() });
const item = Type.Object({
  key: Type.String(), labelZh: Type.String(), form: Type.String(), value: anything, valueText: Type.String(), isDefault: Type.Boolean(), defaultText: Type.String(), defaultValue: anything, basisText: Type.String(),
  basis, options: Type.Optional(Type.Array(option)), coming: Type.Array(coming),
  startEvents: Type.Optional(Type.Array(option)), nationalLimitText: Type.Optional(Type.String()), practice: Type.Optional(Type.String()),
});
export const settingsView = Type.Object({ ...versionFields, mayChange: Type.Boolean(), today: Type.String(), items: Type.Array(item) });
export const versionView = Type.Object({
  version: Type.Integer(), reason: Type.String(), adoptedBy: Type.String(), adoptedAt: Type.String(), inForceFrom: Type.String(), isComing: Type.Boolean(),
  changes: Type.Array(Type.Object({ key: Type.String(), labelZh: Type.String(), valueText: Type.String(), basisText: Type.String() })),
});
export const congressQuery = Type.Object({ congressId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) });
export const reason = Type.String({ minLength: 2, maxLength: 300, pattern: '\\S', title: '依据和理由' });
export const inForceFrom = Type.Optional(Type.String({ format: 'date', title: '启用日期' }));

/** What is in force on a day, and beside each setting what is decided for later. */
export function present(versions: readonly AdoptedVersion[], today: IsoDate, actor: Actor) {
  const settings = storedOn(versions, today);
  const current = versions.find(({ version }) => version === versionOn(versions, today)?.version);
  const later = comingAfter(versions, today);
  return {
    version: versions[0]?.version ?? 0, reason: current?.reason ?? null, adoptedBy: current?.adoptedBy ?? null, adoptedAt: current?.adoptedAt ?? null, inForceFrom: current?.inForceFrom ?? null,
    mayChange: mayChangeSettings(actor), today,
    items: settingKeys.map((key) => {
      const { options, startEvents, ...described } = describeSetting(key);
      const valueText = settingText(key, settings);
      const restsOn = settingBasis(key, settings);
      return {
        ...described, basis: restsOn, basisText: basisText(restsOn), value: settings[key], valueText, isDefault: canonical(settings[key]) === canonical(described.defaultValue),
        coming: later.filter((one) => one.key === key).map((one) => {
          const then = storedOn(versions, one.inForceFrom);
          return { inForceFrom: one.inForceFrom, version: one.version, valueText: settingText(key, then), basisText: basisText(settingBasis(key, then)) };
        }),
        ...(options === undefined ? {} : { options: [...options] }), ...(startEvents === undefined ? {} : { startEvents: startEvents.map((value) => ({ value, labelZh: startEventLabels[value] })) }),
      };
    }),
  };
}

/** The decisions, newest first: who, when, why, from which day, and what each set. */
export function presentVersions(versions: readonly AdoptedVersion[], today: IsoDate) {
  return versions.map(({ version, reason: why, adoptedBy, adoptedAt, inForceFrom: from, settings }) => {
    const whole = storedOn([{ version, inForceFrom: from, settings }], from);
    const before = storedOn(versions.filter((other) => other.version < version), from);
    // A version from before there were days holds every setting: only what it changed is told.
    const changed = settingKeys.filter((key) => settings[key] !== undefined && canonical(whole[key]) !== canonical(before[key]));
    return {
      version, reason: why, adoptedBy, adoptedAt, inForceFrom: from, isComing: from > today,
      changes: changed.map((key) => ({ key, labelZh: describeSetting(key).labelZh, valueText: settingText(key, whole), basisText: basisText(settingBasis(key, whole)) })),
    };
  });
}
