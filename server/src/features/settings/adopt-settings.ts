import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { describeSetting } from '@luoshi/domain/setting/describe-setting.ts';
import { settingText } from '@luoshi/domain/setting/setting-text.ts';
import { settingKeys, type SettingKey, type Settings } from '@luoshi/domain/setting/settings.ts';
import { validateSettings, type SettingError, type SettingNotice } from '@luoshi/domain/setting/validate-setting.ts';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { canonical, createActRecorder } from '../audit/public.ts';
import { readSettings, type SettingsInForce } from './read/settings.ts';

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

export interface Adoption {
  readonly congressId: string;
  /** The version that whoever decides had before their eyes. */
  readonly expected: number;
  readonly wantedOf: (inForce: Settings) => Readonly<Record<string, unknown>>;
  readonly reason: string;
}

/** One change of the settings from the look at what is in force to what is in force then: whole or not at all. */
export async function adoptWanted(tx: Tx, deps: { clock: Clock; auditMacKey: Buffer }, actor: Actor, { congressId, expected, wantedOf, reason }: Adoption): Promise<SettingsInForce> {
  const before = await readSettings(tx, congressId);
  const preview = previewSettings(before.settings, wantedOf(before.settings));
  if (before.version !== expected) throw stale();
  if (preview.errors.length > 0) {
    const errors = preview.errors.map(({ field, text }) => ({ field: `settings.${field}`, text }));
    throw problem(422, 'refused', '这样设置不合规定', { detail: preview.errors.map((error) => error.text).join('；'), errors, refusals: preview.errors.map(({ field, text }) => ({ code: 'badSetting', text, field: `/settings/${field}` })) });
  }
  if (preview.changes.length === 0) throw problem(422, 'unchanged', '没有任何改动', { refusals: [{ code: 'unchanged', text: '与现行设置完全相同，无需启用新版' }] });
  if (!(await adoptSettings(tx, deps, actor, { congressId, before, preview, reason }))) throw stale();
  return readSettings(tx, congressId);
}

const stale = () => problem(412, 'stale', '设置刚刚被别人改动过，请看过最新内容后再操作');

/** Adopts a whole new version. Clocks that already run keep the rule under which they started. Answers false if somebody was faster. */
async function adoptSettings(tx: Tx, deps: { clock: Clock; auditMacKey: Buffer }, actor: Actor, which: { congressId: string; before: SettingsInForce; preview: SettingsPreview; reason: string }): Promise<boolean> {
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
