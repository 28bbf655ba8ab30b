import type { IsoDate } from '../kernel/dates.ts';
import type { Instant, RecordBase } from './record-base.ts';
import type { Attendee } from './rows.ts';

/** How a place goes about a second dissatisfaction: 重庆 27 会商, 河南 22 评估, 上海 21 当面沟通. */
export type MediationWay = 'meeting' | 'assessment' | 'faceToFace';
export type AgreedKind = 'commitment' | 'supplementaryReply' | 'explanation' | 'nothing';
export type MediationConclusion = 'rehandle' | 'explain' | 'track' | 'report';

/** What both sides agreed at a meeting; only a promise has an owner, and only what is still to be done has a date. */
export interface AgreedPoint { readonly kind: AgreedKind; readonly text: string; readonly ownerName: string | null; readonly dueOn: IsoDate | null }

/** One 会商 that took place. */
export interface MediationMeeting {
  readonly heldOn: IsoDate; readonly place: string; readonly attendees: readonly Attendee[]; readonly deputiesPresent: readonly string[];
  /** Why the unit's head or the deputy did not come. */
  readonly absence: string | null;
  readonly minutes: string; readonly agreed: AgreedPoint; readonly recordedByName: string;
}

export interface Expert { readonly name: string; readonly field: string }

/** One 评估: what was asked of whom, what they found, and what both sides say to it. */
export interface ExpertOpinion {
  readonly experts: readonly Expert[]; readonly question: string; readonly askedOn: IsoDate; readonly dueOn: IsoDate;
  text: string | null; deliveredOn: IsoDate | null;
  /** Until then the conclusion waits for both sides. */
  answersUntil: IsoDate | null; deputyAnswer: string | null; unitAnswer: string | null;
}

/** 再次不满意: the deputy is dissatisfied with the re-handled reply too, and people have to settle it. */
export interface MediationRow extends RecordBase {
  taskId: string;
  unitId: string;
  unitName: string;
  /** The second rating, which stays as it is. */
  readonly evaluationId: string;
  readonly way: MediationWay;
  readonly openedOn: IsoDate;
  readonly raterPersonId: string | null;
  readonly raterName: string | null;
  meetingAt: Instant | null;
  meetingPlace: string | null;
  meetings: MediationMeeting[];
  opinions: ExpertOpinion[];
  conclusion: MediationConclusion | null;
  reasons: string | null;
  concludedOn: IsoDate | null;
  concludedByName: string | null;
  councilOn: IsoDate | null;
  councilDecision: string | null;
}
