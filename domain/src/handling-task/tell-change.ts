import { placeOf } from '../case-file/place-of-case.ts';
import type { CaseKind, HandlingTaskRow, PlannedUnit, RecordBase } from '../case-file/rows.ts';
import { caseName, notify, type Work } from '../case-file/work.ts';
import { isOfTownshipCongress } from '../identity/township-congress.ts';
import { isLiveTask, leadTaskOf, owesReply, taskRoleLabels } from './live-task.ts';

type Named = Pick<PlannedUnit, 'channel'>;

/** The government's units are assigned by two offices together (浙江规定 11): what one of them does alone the other hears. */
export function tellOtherOffice(work: Work, units: readonly Named[], kind: CaseKind, record: RecordBase, topic: string, text: string): void {
  if (isOfTownshipCongress(placeOf(work.file))) return;
  if (work.env.actor.role === 'governmentOffice') notify(work, ['deputyAffairs'], kind, record, topic, text);
  else if (units.some((unit) => unit.channel === 'government')) notify(work, ['governmentOffice'], kind, record, topic, text);
}

/** A unit went and another came, or none: told to whoever works with it or waits for it. The two units and, where the lead changed, the signers are told by the hand-over. */
export function tellChange(work: Work, record: HandlingTaskRow, nextId: string | undefined, reason: string): void {
  const { file } = work;
  const next = nextId === undefined ? undefined : file.handlingTask.find((task) => task.unitId === nextId && isLiveTask(task));
  const text = `${caseName(file)}的${taskRoleLabels[record.role]}单位${record.unitName}${next === undefined ? '不再承办' : `改为${next.unitName}`}：${reason}`;
  tellOtherOffice(work, [record, ...(next === undefined ? [] : [next])], 'handlingTask', record, 'reassigned', text);
  if (owesReply(record)) {
    for (const task of file.handlingTask) if (isLiveTask(task) && task !== next && task.takesOverId !== record.id) notify(work, ['unitLiaison', 'unitSection'], 'handlingTask', task, 'reassigned', text);
    return;
  }
  notify(work, ['leadSponsor'], 'suggestion', file.suggestion, 'reassigned', text);
  const lead = leadTaskOf(file);
  if (lead !== undefined) notify(work, ['unitLiaison', 'unitSection'], 'handlingTask', lead, 'reassigned', text);
}
