import type { Attendee, ConsultationMode, SatisfactionLevel, SuggestionCategory } from '../case-file/rows.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { ResultClass } from '../setting/result-class.ts';

export interface CorrectionBodies {
  correctNumber: { readonly sessionId: string; readonly category: SuggestionCategory; readonly reason: string };
  correctSigners: { readonly leadPersonId?: string; readonly addedIds?: readonly string[]; readonly removedIds?: readonly string[]; readonly reason: string; readonly files?: readonly string[] };
  correctText: { readonly title?: string; readonly situation?: string; readonly analysis?: string; readonly asks?: readonly string[]; readonly reason: string };
}

/** The talk as it was: the whole of what could have been copied wrongly. */
export interface ConsultationCorrection {
  readonly heldOn: IsoDate; readonly place: string; readonly mode: ConsultationMode; readonly deputiesPresent: readonly string[]; readonly attendees: readonly Attendee[]; readonly reason: string; readonly files?: readonly string[];
}

/** One answer of a delivered reply in its right class; what is still to be done carries its promise, as in a reply. */
export interface ClassCorrection {
  readonly askNo: number; readonly resultClass: ResultClass; readonly reason: string;
  readonly content?: string; readonly ownerName?: string; readonly dueOn?: IsoDate;
}

/** What the form really says; `reason` is the deputy's own, `why` says how it came to be misread. */
export interface RereadingBody {
  readonly attitude: SatisfactionLevel; readonly result: SatisfactionLevel; readonly reason?: string; readonly why: string; readonly files: readonly string[];
}
