import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { fieldsOf, shippedTexts, type WordingKind, type WordingTexts } from '../wording/wordings.ts';

export interface WordingVersion { readonly version: number; readonly reason: string | null; readonly adoptedBy: string | null; readonly adoptedAt: string | null }
export interface WordingInForce<Kind extends WordingKind> extends WordingVersion { readonly texts: WordingTexts<Kind> }
interface Row { version: number; reason: string; adoptedBy: string; adoptedAt: Date; texts: Record<string, string> }

const shipped: WordingVersion = { version: 0, reason: null, adoptedBy: null, adoptedAt: null };

/** What a paper of a day says: the version in force on that day; without a day the present one. Version 0 is what the program brings along. */
export async function readWording<Kind extends WordingKind>(tx: Tx, congressId: string, kind: Kind, on: IsoDate | null = null): Promise<WordingInForce<Kind>> {
  const { rows } = await sql<Row>`select version, reason, adopted_by as "adoptedBy", adopted_at as "adoptedAt", texts from wording_version where congress_id = ${congressId} and kind = ${kind}
    and (${on}::date is null or (adopted_at at time zone 'Asia/Shanghai')::date <= ${on}::date) order by version desc limit 1`.execute(tx);
  const row = rows[0];
  if (row === undefined) return { ...shipped, texts: shippedTexts(kind) };
  // A field that the program has given up since is left out; one that is new says what is shipped.
  const known = Object.fromEntries(Object.entries(row.texts).filter(([key]) => fieldsOf(kind).some((field) => field.key === key)));
  return { ...row, adoptedAt: row.adoptedAt.toISOString(), texts: { ...shippedTexts(kind), ...known } };
}

export interface PastWording extends WordingVersion { readonly texts: Readonly<Record<string, string>> }

export async function listWordings(tx: Tx, congressId: string, kind: WordingKind): Promise<PastWording[]> {
  const { rows } = await sql<Row>`select version, reason, adopted_by as "adoptedBy", adopted_at as "adoptedAt", texts from wording_version where congress_id = ${congressId} and kind = ${kind} order by version desc limit 100`.execute(tx);
  return rows.map((row) => ({ ...row, adoptedAt: row.adoptedAt.toISOString() }));
}
