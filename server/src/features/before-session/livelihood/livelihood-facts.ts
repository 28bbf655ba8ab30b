import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { LivelihoodRow } from '@luoshi/domain/livelihood-matter/rows.ts';
import type { LivelihoodFacts } from '@luoshi/domain/livelihood-matter/workflow.ts';
import { sql } from 'kysely';
import { readAnswers, readCountyDeputies } from '../county-referral/referral-facts.ts';
import { readSettingsOn } from '../../cases/public.ts';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';

type Uploaded = NonNullable<ReturnType<LivelihoodFacts['upload']>>;

/** Who can be given a matter, which of the named files are there, and how the suggestions stand that were made of matters. */
export async function livelihoodFacts(tx: Tx, congressId: string, records: readonly LivelihoodRow[], body: unknown, today: IsoDate): Promise<(record: MatterRow) => LivelihoodFacts> {
  const handlers = await readHandlers(tx, congressId);
  const upload = await readUploads(tx, congressId, (body as { readonly files?: readonly string[] } | undefined)?.files ?? []);
  const named = records.flatMap((record) => record.suggestionId ?? []);
  const suggestions = named.length === 0 ? [] : await rowsOf(tx, sql<{ id: string; state: string; numberLabel: string | null }>`select id, state, number_label as "numberLabel" from suggestion where congress_id = ${congressId} and id = any(${named})`);
  const raisers = [...new Set(records.flatMap((record) => record.deputyPersonId ?? []))];
  const inOffice = new Set(raisers.length === 0 ? [] : (await rowsOf(tx, sql<{ personId: string }>`select person_id as "personId" from deputy where congress_id = ${congressId} and state = 'active' and person_id = any(${raisers})`)).map(({ personId }) => personId));
  const isGone = ({ deputyPersonId }: LivelihoodRow) => deputyPersonId !== null && !inOffice.has(deputyPersonId);
  const reminders = await readSettingsOn(tx, congressId, today);
  const countyDeputies = await readCountyDeputies(tx);
  const answersOf = await readAnswers(tx, records.map(({ id }) => id));
  return (record) => ({ handlers, reminders, countyDeputies, answers: answersOf(record.id), upload, isDeputyGone: isGone(record as LivelihoodRow), suggestion: suggestions.find(({ id }) => id === (record as LivelihoodRow).suggestionId) ?? null });
}

export async function readUploads(tx: Tx, congressId: string, ids: readonly string[]): Promise<LivelihoodFacts['upload']> {
  const rows = ids.length === 0 ? [] : await rowsOf(tx, sql<Uploaded>`select id, name, media_type as "mediaType", size, sha256, person_id as "personId" from uploaded_file where congress_id = ${congressId} and id = any(${[...ids]})`);
  return (id) => rows.find((one) => one.id === id);
}

/** The township's units, each followed by its sections. */
async function readHandlers(tx: Tx, congressId: string): Promise<Readonly<Record<string, string>>> {
  const rows = await rowsOf(tx, sql<{ key: string; name: string }>`select o.id as key, o.name, o.sort, o.id as unit, '' as section from organisation o where o.congress_id = ${congressId} and o.kind = 'handlingUnit' and o.state = 'active'
    union all select o.id || '/' || s.id, o.name || s.name, o.sort, o.id, s.name from section s join organisation o on o.congress_id = s.congress_id and o.id = s.organisation_id and o.state = 'active' where s.congress_id = ${congressId} and s.state = 'active'
    order by sort, unit, section, key`);
  return Object.fromEntries(rows.map(({ key, name }) => [key, name]));
}
