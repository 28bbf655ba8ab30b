import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { SettingVersion } from '@luoshi/domain/setting/dated-settings.ts';
import type { StoredSettings } from '@luoshi/domain/setting/stored-settings.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** A decision on the settings with who took it, when, why and from which day. */
export interface AdoptedVersion extends SettingVersion { readonly reason: string; readonly adoptedBy: string; readonly adoptedAt: string }

interface Row { version: number; reason: string; adoptedBy: string; adoptedAt: Date; inForceFrom: IsoDate; settings: Partial<StoredSettings> }

/** Every decision, the newest first. */
export async function readVersions(tx: Tx, congressId: string): Promise<AdoptedVersion[]> {
  const { rows } = await sql<Row>`select version, reason, adopted_by as "adoptedBy", adopted_at as "adoptedAt", in_force_from as "inForceFrom", settings from setting_version where congress_id = ${congressId} order by version desc`.execute(tx);
  return rows.map((row) => ({ ...row, adoptedAt: row.adoptedAt.toISOString() }));
}

/** The congress that is meant: one's own, or a township of one's county. */
export async function congressMeant(tx: Tx, actor: Actor, congressId: string | undefined): Promise<string | null> {
  if (congressId === undefined || congressId === actor.congressId) return actor.congressId;
  const { rows } = await sql<{ id: string }>`select id from congress where id = ${congressId} and parent_id = ${actor.congressId}`.execute(tx);
  return rows[0]?.id ?? null;
}
