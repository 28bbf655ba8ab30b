import type { PlannedUnit, SuggestionRow } from '../case-file/rows.ts';
import { caseName, create, notify, notifySigners, startDeadline, stopDeadlines, type Work } from '../case-file/work.ts';

/** Hands the suggestion to its units: one task each, each with clocks of its own (代表法 51: from 交办之日). */
export function assignUnits(work: Work, record: SuggestionRow): void {
  const { env } = work;
  record.assignedOn = env.today;
  stopDeadlines(work, ['assignment', 'sessionAssignment'], record.id);
  for (const unit of record.plan) addTask(work, unit);
  const lead = record.plan.find((unit) => unit.role === 'lead');
  record.leadUnitId = lead?.unitId ?? null;
  record.leadUnitName = lead?.unitName ?? null;
  notifySigners(work, 'suggestion', record, 'assigned', `建议${caseName(work.file)}已交${lead?.unitName ?? ''}主办`);
}

function addTask(work: Work, unit: PlannedUnit): void {
  const task = create(work, 'handlingTask', 'assigned', 'TaskAssigned', {
    unitId: unit.unitId, unitName: unit.unitName, role: unit.role, channel: unit.channel, assignedOn: work.env.today,
    acceptedOn: null, sectionId: null, sectionName: null, handlerName: null, contactedOn: null, contactNote: null, cycle: 1, urgedCount: 0, repliedOn: null, suggestionUpdatedAt: work.file.suggestion.updatedAt,
  });
  startDeadline(work, { setting: 'receipt', recordKind: 'handlingTask', record: task, unitId: unit.unitId });
  if (unit.role === 'lead') startDeadline(work, { setting: 'reply', recordKind: 'handlingTask', record: task, unitId: unit.unitId });
  notify(work, ['unitLiaison'], 'handlingTask', task, 'assigned', `${caseName(work.file)}已交你单位${unit.role === 'lead' ? '主办' : '会办'}，请签收`);
}
