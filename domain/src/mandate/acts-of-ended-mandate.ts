/** What the end of a deputy's mandate does to a case: acts of the system, in the order in which they are to be done. */
import type { Command } from '../case-file/perform.ts';
import type { CaseFile } from '../case-file/rows.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { isAsked, silentSigners } from '../withdrawal/withdrawal.ts';
import { isUntaken } from './hand-over-draft.ts';
import { contactStates, unsubmittedStates } from './guards.ts';

/** `sessionDueOn`: until when the coming session takes suggestions, for a draft that is meant for it. */
export interface EndedMandate { readonly personId: string; readonly reason: string; readonly endedOn: IsoDate; readonly sessionDueOn?: IsoDate }

/** Looks at what is there and notes nothing of its own: run again, it finds nothing left to do. */
export function actsOnEndedMandate(file: CaseFile, { personId, reason, endedOn, sessionDueOn }: EndedMandate, hasSuccessor: boolean): Command[] {
  const { suggestion } = file;
  const lapsed = file.coSponsorship.filter((c) => c.personId === personId && c.state === 'invited' && (contactStates.includes(suggestion.state) || unsubmittedStates.includes(suggestion.state)))
    .map((record): Command => ({ kind: 'coSponsorship', record, action: 'lapse', body: {} }));
  // Whose mandate has ended is not waited for where everybody who signed must agree.
  if (isAsked(file)) lapsed.push(...silentSigners(file).filter((c) => c.personId === personId).map((record): Command => ({ kind: 'coSponsorship', record, action: 'excuseFromWithdrawal', body: {} })));
  // Whoever was asked to take somebody's draft is no deputy any more either.
  if (suggestion.state === 'handingOver' && suggestion.heirPersonId === personId) return [...lapsed, { kind: 'suggestion', record: suggestion, action: 'declineDraft', body: { reason: `本人${reason}（${endedOn}）` } }];
  if (suggestion.contactPersonId !== personId) return lapsed;
  const body = { reason, endedOn };
  // The author has said to whom it may go; once it has been passed on a clock runs, and there is nothing left to do.
  if (unsubmittedStates.includes(suggestion.state) && suggestion.handOverTo !== null) {
    return isUntaken({ file, record: suggestion }) ? lapsed : [...lapsed, { kind: 'suggestion', record: suggestion, action: 'passDraftOn', body: sessionDueOn === undefined ? body : { ...body, sessionDueOn } }];
  }
  // A text that nobody has handed in yet is its author's own; one given back may be mended by whoever signed it too.
  if (unsubmittedStates.includes(suggestion.state) || (suggestion.state === 'returned' && !hasSuccessor)) return [...lapsed, { kind: 'suggestion', record: suggestion, action: 'lapseDraft', body }];
  return contactStates.includes(suggestion.state) ? [...lapsed, { kind: 'suggestion', record: suggestion, action: 'passContact', body }] : lapsed;
}
