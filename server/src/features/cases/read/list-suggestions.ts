import { workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isUnitRole } from '@luoshi/domain/identity/roles.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql, type RawBuilder } from 'kysely';
import { problem } from '../../../platform/http/problem.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { visibleTo } from '../scope.ts';
import { countMatching, headHash } from './count-matching.ts';

export interface ListQuery {
  readonly state?: string; readonly states?: string; readonly unit?: string; readonly township?: string; readonly session?: string; readonly category?: string; readonly q?: string;
  readonly overdue?: boolean; readonly mine?: boolean; readonly isKey?: boolean; readonly lead?: string; readonly resultClass?: string; readonly sort?: string; readonly limit?: number; readonly cursor?: string;
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
  const states = [...(query.state === undefined ? [] : [query.state]), ...(query.states ?? '').split(',').filter((s) => s !== '')];
  if (states.length > 0) where.push(sql`s.state = any(${states})`);
  if (query.unit !== undefined) where.push(sql`exists (select 1 from handling_task f where f.congress_id = s.congress_id and f.suggestion_id = s.id and f.unit_id = ${query.unit})`);
  if (query.township !== undefined) where.push(sql`s.lead_township_id = ${query.township}`);
  if (query.session !== undefined) where.push(sql`s.session_id = ${query.session}`);
  if (query.category !== undefined) where.push(sql`s.category = ${query.category}`);
  if (query.lead !== undefined) where.push(sql`s.lead_person_id = ${query.lead}`);
  if (query.resultClass !== undefined) where.push(sql`s.overall_class = ${query.resultClass}`);
  if (query.isKey !== undefined) where.push(sql`s.is_key = ${query.isKey}`);
  if (query.overdue !== undefined) where.push(query.overdue ? sql`s.next_due_on < ${today}::date` : sql`(s.next_due_on is null or s.next_due_on >= ${today}::date)`);
  if (query.mine === true) where.push(sql`(s.lead_person_id = ${actor.personId} or exists (select 1 from co_sponsorship m where m.congress_id = s.congress_id and m.suggestion_id = s.id and m.person_id = ${actor.personId} and m.state <> 'removed'))`);
  if (query.q !== undefined && query.q.trim() !== '') {
    const like = `%${query.q.trim().replace(/[\\%_]/g, '\\$&')}%`;
    where.push(sql`(s.title like ${like} or s.number_label like ${like} or s.lead_name like ${like})`);
  }
  return where;
}

export const listColumns = sql.raw(`s.id, s.version, s.state, s.title, s.number_label as "numberLabel", s.number, s.lead_name as "leadName", s.lead_delegation_name as "leadDelegationName",
  s.lead_township_id as "leadTownshipId", s.lead_unit_id as "leadUnitId", s.lead_unit_name as "leadUnitName", s.category, s.registered_on as "registeredOn", s.assigned_on as "assignedOn", s.replied_on as "repliedOn",
  s.next_due_on as "nextDueOn", s.is_key as "isKey", s.overall_class as "overallClass", s.first_result as "firstResult", s.final_result as "finalResult", s.updated_at as "updatedAt", s.submitted_on as "submittedOn"`);

/** For people of a unit: how their own unit stands with it (the desk groups by it). */
function ownTask(actor: Actor): RawBuilder<unknown> {
  if (!isUnitRole(actor.role)) return sql`null as "taskState", null as "taskRole"`;
  const own = sql`from handling_task own where own.congress_id = s.congress_id and own.suggestion_id = s.id and own.unit_id = ${actor.organisationId}`;
  return sql`(select own.state ${own}) as "taskState", (select own.role ${own}) as "taskRole"`;
}

/** One page of suggestions in the actor's scope, with the number of all that match. */
export async function listSuggestions(tx: Tx, actor: Actor, query: ListQuery, today: IsoDate): Promise<ListAnswer> {
  const requested = query.sort ?? '-updatedAt';
  const descending = requested.startsWith('-');
  const sort = sorts[requested.replace(/^-/, '')];
  if (sort === undefined) throw problem(400, 'badSort', '不能按此排序', { errors: [{ field: 'sort', text: `请改为 ${sortNames.join('、')} 之一` }] });
  const limit = query.limit ?? 50;
  const where = filters(actor, query, today);
  const column = sql.raw(sort.column);
  const after = decode(query.cursor);
  const paged = [...where];
  if (after !== null) {
    const value = sql`${after.v}::${sql.raw(sort.type)}`;
    const beyond = descending ? sql.raw('<') : sql.raw('>');
    // Nulls come last both ways.
    if (!sort.hasNulls) paged.push(sql`(${column}, s.id) ${beyond} (${value}, ${after.id})`);
    else paged.push(after.v === null ? sql`(${column} is null and s.id ${beyond} ${after.id})` : sql`(${column} ${beyond} ${value} or (${column} = ${value} and s.id ${beyond} ${after.id}) or ${column} is null)`);
  }
  const direction = sql.raw(descending ? 'desc' : 'asc');
  const { rows } = await sql<Record<string, unknown> & { id: string; state: string; sortValue: string | null; nextDueOn: string | null; head: string | null }>`
    select ${listColumns}, ${ownTask(actor)}, (${column})::text as "sortValue", ${headHash(actor.congressId)} as head
    from suggestion s where ${sql.join(paged, sql` and `)} order by ${column} ${direction} ${sort.hasNulls ? sql`nulls last` : sql``}, s.id ${direction} limit ${limit + 1}`.execute(tx);
  const { limit: _limit, cursor: _cursor, sort: _sort, ...asked } = query;
  const { role, personId, organisationId, townshipId } = actor;
  const total = await countMatching(tx, actor.congressId, [asked, today, role, personId, organisationId, townshipId], rows[0]?.head ?? null, sql`${sql.join(where, sql` and `)}`);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? Buffer.from(JSON.stringify({ v: last.sortValue, id: last.id })).toString('base64url') : null;
  return { items: items.map((row) => toItem(row, today)), nextCursor, total };
}

export function toItem(row: Record<string, unknown> & { id: string; state: string; nextDueOn: string | null }, today: IsoDate): ListItem {
  const { sortValue: _sortValue, head: _head, taskState, taskRole, ...fields } = row;
  const task = typeof taskState === 'string' ? { taskState, taskRole, taskStateLabel: workflowOf('handlingTask').states[taskState] ?? taskState } : {};
  return { ...fields, ...task, id: row.id, kind: 'suggestion', stateLabel: workflowOf('suggestion').states[row.state] ?? row.state, overdue: row.nextDueOn !== null && row.nextDueOn < today };
}
