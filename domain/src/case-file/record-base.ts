export type Instant = string;

export type CaseKind =
  | 'suggestion' | 'suggestionLink' | 'coSponsorship' | 'handlingTask' | 'consultation' | 'assistingOpinion'
  | 'reply' | 'evaluation' | 'mediation' | 'commitment' | 'termExplanation' | 'publication' | 'deadline';

/** What every record of a case has. `version` counts the accepted acts on it. */
export interface RecordBase {
  readonly id: string;
  readonly suggestionId: string;
  version: number;
  state: string;
  readonly createdAt: Instant;
  updatedAt: Instant;
}
