import type { PlannedUnit, PlanRow, UnitChoice } from '../../api/assignment-day.ts';

/** The choice that a kept plan stands for. */
export function choiceOf(plan: readonly PlannedUnit[], note: string | null): UnitChoice | null {
  const [first, ...others] = plan;
  if (first === undefined) return null;
  return { leadUnitId: first.unitId, assistingUnitIds: others.map((unit) => unit.unitId), ...(first.role === 'separate' ? { separately: true } : {}), ...(note === null ? {} : { note }) };
}

/** What is recommended as a whole: the first unit leads, those that mostly assisted in like cases assist. */
export function recommendedChoice(row: PlanRow): UnitChoice | null {
  const lead = row.lead[0];
  return lead === undefined ? null : { leadUnitId: lead.unitId, assistingUnitIds: row.assisting.filter((unit) => unit.unitId !== lead.unitId).map((unit) => unit.unitId) };
}

/** The same choice with another unit in the lead. */
export function withLead(choice: UnitChoice | null, leadUnitId: string): UnitChoice {
  return { ...choice, leadUnitId, assistingUnitIds: (choice?.assistingUnitIds ?? []).filter((id) => id !== leadUnitId) };
}
