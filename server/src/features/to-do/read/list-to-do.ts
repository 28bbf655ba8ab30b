import type { ReportTime } from '@luoshi/domain/handling-report/report-time.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { daysBetween, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { readTurns } from '../../cases/public.ts';
import { outsideCases, type OutsideItem } from './outside-cases.ts';

export interface ToDoQuery { readonly limit?: number; readonly cursor?: string; readonly action?: string }

interface Ordered { readonly dueOn: string | null; readonly since: string }
/** Most urgent first, what has no date last, of the same day what has waited longest. */
const byUrgency = (a: Ordered, b: Ordered): number => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.since.localeCompare(b.since);

/** What waits for the actor, most urgent first; groups count everything, not only the page. */
export async function listToDo(tx: Tx, actor: Actor, query: ToDoQuery, today: IsoDate, reportTime: () => Promise<ReportTime>) {
  const limit = query.limit ?? 50;
  const offset = Number(query.cursor ?? '0');
  const outside = await outsideCases(tx, actor, today, reportTime);
  const asked = outside.map((one) => toItem(one, today)).filter((item) => query.action === undefined || item.group === query.action);
  // As many rows of the cases may stand before the page as there are positions before it, less what stands beside the cases.
  const from = Math.max(0, offset - asked.length);
  const { items, groups } = await readTurns(tx, actor, { from, most: offset - from + limit + 1, action: query.action }, today);
  const merged = [...asked, ...items].toSorted(byUrgency).slice(offset - from, offset - from + limit + 1);
  const labelled = [...groupsOf(outside), ...groups].toSorted((a, b) => b.count - a.count);
  const total = labelled.filter((group) => query.action === undefined || group.action === query.action).reduce((sum, group) => sum + group.count, 0);
  return { items: merged.slice(0, limit), nextCursor: merged.length > limit ? String(offset + limit) : null, total, groups: labelled };
}

const groupOf = ({ recordKind, action }: OutsideItem): string => `${recordKind}.${action}`;

function groupsOf(items: readonly OutsideItem[]) {
  return [...Map.groupBy(items, groupOf)].map(([action, of]) => ({ action, label: `${of[0]?.kindLabel ?? ''}：${of[0]?.actionLabel ?? ''}`, count: of.length }));
}

function toItem(item: OutsideItem, today: IsoDate) {
  const { recordKind, recordId, action, actionLabel, stateLabel, title, about, dueOn, year, shownAt } = item;
  return {
    suggestionId: null, recordKind, recordId, action, actionLabel, stateLabel, title, about, year, shownAt, dueOn, since: item.since.toISOString(), href: null, numberLabel: null, leadName: null, unitName: null, promise: null, group: groupOf(item),
    daysLeft: dueOn === null ? null : daysBetween(today, dueOn), overdue: dueOn !== null && dueOn < today,
  };
}
