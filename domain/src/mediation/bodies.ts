import type { AgreedKind, Attendee, Expert, Instant, MediationConclusion } from '../case-file/rows.ts';
import type { IsoDate } from '../kernel/dates.ts';

export interface MediationBodies {
  convene: { readonly meetingAt: Instant; readonly place: string };
  callOff: { readonly reason: string };
  recordMeeting: {
    readonly heldOn: IsoDate; readonly place: string; readonly attendees: readonly Attendee[]; readonly deputiesPresent: readonly string[]; readonly absence?: string;
    readonly minutes: string; readonly agreed: AgreedKind; readonly agreedText?: string; readonly ownerName?: string; readonly dueOn?: IsoDate; readonly files: readonly string[];
  };
  commissionOpinion: { readonly experts: readonly Expert[]; readonly question: string; readonly dueOn: IsoDate };
  recordOpinion: { readonly text: string; readonly files: readonly string[] };
  withdrawCommission: { readonly reason: string };
  answerOpinion: { readonly text: string };
  conclude: {
    readonly conclusion: MediationConclusion; readonly reasons: string; readonly askNo?: number; readonly content?: string; readonly ownerName?: string; readonly dueOn?: IsoDate;
    readonly councilOn?: IsoDate; readonly councilDecision?: string; readonly files?: readonly string[];
  };
  markAnswered: Record<string, never>;
  lapse: Record<string, never>;
}
