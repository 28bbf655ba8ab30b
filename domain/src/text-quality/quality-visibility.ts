/** Who may see what is said of the writing; denied unless named. The server's SQL scopes are the twin, held equal by a test. */
import type { Actor } from '../identity/actor.ts';
import type { RoleId } from '../identity/roles.ts';
import type { CompilationReceiptRow, ExcellentSelectionRow, WritingRubricRow, WritingScoreRow } from './quality-rows.ts';
import { reviewsAreOver } from './writing-score.ts';

/** The two offices that review every suggestion; presidiums review their own township's. */
export const reviewersOfAll: readonly RoleId[] = ['deputyAffairs', 'committeeOffice'];
const isTheirTownship = (actor: Actor, townshipId: string | null): boolean => actor.role === 'townshipPresidium' && townshipId !== null && actor.townshipId === townshipId;

/** By what they are judged is open to those who write as to those who judge. */
export const readersOfRubrics: readonly RoleId[] = ['deputy', 'townshipPresidium', ...reviewersOfAll];
export const canSeeRubric = (actor: Actor, _rubric: Pick<WritingRubricRow, 'state'>): boolean => readersOfRubrics.includes(actor.role);

/** A sheet is the reviewers' own: deputies see what comes of all sheets, units and everybody else nothing. */
export const canSeeScore = (actor: Actor, sheet: Pick<WritingScoreRow, 'leadTownshipId'>): boolean => reviewersOfAll.includes(actor.role) || isTheirTownship(actor, sheet.leadTownshipId);

/** Averages are for the deputy who wrote it, when nobody's judgement can be moved by them any more. */
export const canSeeAverages = (actor: Actor, suggestion: { readonly leadPersonId: string; readonly state: string }): boolean =>
  actor.role === 'deputy' && actor.personId === suggestion.leadPersonId && reviewsAreOver(suggestion.state);

/** Until it is published a selection is the two offices'; afterwards it is a model for those who write, never a paper of the units. */
export const readersOfSelections: readonly RoleId[] = ['deputy', 'townshipPresidium', 'councilMember', 'committeeMember', 'specialCommittee'];
export const canSeeSelection = (actor: Actor, selection: Pick<ExcellentSelectionRow, 'state'>): boolean =>
  reviewersOfAll.includes(actor.role) || (selection.state === 'published' && readersOfSelections.includes(actor.role));

export const canSeeReceipt = (actor: Actor, receipt: Pick<CompilationReceiptRow, 'personId' | 'townshipId'>): boolean =>
  reviewersOfAll.includes(actor.role) || isTheirTownship(actor, receipt.townshipId) || (actor.role === 'deputy' && actor.personId === receipt.personId);
