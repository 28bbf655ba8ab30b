import { basisText } from '@luoshi/domain/deadline/deadline-rule.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { addDays, dateInShanghai, formatChineseDate, isValidIsoDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { comingAfter, storedOn, turningDays, type SettingVersion } from '@luoshi/domain/setting/dated-settings.ts';
import { describeSetting } from '@luoshi/domain/setting/describe-setting.ts';
import { settingBasis } from '@luoshi/domain/setting/setting-basis.ts';
import { settingText } from '@luoshi/domain/setting/setting-text.ts';
import { settingKeys, type SettingKey } from '@luoshi/domain/setting/settings.ts';
import type { StoredSettings } from '@luoshi/domain/setting/stored-settings.ts';
import { validateSettings, type SettingError, type SettingNotice } from '@luoshi/domain/setting/validate-setting.ts';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { enqueueJob } from '../../platform/jobs/enqueue-job.ts';
import { turnSettings } from '../cases/public.ts';
import { canonical, createActRecorder } from '../audit/public.ts';
import { readVersions } from './read/settings.ts';

export interface SettingChange { readonly key: SettingKey; readonly labelZh: string; readonly before: string; readonly basisBefore: string; readonly after: string; readonly basisAfter: string }
interface Remark { readonly code: SettingNotice['code'] | 'changesAgain'; readonly text: string; readonly localText?: string; readonly nationalText?: string }
export interface SettingsPreview { readonly inForceFrom: IsoDate; readonly changes: readonly SettingChange[]; readonly settings: Partial<StoredSettings>; readonly errors: readonly SettingError[]; readonly notices: readonly Remark[] }

export const todayOf = (clock: Clock): IsoDate => dateInShanghai(clock.now().toISOString());
/** A decision for longer ahead is most likely a slip of the year. */
const LONGEST_AHEAD = 5 * 366;

/** What a change would come to from its day on: each altered setting in words, what is wrong, what the law cuts, what changes again later. Pure. */
export function previewSettings(versions: readonly SettingVersion[], asked: Readonly<Record<string, unknown>>, from: IsoDate, today: IsoDate): SettingsPreview {
  const nothing = (...errors: SettingError[]): SettingsPreview => ({ inForceFrom: from, changes: [], settings: {}, errors, notices: [] });
  if (!isValidIsoDate(from) || from < today || from > addDays(today, LONGEST_AHEAD)) return nothing({ field: 'inForceFrom', text: '启用日期须是今天或以后的日期，不早于今天，也不晚于五年以后' });
  const before = storedOn(versions, from);
  const wanted: Readonly<Record<string, unknown>> = { ...asked, ...lettersFrom(before, asked['resultLetters'], from) };
  const changed = (Object.keys(wanted) as SettingKey[]).filter((key) => canonical(wanted[key] ?? null) !== canonical(before[key] ?? null));
  const settings = Object.fromEntries(changed.map((key) => [key, wanted[key]])) as Partial<StoredSettings>;
  const after = [...versions, { version: Number.MAX_SAFE_INTEGER, inForceFrom: from, settings }];
  // Sound on its first day and beside whatever is decided for later.
  const unknown = Object.fromEntries(changed.filter((key) => !settingKeys.includes(key)).map((key) => [key, wanted[key]]));
  const checks = turningDays(versions, from).map((day) => validateSettings({ ...storedOn(after, day), ...unknown }));
  const errors = checks.flatMap((check) => (check.ok ? [] : check.errors));
  if (errors.length > 0) return nothing(...errors.filter((error, index) => errors.findIndex((other) => other.field === error.field && other.text === error.text) === index));
  const [first] = checks;
  const again = comingAfter(versions, from).filter(({ key }) => changed.includes(key))
    .map(({ key, inForceFrom }): Remark => ({ code: 'changesAgain', text: `“${describeSetting(key).labelZh}”已经定于${formatChineseDate(inForceFrom)}另行改动，到那一天仍按原先的决定。` }));
  const on = storedOn(after, from);
  const told = (key: SettingKey) => ({ before: settingText(key, before), basisBefore: basisText(settingBasis(key, before)), after: settingText(key, on), basisAfter: basisText(settingBasis(key, on)) });
  return {
    inForceFrom: from, settings, errors: [], notices: [...(first?.ok === true ? first.notices : []), ...again],
    changes: settingKeys.filter((key) => changed.includes(key)).map((key) => ({ key, labelZh: describeSetting(key).labelZh, ...told(key) })),
  };
}

/** A new version of the letters begins on the day of the decision: one day, not two. */
function lettersFrom(before: StoredSettings, asked: unknown, from: IsoDate): { resultLetters?: unknown } {
  if (!Array.isArray(asked)) return {};
  return { resultLetters: asked.map((version: unknown, index) => (typeof version === 'object' && version !== null && (index >= before.resultLetters.length || (version as { effectiveFrom?: unknown }).effectiveFrom === '') ? { ...version, effectiveFrom: from } : version)) };
}

export interface Adoption {
  readonly congressId: string;
  /** The version that whoever decides had before their eyes. */
  readonly expected: number;
  /** The day from which it is in force; today where none is named. */
  readonly from: IsoDate | undefined;
  readonly wantedOf: (onThatDay: StoredSettings) => Readonly<Record<string, unknown>>;
  readonly reason: string;
}

/** One decision on the settings: whole or not at all. Clocks that already run keep the rule under which they started. */
export async function adoptWanted(tx: Tx, deps: { clock: Clock; auditMacKey: Buffer }, actor: Actor, { congressId, expected, from: named, wantedOf, reason }: Adoption): Promise<void> {
  const versions = await readVersions(tx, congressId);
  const today = todayOf(deps.clock);
  const from = named ?? today;
  const preview = previewSettings(versions, wantedOf(storedOn(versions, from)), from, today);
  const latest = versions[0]?.version ?? 0;
  if (latest !== expected) throw stale();
  if (preview.errors.length > 0) {
    const place = (field: string) => (field === 'inForceFrom' ? field : `settings.${field}`);
    const errors = preview.errors.map(({ field, text }) => ({ field: place(field), text }));
    throw problem(422, 'refused', '这样设置不合规定', { detail: errors.map(({ text }) => text).join('；'), errors, refusals: errors.map(({ field, text }) => ({ code: 'badSetting', text, field: `/${field.replace('settings.', 'settings/')}` })) });
  }
  if (preview.changes.length === 0) throw problem(422, 'unchanged', '没有任何改动', { refusals: [{ code: 'unchanged', text: '与那一天起的设置完全相同，无需启用新版' }] });
  const version = latest + 1;
  const { rows } = await sql<{ version: number }>`insert into setting_version (congress_id, version, settings, reason, adopted_by, adopted_at, in_force_from)
    values (${congressId}, ${version}, ${JSON.stringify(preview.settings)}::jsonb, ${reason}, ${actor.name}, ${deps.clock.now()}, ${from}) on conflict do nothing returning version`.execute(tx);
  if (rows.length === 0) throw stale();
  await createActRecorder(deps.clock, deps.auditMacKey)(tx, {
    congressId, actor, kind: 'settings', id: congressId, version, action: 'adopt', event: 'SettingsAdopted', body: { reason, inForceFrom: from, changes: preview.settings },
  });
  // What begins later is followed on its day, with what falls due.
  if (from === today && turnSettings.some((key) => key in preview.settings)) await enqueueJob(tx, 'renewTurns', { congressId });
}

const stale = () => problem(412, 'stale', '设置刚刚被别人改动过，请看过最新内容后再操作');
