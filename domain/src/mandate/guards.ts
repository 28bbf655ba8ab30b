import type { CaseContext } from '../case-file/context.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';

export const unsubmittedStates: readonly string[] = ['draft', 'awaitingCoSponsors', 'handingOver'];
/** States in which somebody must be there to be spoken to. */
export const contactStates: readonly string[] = [
  'returned', 'underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'reviewed', 'registered', 'awaitingJointAssignment', 'handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'reported', 'archived',
];

export function hasContact({ record }: CaseContext<SuggestionRow>): Refusal | null {
  return record.contactPersonId === null ? refusal('noContact', '已经登记为没有联系代表') : null;
}

/** Nobody's suggestion is passed on while they are a deputy. */
export function mandateEnded({ record, directory }: CaseContext<SuggestionRow>): Refusal[] {
  return record.contactPersonId !== null && directory.hasMandate(record.contactPersonId) ? [refusal('stillDeputy', '联系代表仍在任，不能变更', '/reason')] : [];
}

/** Talking and rating need somebody; without anybody left the unit answers without a talk (登记“代表均已不在任”). */
export function deputyLeft({ file }: CaseContext): Refusal | null {
  return file.suggestion.contactPersonId === null ? refusal('noDeputyLeft', '提出建议的代表均已不在任，不必面商；签发答复时选“代表均已不在任”') : null;
}
