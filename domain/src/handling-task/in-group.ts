import type { CaseContext, Directory, ProcessActor } from '../case-file/context.ts';
import type { CaseFile, HandlingTaskRow } from '../case-file/rows.ts';
import { caseName, type Work } from '../case-file/work.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { Decision } from '../kernel/workflow.ts';
import { isMember, membersOf, standingLinks } from '../suggestion-link/group.ts';
import type { SuggestionBodies } from '../suggestion/bodies.ts';
import { isLiveTask, owesReply, taskOfUnit } from './live-task.ts';

const movable: readonly string[] = ['assigned', 'accepted', 'inSection', 'returnRequested'];
const actionFor = (task: HandlingTaskRow): string => (task.state === 'returnRequested' ? 'agreeReturn' : 'reassign');

/** Who replies for one number of a group replies for all: a member goes with its principal, by the process, and never alone. */
export function movesWithPrincipal({ file, record, actor }: CaseContext<HandlingTaskRow>): Refusal | null {
  return actor.role !== 'process' && owesReply(record) && isMember(file) ? refusal('movesWithPrincipal', '本件已并案，承办单位随主案。请在主案上调整，或者先解除并案') : null;
}

const processOf = ({ congressId }: CaseFile): ProcessActor => ({ congressId, role: 'process', name: '流程' });

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
    const decision = decide(actionFor(task), task.state, { ...context, file: member, record: task, actor: processOf(member) }, body);
    return decision.ok ? [] : decision.refusals.map(({ code, text }) => refusal(code, `并案的${caseName(member)}：${text}`, '/unitId'));
  });
}

export function changeInGroup(work: Work, record: HandlingTaskRow, body: unknown): void {
  for (const { member, task } of tasksOfMembers(work.file, record, work.env.directory)) work.elsewhere(member, 'handlingTask', task, actionFor(task), body);
}

/** A unit more for the principal is one more for each member that has not got it; a plan that still waits for its second signature is not changed behind the signer's back. */
export function addInGroupRule({ file, directory }: CaseContext): Refusal[] {
  return standingLinks(file, 'member').flatMap(({ otherId }) => {
    const member = directory.otherCase(otherId);
    return member?.suggestion.state === 'awaitingJointAssignment' ? [refusal('memberWaits', `并案的${caseName(member)}还待政府办会签交办，请会签以后再增加承办单位`, '/unitIds')] : [];
  });
}

export function addInGroup(work: Work, { unitIds, reason }: SuggestionBodies['addUnits']): void {
  for (const member of membersOf(work)) {
    const missing = unitIds.filter((id) => taskOfUnit(member, id) === undefined);
    if (['handling', 'rehandling'].includes(member.suggestion.state) && missing.length > 0) work.elsewhere(member, 'suggestion', member.suggestion, 'addUnits', { unitIds: missing, reason });
  }
}
