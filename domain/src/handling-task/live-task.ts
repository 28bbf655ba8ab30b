import type { CaseFile, HandlingTaskRow, TaskRole } from '../case-file/rows.ts';

/** States of a task that went to another unit, or that nobody needs any more. The row stays: it is a link of the chain. */
export const endedTaskStates = ['reassigned', 'released'] as const;

export const isLiveTask = (task: HandlingTaskRow): boolean => !(endedTaskStates as readonly string[]).includes(task.state);

/** The task of the unit that owes the reply now. */
export const leadTaskOf = (file: CaseFile): HandlingTaskRow | undefined => file.handlingTask.find((task) => task.role === 'lead' && isLiveTask(task));

export const taskRoleLabels: Readonly<Record<TaskRole, string>> = { lead: '主办', assisting: '会办', separate: '分办' };

/** A lead unit and each of several that handle separately owe the deputy a reply; an assisting unit owes the lead unit an opinion. */
export const owesReply = ({ role }: { readonly role: TaskRole }): boolean => role !== 'assisting';

/** The tasks whose replies together answer the suggestion. */
export const replyingTasks = (file: CaseFile): readonly HandlingTaskRow[] => file.handlingTask.filter((task) => owesReply(task) && isLiveTask(task));

/** Tasks on which the unit still owes something that one can ask for. */
export const owingTasks = (file: CaseFile): readonly HandlingTaskRow[] => file.handlingTask.filter((task) => ['assigned', 'accepted', 'inSection', 'rehandling'].includes(task.state));

/** Those among them that somebody may urge: the government office its own units, for the others have their own way (handbook 1.14). */
export const urgedBy = (role: string, file: CaseFile): readonly HandlingTaskRow[] => owingTasks(file).filter((task) => role !== 'governmentOffice' || task.channel === 'government');

export const taskOfUnit = (file: CaseFile, unitId: string): HandlingTaskRow | undefined => file.handlingTask.find((task) => task.unitId === unitId && isLiveTask(task));
