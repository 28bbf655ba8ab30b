import type { CaseContext, Directory } from '../case-file/context.ts';
import type { CaseFile, HandlingTaskRow } from '../case-file/rows.ts';
import { caseName, type Work } from '../case-file/work.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { Decision } from '../kernel/workflow.ts';
import { standingLinks } from '../suggestion-link/group.ts';
import { isLiveTask } from './live-task.ts';

const movable: readonly string[] = ['assigned', 'accepted', 'inSection', 'returnRequested'];
const actionFor = (task: HandlingTaskRow): string => (task.state === 'returnRequested' ? 'agreeReturn' : 'reassign');

/** The unit's tasks in the members of the group whose principal is at hand; what is answered already stays with its unit. */
function tasksOfMembers(file: CaseFile, record: HandlingTaskRow, directory: Directory): readonly { readonly member: CaseFile; readonly task: HandlingTaskRow }[] {
  // Each number is rated for itself: what one of them has to do again is no matter of the others.
  if (record.cycle > 1) return [];
  return standingLinks(file, 'member').flatMap(({ otherId }) => {
    const member = directory.otherCase(otherId);
    const task = member?.handlingTask.find((each) => each.unitId === record.unitId && each.role === record.role && isLiveTask(each) && movable.includes(each.state));
    return member === undefined || task === undefined ? [] : [{ member, task }];
  });
}

/** A group changes its unit as one: what stands in the way of one number stands in the way of all, and is told. */
export function changeInGroupRule(context: CaseContext<HandlingTaskRow>, body: unknown, decide: (action: string, state: string, context: CaseContext<HandlingTaskRow>, body: unknown) => Decision): Refusal[] {
  return tasksOfMembers(context.file, context.record, context.directory).flatMap(({ member, task }) => {
    const decision = decide(actionFor(task), task.state, { ...context, file: member, record: task }, body);
    return decision.ok ? [] : decision.refusals.map(({ code, text }) => refusal(code, `并案的${caseName(member)}：${text}`, '/unitId'));
  });
}

export function changeInGroup(work: Work, record: HandlingTaskRow, body: unknown): void {
  for (const { member, task } of tasksOfMembers(work.file, record, work.env.directory)) work.elsewhere(member, 'handlingTask', task, actionFor(task), body, 'actor');
}
