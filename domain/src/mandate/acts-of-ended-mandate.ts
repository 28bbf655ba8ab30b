/** What the end of a deputy's mandate does to a case: acts of the system, in the order in which they are to be done. */
import type { Command } from '../case-file/perform.ts';
import type { CaseFile } from '../case-file/rows.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { contactStates, unsubmittedStates } from './guards.ts';

export interface EndedMandate { readonly personId: string; readonly reason: string; readonly endedOn: IsoDate }

/** Looks at what is there and notes nothing of its own: run again, it finds nothing left to do. */
export function actsOnEndedMandate(file: CaseFile, { personId, reason, endedOn }: EndedMandate, hasSuccessor: boolean): Command[] {
  const { suggestion } = file;
  const lapsed = file.coSponsorship.filter((c) => c.personId === personId && c.state === 'invited' && (contactStates.includes(suggestion.state) || unsubmittedStates.includes(suggestion.state)))
    .map((record): Command => ({ kind: 'coSponsorship', record, action: 'lapse', body: {} }));
  if (suggestion.contactPersonId !== personId) return lapsed;
  const body = { reason, endedOn };
  // A text that nobody has handed in yet is its author's own; one given back may be mended by whoever signed it too.
  if (unsubmittedStates.includes(suggestion.state) || (suggestion.state === 'returned' && !hasSuccessor)) return [...lapsed, { kind: 'suggestion', record: suggestion, action: 'lapseDraft', body }];
  return contactStates.includes(suggestion.state) ? [...lapsed, { kind: 'suggestion', record: suggestion, action: 'passContact', body }] : lapsed;
}
