import { workflowIn } from '@luoshi/domain/case-file/kinds.ts';
import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { daysBetween, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { rowsOfEach, type Tx } from '../../../platform/db/database.ts';
import { turnsOfActor } from '../addressed.ts';
import { hrefOf } from '../paths.ts';

interface TurnJson { suggestionId: string; recordKind: CaseKind; recordId: string; action: string; since: Date; dueOn: string | null; title: string; numberLabel: string | null; leadName: string; unitName: string | null; suggestionState: string; promise: string | null }

export interface TurnsWanted { readonly from: number; readonly most: number; readonly action?: string | undefined }

/** What of the cases waits for the actor, most urgent first; groups count everything, not only what is asked for. */
export async function readTurns(tx: Tx, actor: Actor, { from, most, action }: TurnsWanted, today: IsoDate) {
  // Turns are made by acts; whoever kept silent until the last day may say nothing any more, and nothing waits for them.
  const mine = sql`${turnsOfActor(actor)} and not (t.record_kind = 'mediation' and t.action = 'answerOpinion' and t.due_on < ${today})`;
  const only = action === undefined ? sql`true` : sql`t.record_kind || '.' || t.action = ${action}`;
  const [groups, rows] = await rowsOfEach<[{ recordKind: CaseKind; action: string; count: number }, TurnJson]>(tx, sql`select t.record_kind as "recordKind", t.action, count(*)::int as count from turn t where ${mine} group by 1, 2 order by 3 desc`, sql`select t.suggestion_id as "suggestionId", t.record_kind as "recordKind", t.record_id as "recordId", t.action, t.since, t.due_on as "dueOn",
      s.title, s.number_label as "numberLabel", s.lead_name as "leadName", coalesce(h.unit_name, s.lead_unit_name) as "unitName", s.state as "suggestionState", c.content as promise
    from turn t join suggestion s on s.congress_id = t.congress_id and s.id = t.suggestion_id
    left join handling_task h on t.record_kind = 'handlingTask' and h.congress_id = t.congress_id and h.id = t.record_id
    left join commitment c on t.record_kind = 'commitment' and c.congress_id = t.congress_id and c.id = t.record_id
    where ${mine} and ${only} order by t.due_on nulls last, t.since, t.record_id limit ${most} offset ${from}`);
  return { items: rows.map((row) => toItem(actor, row, today)), groups: groups.map((group) => ({ action: `${group.recordKind}.${group.action}`, label: groupLabel(actor, group.recordKind, group.action), count: group.count })) };
}

function groupLabel(actor: Actor, kind: CaseKind, action: string): string {
  const workflow = workflowIn(kind, actor);
  return `${workflow.label}：${workflow.actions[action] ?? action}`;
}

function toItem(actor: Actor, row: TurnJson, today: IsoDate) {
  const { suggestionState, ...turn } = row;
  return {
    ...turn, about: null, since: row.since.toISOString(), href: hrefOf(row.recordKind, row.recordId), actionLabel: workflowIn(row.recordKind, actor).actions[row.action] ?? row.action,
    stateLabel: workflowIn('suggestion', actor).states[suggestionState] ?? suggestionState, group: `${row.recordKind}.${row.action}`,
    daysLeft: row.dueOn === null ? null : daysBetween(today, row.dueOn), overdue: row.dueOn !== null && row.dueOn < today,
  };
}
