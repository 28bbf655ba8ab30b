import { addDays, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { actionLabel, kindLabel, kindNames, roleLabel, stateLabel } from '../entry-words.ts';
import type { AuditItem } from './audit-item.ts';

export interface EntryQuery {
  readonly from?: IsoDate; readonly to?: IsoDate; readonly person?: string; readonly kind?: string; readonly action?: string; readonly record?: string; readonly byMandate?: boolean;
  /** Only what has a smaller number. */
  readonly cursor?: number; readonly limit?: number;
}
export interface AuditPage { readonly items: readonly AuditItem[]; readonly nextCursor: string | null }

interface Row {
  seq: number; at: string; recordKind: string; recordId: string; suggestionId: string | null; numberLabel: string | null; version: number; action: string; event: string; toState: string | null;
  actorRole: string; actorName: string; personId: string | null; organisationName: string | null; cause: number | null; hash: string; mandateId: string | null;
}

/** So much of a hash tells two entries apart on a page and can be compared with an exported head. */
export const SHORT_HASH = 12;
export const instantText = (column: string): RawBuilder<string> => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
/** The body is not among them: what somebody rated or wrote is no business of the audit's reader. */
const columns = sql`e.seq, ${instantText('e.at')} as at, e.record_kind as "recordKind", e.record_id as "recordId", e.suggestion_id as "suggestionId", e.version, e.action, e.event, e.to_state as "toState",
  e.actor_role as "actorRole", e.actor_name as "actorName", e.person_id as "personId", e.organisation_name as "organisationName", e.cause, e.hash, e.mandate_id as "mandateId"`;

/** The acts of the clock have no person. */
const systemNames: readonly string[] = ['系统', 'system'];

/** Accepted acts of one congress, newest first. Each way to narrow it down goes along an index of its own, however long the chain is. */
export async function listEntries(tx: Tx, congressId: string, query: EntryQuery): Promise<AuditPage> {
  const limit = query.limit ?? 50;
  const conditions = [sql`e.congress_id = ${congressId}`];
  if (query.cursor !== undefined) conditions.push(sql`e.seq < ${query.cursor}`);
  if (query.kind !== undefined) conditions.push(sql`e.record_kind = ${query.kind}`);
  if (query.action !== undefined) conditions.push(sql`e.action = ${query.action}`);
  const days = daysCondition('e', query);
  if (days !== null) {
    const span = await numbersOf(tx, congressId, query);
    if (span === null) return nothing;
    conditions.push(sql`e.seq between ${span.first} and ${span.last}`, days);
  }
  if (query.byMandate === true) conditions.push(sql`e.mandate_id is not null`);
  if (query.record !== undefined) conditions.push(sql`e.seq in (select seq from wanted)`);
  const isSystem = query.person !== undefined && systemNames.includes(query.person.trim());
  if (isSystem) conditions.push(sql`e.person_id is null`);
  const persons = query.person === undefined || isSystem ? null : await personsCalled(tx, query.person);
  if (persons?.length === 0) return nothing;
  // Of each person no more than one page: a name that many bear still costs little.
  const eachPerson = persons !== null && query.record === undefined;
  if (persons !== null && !eachPerson) conditions.push(sql`e.person_id = any(${persons})`);
  const where = sql.join(conditions, sql` and `);
  const newest = sql`order by e.seq desc limit ${limit + 1}`;
  const numbers = eachPerson
    ? sql`select e.seq from unnest(${persons}::text[]) as person (id) cross join lateral (select e.seq from audit_entry e where ${where} and e.person_id = person.id ${newest}) e ${newest}`
    : sql`select e.seq from audit_entry e where ${where} ${newest}`;
  // First the numbers, which stand in the indexes, then the entries of one page.
  const { rows } = await sql<Row>`with ${query.record === undefined ? sql`` : ofRecord(congressId, query.record)} page as materialized (${numbers})
    select ${columns}, s.number_label as "numberLabel" from page join audit_entry e on e.congress_id = ${congressId} and e.seq = page.seq
      left join suggestion s on s.congress_id = e.congress_id and s.id = e.suggestion_id order by e.seq desc`.execute(tx);
  return { items: rows.slice(0, limit).map(present), nextCursor: rows.length > limit ? String(rows[limit - 1]?.seq) : null };
}

const nothing: AuditPage = { items: [], nextCursor: null };

/** A record's own entries; for a suggestion, by its id or the number that people know it by, those of its whole case. */
function ofRecord(congressId: string, record: string): RawBuilder<unknown> {
  return sql`wanted as materialized (
    select e.seq from suggestion s join audit_entry e on e.congress_id = s.congress_id and e.suggestion_id = s.id where s.congress_id = ${congressId} and ${isCalled(record)}
    union select seq from audit_entry where congress_id = ${congressId} and suggestion_id = ${record.trim()}
    union select seq from audit_entry where congress_id = ${congressId} and record_kind = any(${[...kindNames]}) and record_id = ${record.trim()}),`;
}

/** The suggestion `s` has this in its number: 第12号 or more of it. */
export const isCalled = (record: string): RawBuilder<boolean> => sql<boolean>`s.number_label like ${containing(record)}`;
const containing = (text: string): string => `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Whole days of the calendar in China. */
export function daysCondition(alias: 'e' | 'r', { from, to }: Pick<EntryQuery, 'from' | 'to'>): RawBuilder<boolean> | null {
  if (from === undefined && to === undefined) return null;
  const at = sql.ref(`${alias}.at`);
  const since = from === undefined ? sql<boolean>`true` : sql<boolean>`${at} >= ${startOf(from)}`;
  return to === undefined ? since : sql<boolean>`${since} and ${at} < ${startOf(addDays(to, 1))}`;
}

const startOf = (day: IsoDate): Date => new Date(`${day}T00:00:00+08:00`);

/**
 * Instants grow with the numbers but for moments, which the planner cannot know: told only the days it would go through the chain
 * from its end. `+ 0` keeps it from doing the same here.
 */
async function numbersOf(tx: Tx, congressId: string, query: EntryQuery): Promise<{ first: number; last: number } | null> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`select min(e.seq + 0) as first, max(e.seq + 0) as last from audit_entry e
    where e.congress_id = ${congressId} and ${daysCondition('e', query) ?? sql`true`}`.execute(tx);
  const { first = null, last = null } = rows[0] ?? {};
  return first === null || last === null ? null : { first, last };
}

/** Everybody of this id, or with this in their present name. */
export async function personsCalled(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from person where id = ${person.trim()} or name like ${containing(person)}`.execute(tx);
  return rows.map(({ id }) => id);
}

function present(row: Row): AuditItem {
  return {
    number: row.seq, at: row.at, outcome: 'accepted', actorName: row.actorName, actorRoleLabel: roleLabel(row.actorRole), personId: row.personId, organisationName: row.organisationName,
    kind: row.recordKind, kindLabel: kindLabel(row.recordKind), action: row.action, actionLabel: actionLabel(row.recordKind, row.action, row.event), recordId: row.recordId,
    suggestionId: row.suggestionId, numberLabel: row.numberLabel, version: row.version, stateLabel: stateLabel(row.recordKind, row.toState), cause: row.cause, hash: row.hash.slice(0, SHORT_HASH), mandateId: row.mandateId, refusals: [],
  };
}
