import { workflowIn, workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IndicatorKey, IndicatorPart, Intake } from '@luoshi/domain/indicator/definitions.ts';
import { isUnitRole } from '@luoshi/domain/identity/roles.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql, type RawBuilder } from 'kysely';
import { problem } from '../../../platform/http/problem.ts';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { atIntake, isRated, requirePart, shareOf, suggestionsCounted } from '../indicator-rows.ts';
import { publishedAs } from '../published-as.ts';
import { narrowedBy } from '../narrowed-by.ts';
import { joinedBy } from './joined-by.ts';
import { isLive, visibleTo } from '../scope.ts';
import { snake } from '../tables.ts';
import { countMatching, headHash } from './count-matching.ts';

export interface ListQuery {
  readonly state?: string; readonly states?: string; readonly unit?: string; readonly township?: string; readonly session?: string; readonly category?: string; readonly q?: string;
  readonly publication?: string; readonly delegation?: string; readonly assisting?: string; readonly merged?: boolean; readonly repeated?: boolean; readonly converted?: boolean;
  readonly contactChanged?: boolean; readonly carried?: boolean; readonly overdue?: boolean; readonly mine?: boolean; readonly isKey?: boolean; readonly lead?: string; readonly resultClass?: string; readonly channel?: string; readonly from?: string; readonly to?: string; readonly registeredFrom?: string; readonly registeredTo?: string; readonly system?: string; readonly intake?: Intake; readonly rated?: string; readonly indicator?: IndicatorKey; readonly part?: IndicatorPart; readonly sort?: string; readonly limit?: number; readonly cursor?: string;
}

export interface ListItem { readonly id: string; readonly kind: 'suggestion'; readonly [field: string]: unknown }
export interface ListAnswer { readonly items: readonly ListItem[]; readonly nextCursor: string | null; readonly total: number }

/** Sortable columns; each order ends with the id, so that pages neither overlap nor leave gaps. Nulls come last; a column without them must not say so, or its index is of no use. */
const sorts: Readonly<Record<string, { column: string; type: string; hasNulls: boolean }>> = {
  number: { column: 's.number', type: 'integer', hasNulls: true }, dueOn: { column: 's.next_due_on', type: 'date', hasNulls: true }, updatedAt: { column: 's.updated_at', type: 'timestamptz', hasNulls: false },
  registeredOn: { column: 's.registered_on', type: 'date', hasNulls: true }, title: { column: 's.title', type: 'text', hasNulls: false },
};
export const sortNames = Object.keys(sorts).flatMap((name) => [name, `-${name}`]);

interface Cursor { readonly v: string | null; readonly id: string }

function decode(cursor: string | undefined): Cursor | null {
  if (cursor === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const { v, id } = parsed as Cursor;
    if (typeof id === 'string' && (v === null || typeof v === 'string')) return { v, id };
  } catch { /* falls through to the refusal */ }
  throw problem(400, 'badCursor', '翻页标记无效，请从第一页重新查询', { errors: [{ field: 'cursor', text: '请去掉 cursor 参数后重新查询' }] });
}

