import type { CaseFile, HandlingTaskRow } from '../case-file/rows.ts';

/** States of a task that went to another unit, or that nobody needs any more. The row stays: it is a link of the chain. */
export const endedTaskStates = ['reassigned', 'released'] as const;

export const isLiveTask = (task: HandlingTaskRow): boolean => !(endedTaskStates as readonly string[]).includes(task.state);

/** The task of the unit that owes the reply now. */
export const leadTaskOf = (file: CaseFile): HandlingTaskRow | undefined => file.handlingTask.find((task) => task.role === 'lead' && isLiveTask(task));
