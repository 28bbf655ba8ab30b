import type { HandlingTaskRow } from '../case-file/rows.ts';
import { caseName, notify, type Work } from '../case-file/work.ts';

/** A reminder goes to whoever can move the matter in the unit, its head too. */
export function tellUrged(work: Work, task: HandlingTaskRow, note: string): void {
  notify(work, ['unitLiaison', 'unitSection', 'unitHead'], 'handlingTask', task, 'urged', `${work.env.actor.name}催办${caseName(work.file)}：${note}`);
}
