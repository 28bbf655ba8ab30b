import type { CaseContext } from '../case-file/context.ts';
import type { PlannedUnit, SuggestionRow } from '../case-file/rows.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';

type Ctx = CaseContext<SuggestionRow>;

const meetingIdOf = (body: unknown): string => (body as { readonly meetingId?: string } | undefined)?.meetingId ?? '';

/** Only the units and what they are to do count; their names may have been put right meanwhile. */
export const isSamePlan = (one: readonly PlannedUnit[], other: readonly PlannedUnit[]): boolean =>
  one.length === other.length && one.every((unit, index) => unit.unitId === other[index]?.unitId && unit.role === other[index].role);

/**
 * Government units are assigned jointly with the government office, the others by the congress alone (浙江规定 11). The office signs the
 * plan of a whole meeting beforehand; what was changed since then it has not signed.
 */
export function needsNoSignature({ record, directory }: Ctx, body: unknown): boolean {
  if (record.plan.every((unit) => unit.channel === 'direct')) return true;
  const signed = directory.meeting(meetingIdOf(body))?.signedPlan ?? null;
  return signed !== null && isSamePlan(signed, record.plan);
}

export function meetingRule({ directory }: Ctx, body: unknown): Refusal[] {
  const meeting = directory.meeting(meetingIdOf(body));
  if (meeting?.state !== 'held') return [refusal('meetingNotHeld', '没有这次交办会，或者它还没有召开', '/meetingId')];
  return meeting.isListed ? [] : [refusal('notListed', '这件建议没有列入这次交办会，请先列入', '/meetingId')];
}
