import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { findRootCongress, hashPassword, pinyinOf } from '../identity/public.ts';
import type { CountyRows } from './county-rows.ts';

type Value = string | number | boolean | null;

/** Columns in the order of the rows' values, with the SQL type each array is sent as. */
const columns = {
  congress: 'congress_id text, id text, level text, parent_id text, name text, short_name text, document_code text, sort integer',
  term: 'congress_id text, id text, number integer, name text, starts_on date, ends_on date',
  session: 'congress_id text, id text, term_id text, number integer, name text, opens_on date, closes_on date, suggestions_due_at timestamptz',
  organisation: 'congress_id text, id text, kind text, name text, short_name text, channel text, unit_system text, township_id text, document_code text, phone text, address text, sort integer',
  section: 'congress_id text, id text, organisation_id text, name text, sort integer',
  constituency: 'congress_id text, id text, number integer, name text, township_id text, seats integer, voters integer',
  person: 'congress_id text, id text, name text, pinyin text, pinyin_initials text, sex text, born_on date, ethnicity text, workplace text, phone text, address text, postcode text',
  deputy: 'congress_id text, id text, person_id text, term_id text, delegation_id text, constituency_id text, certificate_number text, level text, from_date date, until_date date, end_reason text, state text',
  identity: 'congress_id text, id text, person_id text, role text, organisation_id text, section_id text, deputy_id text, title text, from_date date, until_date date, state text',
  account: 'congress_id text, id text, person_id text, username text, password_hash text, large_text boolean, state text, password_changed_at timestamptz',
} as const;

/**
 * Loads whole arrays, one statement a table. Opens the transaction to the site; passwords are hashed in parallel. References are
 * checked by the database: a wrong id fails the whole load. Loaded rows have version 1 and no audit entries: whoever loads says so there.
 */
export async function insertCounty(tx: Tx, data: CountyRows, now: Date): Promise<void> {
  await sql`select set_config('luoshi.site', 'on', true)`.execute(tx);
  const hashes = Promise.all((data.accounts ?? []).map((row) => (row.password ? hashPassword(row.password) : null)));
  const root = (await findRootCongress(tx)) ?? data.congresses?.find((row) => row.parentId === null)?.id;
  if (root === undefined) throw new RangeError('a county begins with its root congress (parentId null)');
  const ended = (date: string | null | undefined): string => (date ? 'ended' : 'active');
  await insert(tx, 'congress', (data.congresses ?? []).map((r) => [root, r.id, r.level, r.parentId, r.name, r.shortName, r.documentCode ?? '', r.sort ?? 0]));
  await insert(tx, 'term', (data.terms ?? []).map((r) => [r.congressId, r.id, r.number, r.name, r.startsOn, r.endsOn]));
  await insert(tx, 'session', (data.sessions ?? []).map((r) => [r.congressId, r.id, r.termId, r.number, r.name, r.opensOn, r.closesOn, r.suggestionsDueAt ?? null]));
  await insert(tx, 'organisation', (data.organisations ?? []).map((r) =>
    [r.congressId, r.id, r.kind, r.name, r.shortName ?? '', r.channel ?? null, r.unitSystem ?? null, r.townshipId ?? null, r.documentCode ?? '', r.phone ?? '', r.address ?? '', r.sort ?? 0]));
  await insert(tx, 'section', (data.sections ?? []).map((r) => [r.congressId, r.id, r.organisationId, r.name, r.sort ?? 0]));
  await insert(tx, 'constituency', (data.constituencies ?? []).map((r) =>
    [r.congressId, r.id, r.number ?? null, r.name, r.townshipId ?? null, r.seats ?? null, r.voters ?? null]));
  await insert(tx, 'person', (data.persons ?? []).map((r) => {
    const { pinyin, initials } = pinyinOf(r.name);
    return [root, r.id, r.name, pinyin, initials, r.sex ?? null, r.bornOn ?? null, r.ethnicity ?? null, r.workplace ?? '', r.phone ?? '', r.address ?? '', r.postcode ?? ''];
  }));
  await insert(tx, 'deputy', (data.deputies ?? []).map((r) =>
    [r.congressId, r.id, r.personId, r.termId, r.delegationId, r.constituencyId ?? null, r.certificateNumber, r.level ?? 'own', r.fromDate, r.untilDate ?? null,
      r.endReason ?? null, ended(r.untilDate)]));
  await insert(tx, 'identity', (data.identities ?? []).map((r) =>
    [r.congressId, r.id, r.personId, r.role, r.organisationId, r.sectionId ?? null, r.deputyId ?? null, r.title ?? '', r.fromDate, r.untilDate ?? null, ended(r.untilDate)]));
  const passwordHashes = await hashes;
  await insert(tx, 'account', (data.accounts ?? []).map((r, index) => {
    const hash = passwordHashes[index] ?? null;
    return [root, r.id, r.personId, r.username, hash, r.largeText ?? false, hash === null ? 'notActivated' : 'active', hash === null ? null : now.toISOString()];
  }));
}

/** One array a column: the statement stays the same however many rows there are. */
async function insert(tx: Tx, table: keyof typeof columns, rows: readonly (readonly Value[])[]): Promise<void> {
  if (rows.length === 0) return;
  const parts = columns[table].split(', ').map((part) => part.split(' ') as [name: string, type: string]);
  const names = sql.raw(parts.map(([name]) => name).join(', '));
  const arrays = sql.join(parts.map(([, type], index) => sql`${rows.map((row) => row[index] ?? null)}::${sql.raw(type)}[]`));
  await sql`insert into ${sql.raw(table)} (${names}) select * from unnest(${arrays})`.execute(tx);
}
