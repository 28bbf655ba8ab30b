import { nameLead } from './hand-over.ts';
import type { CaseFile, HandlingTaskRow } from '../case-file/rows.ts';

/** Promises that are settled were settled under the old name, and stay so. */
const openPromises: readonly string[] = ['undertaken', 'underWay', 'claimed', 'changeProposed', 'broken', 'explained'];

/** The new name goes to the task and to what of it is still open; letters that went out and what is settled keep the name of their day. */
export function renameUnit(file: CaseFile, task: HandlingTaskRow, newName: string): void {
  task.unitName = newName;
  const { suggestion } = file;
  if (suggestion.plan.some((unit) => unit.unitId === task.unitId)) {
    suggestion.plan = suggestion.plan.map((unit) => (unit.unitId === task.unitId ? { ...unit, unitName: newName } : unit));
    nameLead(suggestion);
  }
  for (const opinion of file.assistingOpinion) if (opinion.taskId === task.id && opinion.state !== 'delivered') opinion.unitName = newName;
  for (const promise of file.commitment) if (promise.taskId === task.id && openPromises.includes(promise.state)) promise.unitName = newName;
}
