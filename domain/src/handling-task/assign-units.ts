import type { UnitInfo } from '../case-file/context.ts';
import type { HandlingTaskRow, PlannedUnit, SuggestionRow } from '../case-file/rows.ts';
import { formatChineseDate, type IsoDate } from '../kernel/dates.ts';
import { caseName, create, notify, notifySigners, startDeadline, stopDeadlines, type Work } from '../case-file/work.ts';
import { owesReply, taskRoleLabels } from './live-task.ts';
import { openReturnRight } from './return-right.ts';
import { openConsultation } from '../consultation/valid-consultation.ts';

export const plannedUnit = ({ id, name, channel }: UnitInfo, role: PlannedUnit['role']): PlannedUnit => ({ unitId: id, unitName: name, role, channel });

/**
 * Hands the suggestion to its units: one task each, each with clocks of its own (代表法 51: from 交办之日). That is the day of the meeting
 * where it was handed over at one, also for what is written down after midnight.
 */
export function assignUnits(work: Work, record: SuggestionRow, on: IsoDate = work.env.today): void {
  record.assignedOn = on;
  stopDeadlines(work, ['assignment', 'sessionAssignment'], record.id);
  for (const unit of record.plan) addTask(work, unit, undefined, on);
  notifySigners(work, 'suggestion', record, 'assigned', `建议${caseName(work.file)}已交${record.leadUnitName ?? ''}${record.plan.some((unit) => unit.role === 'separate') ? '分别办理' : '主办'}`);
}

/** A task for a unit; `before` is the task that it takes over, perhaps in the middle of a re-handling, which then goes on with this one. */
export function addTask(work: Work, unit: PlannedUnit, before?: { readonly from: HandlingTaskRow; readonly reason: string; readonly rehandles?: boolean }, on: IsoDate = work.env.today): void {
  const rehandles = before?.rehandles === true ? before.from.rehandlesId ?? before.from.id : null;
  const task = create(work, 'handlingTask', 'assigned', 'TaskAssigned', {
    unitId: unit.unitId, unitName: unit.unitName, role: unit.role, channel: unit.channel, formerUnits: [], joinedIntoId: null, countsForUnitId: null, assignedOn: on,
    acceptedOn: null, sectionId: null, sectionName: null, handlerName: null, contactedOn: null, contactNote: null, cycle: rehandles === null ? 1 : before?.from.cycle ?? 1, rehandlesId: rehandles, urgedCount: 0, supervision: [], repliedOn: null, nextDueOn: null, suggestionUpdatedAt: work.file.suggestion.updatedAt,
    returnState: null, returnGround: null, returnReason: null, returnAnswer: null, endedOn: null, endedReason: null,
    takesOverId: before?.from.id ?? null, takesOverFromName: before?.from.unitName ?? null, takesOverReason: before?.reason ?? null,
    extensionState: null, extensionGround: null, extensionReason: null, extensionAnswer: null, extensionDecidedBy: null, extensionDecidedOn: null, objectionState: null, objection: null, objectionAnswer: null,
    disputeState: null, disputeStatement: null, disputeGround: null, disputeProposal: null, disputeSignedBy: null, disputeAnswer: null,
  });
  startDeadline(work, { setting: 'receipt', recordKind: 'handlingTask', record: task, unitId: unit.unitId, startedOn: on });
  // Runs from 交办之日 even where a place counts from receipt: the national limit would cut it there anyway (代表法 51).
  if (rehandles !== null) startDeadline(work, { setting: 'rehandledReply', recordKind: 'handlingTask', record: task, unitId: unit.unitId, startedOn: on });
  else if (owesReply(unit)) startDeadline(work, { setting: 'reply', recordKind: 'handlingTask', record: task, unitId: unit.unitId, startedOn: on, nationalStartedOn: on });
  startFromAssignment(work, task);
  const { dueOn: returnBy } = openReturnRight(work, task);
  notify(work, ['unitLiaison'], 'handlingTask', task, 'assigned', `${caseName(work.file)}已交你单位${taskRoleLabels[unit.role]}，请签收；不属于本单位职责的，可以在${formatChineseDate(returnBy, 'short')}以前申请退办`);
}

/** What a unit owes before its reply: an assisting one its opinion, the others their first word to the deputy. */
const ownDuty = (task: HandlingTaskRow) => (owesReply(task) ? 'firstContact' : 'assistingOpinion');

/** Where the place counts from 交办之日 (重庆 20) the clock runs before anybody has signed. */
function startFromAssignment(work: Work, task: HandlingTaskRow): void {
  const setting = ownDuty(task);
  if (work.env.settings[setting].startEvent === 'assigned') startDeadline(work, { setting, recordKind: 'handlingTask', record: task, unitId: task.unitId, startedOn: task.assignedOn, nationalStartedOn: task.assignedOn });
}

/** With receipt begins what counts from it; a clock that runs from 交办之日 already goes on, and a late receipt takes nothing off. */
export function startFromReceipt(work: Work, task: HandlingTaskRow): void {
  const setting = ownDuty(task);
  if (work.file.deadline.some((clock) => clock.recordId === task.id && clock.kind === setting)) return;
  const startedOn = work.env.settings[setting].startEvent === 'assigned' ? task.assignedOn : work.env.today;
  startDeadline(work, { setting, recordKind: 'handlingTask', record: task, unitId: task.unitId, startedOn, nationalStartedOn: task.assignedOn });
}

/** A talk still open when its round of handling ends can no longer count for it; nobody is asked about it any more. */
export function lapseConsultations(work: Work, record: HandlingTaskRow): void {
  for (let open = openConsultation(work.file, record); open !== undefined; open = openConsultation(work.file, record)) work.follow('consultation', open, 'lapse');
}