function filters(actor: Actor, query: ListQuery, today: IsoDate): RawBuilder<boolean>[] {
  const where: RawBuilder<boolean>[] = [sql`s.congress_id = ${actor.congressId}`, visibleTo(actor)];
  requirePart(query);
  const states = [...(query.state === undefined ? [] : [query.state]), ...(query.states ?? '').split(',').filter((s) => s !== '')];
  if (states.length > 0) where.push(sql`s.state = any(${states})`);
  // Also what a unit had before its duties went to another one: who looks for its name finds it.
  if (query.unit !== undefined) where.push(sql`exists (select 1 from handling_task f where f.congress_id = s.congress_id and f.suggestion_id = s.id
    and (f.unit_id = ${query.unit} or f.former_units @> jsonb_build_array(jsonb_build_object('unitId', ${query.unit}::text))) and ${isLive('f')})`);
  where.push(...narrowedBy(query), ...joinedBy(query));
  if (query.indicator !== undefined) where.push(suggestionsCounted({ congressId: actor.congressId, today, unitId: shareOf(actor, query.unit) }, query.indicator, query.part ?? 'denominator'));
  if (query.intake !== undefined) where.push(atIntake(query.intake));
  if (query.rated !== undefined) where.push(isRated(query.rated, shareOf(actor, query.unit)));
  if (query.lead !== undefined) where.push(sql`s.lead_person_id = ${query.lead}`);
  if (query.contactChanged === true) where.push(sql`s.contact_since is not null`);
  if (query.publication !== undefined) where.push(publishedAs(actor, query.publication));
  if (query.carried !== undefined) where.push(query.carried ? sql`s.carried_on is not null` : sql`s.carried_on is null`);
  if (query.resultClass !== undefined) where.push(sql`s.overall_class = ${query.resultClass}`);
  if (query.channel !== undefined) where.push(sql`s.entry_channel = ${query.channel}`);
  if (query.isKey !== undefined) where.push(sql`s.is_key = ${query.isKey}`);
  if (query.overdue !== undefined) {
    // A unit is late by its own dates.
    const late = isUnitRole(actor.role)
      ? sql`exists (select 1 from handling_task f where f.congress_id = s.congress_id and f.suggestion_id = s.id and f.unit_id = ${actor.organisationId} and ${isLive('f')} and f.next_due_on < ${today}::date)`
      : sql`s.next_due_on < ${today}::date`;
    where.push(query.overdue ? sql<boolean>`${late}` : sql<boolean>`(${late}) is not true`);
  }
  if (query.mine === true) where.push(sql`(s.lead_person_id = ${actor.personId} or exists (select 1 from co_sponsorship m where m.congress_id = s.congress_id and m.suggestion_id = s.id and m.person_id = ${actor.personId} and m.state <> 'removed'))`);
  if (query.q !== undefined && query.q.trim() !== '') {
    const like = `%${query.q.trim().replace(/[\\%_]/g, '\\$&')}%`;
    where.push(sql`(s.title like ${like} or s.number_label like ${like} or s.lead_name like ${like} or (s.voided_numbers <> '[]' and s.voided_numbers::text like ${like}))`);
  }
  return where;
}

const listed = [
  'id', 'version', 'state', 'title', 'numberLabel', 'number', 'leadName', 'leadDelegationName', 'leadTownshipId', 'leadUnitId', 'leadUnitName', 'category', 'registeredOn', 'assignedOn', 'repliedOn',
  'nextDueOn', 'isKey', 'overallClass', 'firstResult', 'finalResult', 'updatedAt', 'submittedOn', 'entryChannel', 'carriedFrom', 'voidedNumbers',
  'groupRole', 'isRepeated', 'classLetters',
] as const;
/** 会办单位 as they are now; what is only planned nobody but the assigning offices may know, and no list tells it. */
const assistingNames = `case when s.assigned_on is not null and s.lead_unit_id is not null then (select string_agg(u->>'unitName', '、') from jsonb_array_elements(s.plan) u where u->>'role' = 'assisting') end`;
/** The instant as text: to make a Date of each and a text of that again is a twentieth of a list's work. */
const columnsWith = (dueFrom: 's' | 'own'): RawBuilder<unknown> => sql.raw(listed.map((name) => `${name === 'nextDueOn' ? dueFrom : 's'}.${snake(name)}${name === 'updatedAt' ? '::text' : ''} as "${name}"`)
  .concat(`s.motion->>'number' as "motionNumber"`, `${assistingNames} as "assistingNames"`).join(', '));
export const listColumns = columnsWith('s');
/** A unit sees its own dates. */
const ownColumns = columnsWith('own');
/** The same columns once more, out of a query that has selected them. */
export const listedOf = (alias: string): RawBuilder<unknown> => sql.raw([...listed, 'motionNumber', 'assistingNames'].map((name) => `${alias}."${name}"`).join(', '));

/** Where the rows come from. For people of a unit: its tasks, which tell how the unit stands with each (the desk groups by it) and stand in the order of the list. */
interface Source { readonly from: RawBuilder<unknown>; readonly columns: RawBuilder<unknown>; readonly dueOn: string; readonly ownTask: RawBuilder<unknown>; readonly updatedAt: string; readonly id: string }
function sourceFor(actor: Actor): Source {
  if (!isUnitRole(actor.role)) return { from: sql`suggestion s`, columns: listColumns, dueOn: 's.next_due_on', ownTask: sql`null as "taskState", null as "taskRole"`, updatedAt: 's.updated_at', id: 's.id' };
  return {
    from: sql`handling_task own join suggestion s on own.congress_id = ${actor.congressId} and own.unit_id = ${actor.organisationId} and ${isLive('own')} and s.congress_id = own.congress_id and s.id = own.suggestion_id`,
    columns: ownColumns, dueOn: 'own.next_due_on',
    ownTask: sql`own.state as "taskState", own.role as "taskRole"`, updatedAt: 'own.suggestion_updated_at', id: 'own.suggestion_id',
  };
}

