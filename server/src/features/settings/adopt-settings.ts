import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { describeSetting } from '@luoshi/domain/setting/describe-setting.ts';
import { settingKeys, type SettingKey, type Settings } from '@luoshi/domain/setting/settings.ts';
import { validateSettings, type SettingError, type SettingNotice } from '@luoshi/domain/setting/validate-setting.ts';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import { canonical, createActRecorder } from '../audit/public.ts';
import type { SettingsInForce } from './read/settings.ts';
import { settingText } from '@luoshi/domain/setting/setting-text.ts';

export interface SettingChange { readonly key: SettingKey; readonly labelZh: string; readonly before: string; readonly after: string }
export interface SettingsPreview { readonly settings: Settings; readonly changes: readonly SettingChange[]; readonly errors: readonly SettingError[]; readonly notices: readonly SettingNotice[] }

/** What a change would come to: each altered setting in words, what is wrong, and what the law cuts. Pure. */
export function previewSettings(inForce: Settings, wanted: Readonly<Record<string, unknown>>): SettingsPreview {
  const settings = { ...inForce, ...wanted } as Settings;
  const check = validateSettings(settings);
  if (!check.ok) return { settings: inForce, changes: [], errors: check.errors, notices: [] };
  const changed = settingKeys.filter((key) => canonical(settings[key]) !== canonical(inForce[key]));
  return { settings, errors: [], notices: check.notices, changes: changed.map((key) => ({ key, labelZh: describeSetting(key).labelZh, before: settingText(key, inForce), after: settingText(key, settings) })) };
}

/** Adopts a whole new version. Clocks that already run keep the rule under which they started. Answers false if somebody was faster. */
export async function adoptSettings(tx: Tx, deps: { clock: Clock; auditMacKey: Buffer }, actor: Actor, which: { congressId: string; before: SettingsInForce; preview: SettingsPreview; reason: string }): Promise<boolean> {
  const { congressId, before, preview, reason } = which;
  const version = before.version + 1;
  const { rows } = await sql<{ version: number }>`insert into setting_version (congress_id, version, settings, reason, adopted_by, adopted_at)
    values (${congressId}, ${version}, ${JSON.stringify(preview.settings)}::jsonb, ${reason}, ${actor.name}, ${deps.clock.now()}) on conflict do nothing returning version`.execute(tx);
  if (rows.length === 0) return false;
  await createActRecorder(deps.clock, deps.auditMacKey)(tx, {
    congressId, actor, kind: 'settings', id: congressId, version, action: 'adopt', event: 'SettingsAdopted', body: { reason, changes: Object.fromEntries(preview.changes.map(({ key }) => [key, preview.settings[key]])) },
  });
  return true;
}
