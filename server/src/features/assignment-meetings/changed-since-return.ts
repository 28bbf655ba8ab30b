import type { PlannedUnit } from '@luoshi/domain/case-file/rows.ts';
import { taskRoleLabels } from '@luoshi/domain/handling-task/live-task.ts';
import { isSamePlan } from '@luoshi/domain/suggestion/at-meeting.ts';

export interface Listed { readonly suggestionId: string; readonly numberLabel: string | null; readonly title: string; readonly plan: readonly PlannedUnit[] }
export interface ChangeOfList { readonly suggestionId: string; readonly numberLabel: string | null; readonly title: string; readonly change: 'added' | 'removed' | 'replanned'; readonly before: string; readonly now: string }

const named = (plan: readonly PlannedUnit[]): string => plan.map((unit) => `${unit.unitName}（${taskRoleLabels[unit.role]}）`).join('、');

/** What is not as it was when the government office sent the plan back; null where it never did. */
export function changedSinceReturn(returned: readonly Listed[] | null, items: readonly Listed[]): ChangeOfList[] | null {
  if (returned === null) return null;
  const [before, now] = [new Map(returned.map((one) => [one.suggestionId, one])), new Set(items.map((one) => one.suggestionId))];
  const line = ({ suggestionId, numberLabel, title }: Listed, change: ChangeOfList['change'], was: readonly PlannedUnit[], is: readonly PlannedUnit[]): ChangeOfList => ({ suggestionId, numberLabel, title, change, before: named(was), now: named(is) });
  return [
    ...items.flatMap((item) => {
      const was = before.get(item.suggestionId);
      if (was === undefined) return [line(item, 'added', [], item.plan)];
      return isSamePlan(was.plan, item.plan) ? [] : [line(item, 'replanned', was.plan, item.plan)];
    }),
    ...returned.filter((one) => !now.has(one.suggestionId)).map((one) => line(one, 'removed', one.plan, [])),
  ];
}
