/** Who may see what. The SQL scopes of the server are the twin of these rules; a property test keeps them equal. */
import type { Actor } from './identity/actor.ts';
import { isLiveTask } from './handling-task/live-task.ts';
import { isUnitRole } from './identity/roles.ts';
import { isConducting } from './identity/township-congress.ts';
import { isSettledEvaluation } from './suggestion/guards.ts';
import type { CaseFile, CaseKind, DeadlineRow, EvaluationRow, PublicationRow, RecordBase } from './case-file/rows.ts';

/** States before a suggestion has a number: a matter between the deputy and the reviewers. */
export const unregisteredStates = ['draft', 'awaitingCoSponsors', 'handingOver', 'returned', 'underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'reviewed', 'declined', 'withdrawn', 'discarded'] as const;
const privateStates: readonly string[] = ['draft', 'awaitingCoSponsors', 'handingOver', 'discarded'];

const everRegistered = (file: CaseFile) => file.suggestion.registeredOn !== null;
/** To deputies who did not sign it and to other townships: not while the identity of its deputies is kept. */
const isOpenToOthers = (file: CaseFile) => everRegistered(file) && file.suggestion.identityKeptOn === null;
const everSubmitted = (file: CaseFile) => file.suggestion.submittedOn !== null && !privateStates.includes(file.suggestion.state);

/** A draft that its author hands on is seen by the deputy who is asked to take it, and by the office only where the author left it to the office. */
const isPassedTo = (actor: Actor, { suggestion }: CaseFile) => suggestion.state === 'handingOver' && ((actor.role === 'deputy' && suggestion.heirPersonId === actor.personId)
  || (suggestion.handOverTo === 'office' && isConducting(actor) && (actor.role === 'deputyAffairs' || actor.townshipId === suggestion.leadTownshipId)));

/** May the actor see the suggestion at all? Not visible answers like not existing. */
export function canSee(actor: Actor, file: CaseFile): boolean {
  if (actor.congressId !== file.congressId) return false;
  const { suggestion } = file;
  if (isUnitRole(actor.role)) return file.handlingTask.some((task) => task.unitId === actor.organisationId && isLiveTask(task));
  if (isPassedTo(actor, file)) return true;
  switch (actor.role) {
    case 'deputy':
      // Who need not know who raised it does not see it at all: a name stands in too many places to be taken out of each (山东条例 11).
      // A deputy may watch progress at any time (河南办法 26): own drafts, invitations to sign, and whatever has a number.
      return suggestion.leadPersonId === actor.personId || file.coSponsorship.some((c) => c.personId === actor.personId && c.state !== 'removed') || isOpenToOthers(file);
    case 'townshipPresidium':
      return isOpenToOthers(file) || ((everSubmitted(file) || everRegistered(file)) && suggestion.leadTownshipId !== null && suggestion.leadTownshipId === actor.townshipId);
    case 'deputyAffairs':
    case 'committeeOffice':
      return everSubmitted(file) || everRegistered(file);
    case 'councilMember': case 'committeeMember': case 'specialCommittee': case 'governmentOffice': case 'countyLeader':
      return everRegistered(file);
    default:
      return false;
  }
}

/** The offices that hand suggestions over: who is thought of for a case is theirs alone until it goes out. */
export const isAssigningOffice = ({ role }: Actor): boolean => role === 'deputyAffairs' || role === 'governmentOffice';

/** Whether the units planned for a suggestion may be shown: before it is handed over to the assigning offices alone. */
export const canSeePlan = (actor: Actor, { suggestion }: CaseFile): boolean => suggestion.state !== 'registered' || isAssigningOffice(actor);

/** Within a visible case, may the actor see this record? */
export function canSeeRecord(actor: Actor, file: CaseFile, kind: CaseKind, record: RecordBase): boolean {
  if (!canSee(actor, file)) return false;
  switch (kind) {
    case 'evaluation': return canSeeEvaluation(actor, record as EvaluationRow);
    case 'reply': case 'assistingOpinion': {
      if (record.state === 'delivered' || record.state === 'replaced') return true;
      // Papers inside a unit are the unit's own until they go out.
      return isUnitRole(actor.role) && (record as RecordBase & { unitId: string }).unitId === actor.organisationId;
    }
    case 'publication': {
      // Until it is decided it is between the deputy, who wishes, and the office: when a wish was said could tell others that there is a rating.
      const isOwn = actor.role === 'deputy' && (file.suggestion.leadPersonId === actor.personId || file.suggestion.contactPersonId === actor.personId);
      return (record as PublicationRow).decidedOn !== null || isConducting(actor) || isOwn;
    }
    case 'termExplanation':
      // Until it is told to the proposers it is between the unit and whoever checks it.
      return record.state === 'sent' || isConducting(actor) || (isUnitRole(actor.role) && (record as RecordBase & { unitId: string }).unitId === actor.organisationId);
    case 'deadline': {
      // When the clock of a rating stopped tells that there is a rating: it is seen by whom the rating is.
      const clock = record as DeadlineRow;
      // Until when a unit may ask to give the task back is between it and whoever decides.
      if (clock.kind === 'returnRequest' && actor.role === 'deputy') return false;
      const rated = clock.recordKind === 'evaluation' ? file.evaluation.find((e) => e.id === clock.recordId) : undefined;
      return clock.recordKind !== 'evaluation' || (rated !== undefined && canSeeEvaluation(actor, rated));
    }
    default: return true;
  }
}

/** An envelope between the close of its round and the word of the second person. */
const openingStates: readonly string[] = ['awaitingOpening', 'readingProposed'];

/**
 * The embargo: until a rating is disclosed only its rater sees it, and that it exists is known to the rater and to the
 * office that runs the suggestions (who remind). Units and the government see nothing of it, not even that there is one.
 * What the end of a round leaves behind (disclosed, not answered, nobody to rate) is open to all who see the case.
 */
export function canSeeEvaluation(actor: Actor, evaluation: EvaluationRow): boolean {
  if (isSettledEvaluation(evaluation.state)) return true;
  if (evaluation.raterPersonId === actor.personId && actor.role === 'deputy') return true;
  // The round is over: whoever bears witness to an opened envelope has to see it.
  return isConducting(actor) || (actor.role === 'committeeOffice' && openingStates.includes(evaluation.state));
}

/** What deputies settle among themselves, to take over a draft or to withdraw, is theirs who signed and the offices' that review: no unit's, and no other deputy's. */
export function canSeeAmongDeputies(actor: Actor, file: CaseFile): boolean {
  const { suggestion, coSponsorship } = file;
  if (actor.role === 'deputy') return [suggestion.leadPersonId, suggestion.contactPersonId].includes(actor.personId) || (suggestion.state === 'handingOver' && suggestion.heirPersonId === actor.personId) || coSponsorship.some((c) => c.personId === actor.personId && c.state !== 'removed');
  return isConducting(actor) || actor.role === 'committeeOffice' || (actor.role === 'townshipPresidium' && actor.townshipId !== null && actor.townshipId === suggestion.leadTownshipId);
}

/** Whether the levels themselves may be shown: before disclosure to the rater alone. */
export function canSeeLevels(actor: Actor, evaluation: EvaluationRow): boolean {
  return evaluation.state === 'disclosed' || (evaluation.state === 'readingProposed' && (isConducting(actor) || actor.role === 'committeeOffice')) || (evaluation.raterPersonId === actor.personId && actor.role === 'deputy');
}

/** Earlier texts and reviewers' changes are between the deputy and the three levels of review. */
export function canSeeTextVersions(actor: Actor, file: CaseFile): boolean {
  if (!canSee(actor, file)) return false;
  if (actor.role === 'deputy') return actor.personId === file.suggestion.leadPersonId;
  return actor.role === 'deputyAffairs' || actor.role === 'committeeOffice' || (actor.role === 'townshipPresidium' && actor.townshipId !== null && actor.townshipId === file.suggestion.leadTownshipId);
}
