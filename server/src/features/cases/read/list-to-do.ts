import { workflowIn } from '@luoshi/domain/case-file/kinds.ts';
import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { daysBetween, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { rowsOfEach, type Tx } from '../../../platform/db/database.ts';
import { turnsOfActor } from '../addressed.ts';
import { hrefOf } from '../paths.ts';

interface TurnJson { suggestionId: string; recordKind: CaseKind; recordId: string; action: string; since: Date; dueOn: string | null; title: string; numberLabel: string | null; leadName: string; unitName: string | null; suggestionState: string; promise: string | null }

export interface ToDoQuery { readonly limit?: number; readonly cursor?: string; readonly action?: string }

/** What waits for the actor, most urgent first; groups count everything, not only the page. */
export async function listToDo(tx: Tx, actor: Actor, query: ToDoQuery, today: IsoDate, elsewhere: readonly WaitingElsewhere[] = []) {
  const limit = query.limit ?? 50;
  const offset = Number(query.cursor ?? '0');
  const mine = turnsOfActor(actor);
  const only = query.action === undefined ? sql`true` : sql`t.record_kind || '.' || t.action = ${query.action}`;
  const [groups, rows] = await rowsOfEach<[{ recordKind: CaseKind; action: string; count: number }, TurnJson]>(tx, sql`select t.record_kind as "recordKind", t.action, count(*)::int as count from turn t where ${mine} group by 1, 2 order by 3 desc`, sql`select t.suggestion_id as "suggestionId", t.record_kind as "recordKind", t.record_id as "recordId", t.action, t.since, t.due_on as "dueOn",
      s.title, s.number_label as "numberLabel", s.lead_name as "leadName", s.lead_unit_name as "unitName", s.state as "suggestionState", c.content as promise
    from turn t join suggestion s on s.congress_id = t.congress_id and s.id = t.suggestion_id
    left join commitment c on t.record_kind = 'commitment' and c.congress_id = t.congress_id and c.id = t.record_id
    where ${mine} and ${only} order by t.due_on nulls last, t.since, t.record_id limit ${limit + 1} offset ${offset}`);
  const labelled = groups.map(({ recordKind, action, count }) => ({ action: `${recordKind}.${action}`, label: groupLabel(actor, recordKind, action), count }));
  for (const one of elsewhere) {
    const action = `${one.kind}.${one.action}`;
    const known = labelled.find((group) => group.action === action);
    if (known === undefined) labelled.push({ action, label: `${one.kindLabel}：${one.actionLabel}`, count: 1 }); else known.count += 1;
  }
  const total = labelled.filter((group) => query.action === undefined || group.action === query.action).reduce((sum, group) => sum + group.count, 0);
  // What stands beside the cases is little: all of it comes with the first page.
  const beside = offset > 0 ? [] : elsewhere.filter((one) => query.action === undefined || query.action === `${one.kind}.${one.action}`).map((one) => toOtherItem(one, today));
  const items = [...beside, ...rows.slice(0, limit).map((row) => toItem(actor, row, today))].toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
  return { items, nextCursor: rows.length > limit ? String(offset + limit) : null, total, groups: labelled };
}

/** Work on a record that belongs to no case of its own. */
export interface WaitingElsewhere {
  readonly kind: string; readonly kindLabel: string; readonly recordId: string; /** Where it is shown at a case; otherwise empty. */ readonly suggestionId: string; readonly action: string; readonly actionLabel: string;
  readonly title: string; readonly numberLabel: string | null; readonly leadName: string; readonly unitName: string | null; readonly stateLabel: string; readonly since: string; readonly dueOn: string | null;
}

function toOtherItem({ kind, kindLabel: _kind, ...one }: WaitingElsewhere, today: IsoDate) {
  return { ...one, recordKind: kind, href: '', promise: null, group: `${kind}.${one.action}`, daysLeft: one.dueOn === null ? null : daysBetween(today, one.dueOn), overdue: one.dueOn !== null && one.dueOn < today };
}

function groupLabel(actor: Actor, kind: CaseKind, action: string): string {
  const workflow = workflowIn(kind, actor);
  return `${workflow.label}：${workflow.actions[action] ?? action}`;
}

function toItem(actor: Actor, row: TurnJson, today: IsoDate) {
  const { suggestionState, ...turn } = row;
  return {
    ...turn, since: row.since.toISOString(), href: hrefOf(row.recordKind, row.recordId), actionLabel: workflowIn(row.recordKind, actor).actions[row.action] ?? row.action,
    stateLabel: workflowIn('suggestion', actor).states[suggestionState] ?? suggestionState, group: `${row.recordKind}.${row.action}`,
    daysLeft: row.dueOn === null ? null : daysBetween(today, row.dueOn), overdue: row.dueOn !== null && row.dueOn < today,
  };
}
