import type { RoleId } from '@luoshi/domain/identity/roles.ts';
import type { UnitSystem } from '@luoshi/domain/identity/unit-system.ts';

/*
 * Plain rows for loading a whole county at once (the demo, a migration from another system). Dates are 'YYYY-MM-DD', instants ISO UTC.
 * Rows of the site (congress, person, account) get the root congress by themselves. What is optional has the column's usual value.
 */

export interface CongressRow {
  id: string; level: 'county' | 'township'; parentId: string | null; name: string; shortName: string; documentCode?: string; sort?: number;
}
export interface TermRow { congressId: string; id: string; number: number; name: string; startsOn: string; endsOn: string }
export interface SessionRow {
  congressId: string; id: string; termId: string; number: number; name: string; opensOn: string; closesOn: string; suggestionsDueAt?: string | null;
}
export type OrganisationKind = 'deputyAffairs' | 'committeeOffice' | 'governmentOffice' | 'countyGovernment' | 'presidium' | 'delegation' | 'committee'
  | 'handlingUnit' | 'station' | 'council' | 'standingCommittee' | 'administration';
export interface OrganisationRow {
  congressId: string; id: string; kind: OrganisationKind; name: string; shortName?: string;
  /** Handling units only, and always for them. */
  channel?: 'government' | 'direct' | null;
  /** Which system it belongs to; left out it follows from the channel. */
  unitSystem?: UnitSystem | null;
  townshipId?: string | null; documentCode?: string; phone?: string; address?: string; sort?: number;
}
export interface SectionRow { congressId: string; id: string; organisationId: string; name: string; sort?: number }
export interface ConstituencyRow {
  congressId: string; id: string; number?: number | null; name: string; townshipId?: string | null; seats?: number | null; voters?: number | null;
}
export interface PersonRow {
  id: string; name: string; sex?: 'male' | 'female' | null; bornOn?: string | null; ethnicity?: string | null; workplace?: string; phone?: string;
  address?: string; postcode?: string;
}
export type MandateEnd = 'termEnded' | 'resigned' | 'recalled' | 'movedAway' | 'absentTwice' | 'lostNationality' | 'deprivedOfPoliticalRights' | 'died' | 'incapacitated';
export interface DeputyRow {
  congressId: string; id: string; personId: string; termId: string; delegationId: string; constituencyId?: string | null; certificateNumber: string;
  level?: 'own' | 'municipal' | 'provincial' | 'national'; fromDate: string; untilDate?: string | null; endReason?: MandateEnd | null;
}
export interface IdentityRow {
  congressId: string; id: string; personId: string; role: RoleId; organisationId: string; sectionId?: string | null;
  /** For role 'deputy' and no other. */
  deputyId?: string | null; title?: string; fromDate: string; untilDate?: string | null;
}
/** With a password the account is active, without one it waits for its activation slip. */
export interface AccountRow { id: string; personId: string; username: string; password?: string | null; largeText?: boolean }

export interface CountyRows {
  readonly congresses?: readonly CongressRow[];
  readonly terms?: readonly TermRow[];
  readonly sessions?: readonly SessionRow[];
  readonly organisations?: readonly OrganisationRow[];
  readonly sections?: readonly SectionRow[];
  readonly constituencies?: readonly ConstituencyRow[];
  readonly persons?: readonly PersonRow[];
  readonly deputies?: readonly DeputyRow[];
  readonly identities?: readonly IdentityRow[];
  readonly accounts?: readonly AccountRow[];
}
