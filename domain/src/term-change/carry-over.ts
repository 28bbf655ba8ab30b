import type { SuggestionRow } from '../case-file/rows.ts';
import { caseName, notify, notifySigners, type Work } from '../case-file/work.ts';
import { isLiveTask } from '../handling-task/live-task.ts';
import type { IsoDate } from '../kernel/dates.ts';

export interface CarryBody { readonly termName: string; readonly closedOn: IsoDate }

/** Nothing of the case changes but that it is marked: clocks, units and promises go on as they were (上海规定 19: 换届后继续办理并答复提出人). */
export function carryOver(work: Work, record: SuggestionRow, { termName, closedOn }: CarryBody): void {
  record.carriedFrom = termName;
  record.carriedOn = closedOn;
  const name = caseName(work.file);
  for (const task of work.file.handlingTask.filter(isLiveTask)) notify(work, ['unitLiaison', 'unitHead'], 'handlingTask', task, 'carriedOver', `${termName}已经换届，${name}没有办完的，由你单位继续在期限内办理并答复提出人`);
  notifySigners(work, 'suggestion', record, 'carriedOver', `${termName}已经换届，您提出的建议${name}转入下一届继续办理，结果照样告知您`);
}
