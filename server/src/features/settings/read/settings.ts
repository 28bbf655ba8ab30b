import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { defaultSettings, settingKeys, type Settings } from '@luoshi/domain/setting/settings.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface SettingVersion { readonly version: number; readonly reason: string | null; readonly adoptedBy: string | null; readonly adoptedAt: string | null }
export interface SettingsInForce extends SettingVersion { readonly settings: Settings }

interface Row { version: number; reason: string; adoptedBy: string; adoptedAt: Date; settings: Partial<Settings> }

/** What is in force; version 0 is what the program brings along. */
export async function readSettings(tx: Tx, congressId: string): Promise<SettingsInForce> {
  const { rows } = await sql<Row>`select version, reason, adopted_by as "adoptedBy", adopted_at as "adoptedAt", settings from setting_version where congress_id = ${congressId} order by version desc limit 1`.execute(tx);
  const row = rows[0];
  if (row === undefined) return { version: 0, reason: null, adoptedBy: null, adoptedAt: null, settings: defaultSettings };
  // A setting that the program has given up since is left out; one that is new takes its default.
  const known = Object.fromEntries(Object.entries(row.settings).filter(([key]) => (settingKeys as readonly string[]).includes(key)));
  return { ...row, adoptedAt: row.adoptedAt.toISOString(), settings: { ...defaultSettings, ...known } };
}

export async function listVersions(tx: Tx, congressId: string): Promise<SettingVersion[]> {
  const { rows } = await sql<Row>`select version, reason, adopted_by as "adoptedBy", adopted_at as "adoptedAt" from setting_version where congress_id = ${congressId} order by version desc limit 200`.execute(tx);
  return rows.map(({ version, reason, adoptedBy, adoptedAt }) => ({ version, reason, adoptedBy, adoptedAt: adoptedAt.toISOString() }));
}

/** The congress that is meant: one's own, or a township of one's county. */
export async function congressMeant(tx: Tx, actor: Actor, congressId: string | undefined): Promise<string | null> {
  if (congressId === undefined || congressId === actor.congressId) return actor.congressId;
  const { rows } = await sql<{ id: string }>`select id from congress where id = ${congressId} and parent_id = ${actor.congressId}`.execute(tx);
  return rows[0]?.id ?? null;
}
