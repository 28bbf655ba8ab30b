/** One line of the audit as its reader sees it: that it happened, never what was written or rated. */
export interface AuditItem {
  /** Within accepted acts the place in the chain; refused attempts are numbered apart. */
  readonly number: number;
  readonly at: string;
  readonly outcome: 'accepted' | 'refused';
  readonly actorName: string;
  readonly actorRoleLabel: string | null;
  readonly personId: string | null;
  readonly organisationName: string | null;
  readonly kind: string;
  readonly kindLabel: string;
  readonly action: string;
  readonly actionLabel: string;
  readonly recordId: string | null;
  readonly suggestionId: string | null;
  /** The number that people know the suggestion by, once it has one. */
  readonly numberLabel: string | null;
  readonly version: number | null;
  readonly stateLabel: string | null;
  /** The number of the entry that this one followed from. */
  readonly cause: number | null;
  /** The beginning of the entry's hash: the digest that stands for its contents. */
  readonly hash: string | null;
  /** By which mandate it was done in an absent colleague's place. */
  readonly mandateId: string | null;
  readonly refusals: readonly { readonly code: string; readonly text: string }[];
}