/** One page of suggestions in the actor's scope, with the number of all that match. */
export async function listSuggestions(tx: Tx, actor: Actor, query: ListQuery, today: IsoDate): Promise<ListAnswer> {
  const requested = query.sort ?? '-updatedAt';
  const descending = requested.startsWith('-');
  const sort = sorts[requested.replace(/^-/, '')];
  if (sort === undefined) throw problem(400, 'badSort', '不能按此排序', { errors: [{ field: 'sort', text: `请改为 ${sortNames.join('、')} 之一` }] });
  const limit = query.limit ?? 50;
  const where = filters(actor, query, today);
  const source = sourceFor(actor);
  const column = sql.raw(sort.column === 's.updated_at' ? source.updatedAt : sort.column === 's.next_due_on' ? source.dueOn : sort.column);
  const id = sql.raw(source.id);
  const after = decode(query.cursor);
  const paged = [...where];
  if (after !== null) {
    const value = sql`${after.v}::${sql.raw(sort.type)}`;
    const beyond = descending ? sql.raw('<') : sql.raw('>');
    // Nulls come last both ways.
    if (!sort.hasNulls) paged.push(sql`(${column}, ${id}) ${beyond} (${value}, ${after.id})`);
    else paged.push(after.v === null ? sql`(${column} is null and ${id} ${beyond} ${after.id})` : sql`(${column} ${beyond} ${value} or (${column} = ${value} and ${id} ${beyond} ${after.id}) or ${column} is null)`);
  }
  const direction = sql.raw(descending ? 'desc' : 'asc');
  const rows = await rowsOf(tx, sql<Record<string, unknown> & { id: string; state: string; sortValue: string | null; updatedAt: string; nextDueOn: string | null; head: string | null }>`
    select ${source.columns}, ${source.ownTask}, ${sort.column === 's.updated_at' ? sql`null` : sql`(${column})::text`} as "sortValue", ${headHash(actor.congressId)} as head
    from ${source.from} where ${sql.join(paged, sql` and `)} order by ${column} ${direction} ${sort.hasNulls ? sql`nulls last` : sql``}, ${id} ${direction} limit ${limit + 1}`);
  const { limit: _limit, cursor: _cursor, sort: _sort, ...asked } = query;
  const { role, personId, organisationId, townshipId } = actor;
  const total = await countMatching(tx, actor.congressId, [asked, today, role, personId, organisationId, townshipId], rows[0]?.head ?? null, sql`${sql.join(where, sql` and `)}`);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? Buffer.from(JSON.stringify({ v: sort.column === 's.updated_at' ? last.updatedAt : last.sortValue, id: last.id })).toString('base64url') : null;
  return { items: items.map((row) => toItem(actor, row, today)), nextCursor, total };
}

/** `2026-10-19 06:16:06.001+00` as the other instants of the interface are written. */
function instant(text: string): string {
  const [day = '', time = ''] = text.split(' ');
  return `${day}T${time.slice(0, 8)}.${time.startsWith('.', 8) ? time.slice(9, -3).padEnd(3, '0').slice(0, 3) : '000'}Z`;
}

export function toItem(actor: Actor, row: Record<string, unknown> & { id: string; state: string; updatedAt: string; nextDueOn: string | null }, today: IsoDate): ListItem {
  const { sortValue: _sortValue, head: _head, taskState, taskRole, ...fields } = row;
  const task = typeof taskState === 'string' ? { taskState, taskRole, taskStateLabel: workflowOf('handlingTask').states[taskState] ?? taskState } : {};
  return { ...fields, ...task, id: row.id, kind: 'suggestion', updatedAt: instant(row.updatedAt), stateLabel: workflowIn('suggestion', actor).states[row.state] ?? row.state, overdue: row.nextDueOn !== null && row.nextDueOn < today };
}
