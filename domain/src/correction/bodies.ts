import type { Attendee, SuggestionCategory } from '../case-file/rows.ts';
import type { IsoDate } from '../kernel/dates.ts';

export interface CorrectionBodies {
  correctNumber: { readonly sessionId: string; readonly category: SuggestionCategory; readonly reason: string };
  correctSigners: { readonly leadPersonId?: string; readonly addedIds?: readonly string[]; readonly removedIds?: readonly string[]; readonly reason: string; readonly files?: readonly string[] };
  correctText: { readonly title?: string; readonly situation?: string; readonly analysis?: string; readonly asks?: readonly string[]; readonly reason: string };
}

/** The talk as it was: the whole of what could have been copied wrongly. */
export interface ConsultationCorrection {
  readonly heldOn: IsoDate; readonly place: string; readonly deputiesPresent: readonly string[]; readonly attendees: readonly Attendee[]; readonly reason: string; readonly files?: readonly string[];
}
