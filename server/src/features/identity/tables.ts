import type { Generated } from 'kysely';
import type { DateColumn, InstantColumn } from '../../platform/db/tables.ts';

/*
 * The tables other features join: whose they are, what they are called. Their writers are this feature and administration alone.
 */

export interface CongressTable {
  congressId: string; id: string; level: 'county' | 'township'; parentId: string | null; name: string; shortName: string; documentCode: Generated<string>;
  sort: Generated<number>; state: Generated<'active' | 'ended'>; endedOn: DateColumn | null; version: Generated<number>;
}
export interface TermTable {
  congressId: string; id: string; number: number; name: string; startsOn: DateColumn; endsOn: DateColumn; state: Generated<'active' | 'ended'>;
  endedOn: DateColumn | null; version: Generated<number>;
}
export interface SessionTable {
  congressId: string; id: string; termId: string; number: number; name: string; opensOn: DateColumn; closesOn: DateColumn; suggestionsDueAt: InstantColumn | null;
  state: Generated<'active' | 'ended'>; endedOn: DateColumn | null; version: Generated<number>;
}
export interface OrganisationTable {
  congressId: string; id: string; kind: string; name: string; shortName: Generated<string>; channel: 'government' | 'direct' | null; townshipId: string | null;
  documentCode: Generated<string>; phone: Generated<string>; address: Generated<string>; sort: Generated<number>; state: Generated<'active' | 'ended'>;
  endedOn: DateColumn | null; endReason: string | null; successorId: string | null; version: Generated<number>;
}
export interface SectionTable {
  congressId: string; id: string; organisationId: string; name: string; sort: Generated<number>; state: Generated<'active' | 'ended'>; endedOn: DateColumn | null;
  version: Generated<number>;
}
export interface PersonTable {
  congressId: string; id: string; name: string; pinyin: Generated<string>; pinyinInitials: Generated<string>; sex: 'male' | 'female' | null; bornOn: DateColumn | null;
  ethnicity: string | null; workplace: Generated<string>; phone: Generated<string>; address: Generated<string>; postcode: Generated<string>;
  state: Generated<'active' | 'ended'>; endedOn: DateColumn | null; version: Generated<number>;
}
export interface DeputyTable {
  congressId: string; id: string; personId: string; termId: string; delegationId: string; constituencyId: string | null; certificateNumber: string;
  level: Generated<'own' | 'municipal' | 'provincial' | 'national'>; fromDate: DateColumn; untilDate: DateColumn | null; endReason: string | null;
  state: Generated<'active' | 'ended'>; version: Generated<number>;
}
export interface IdentityTable {
  congressId: string; id: string; personId: string; role: string; organisationId: string; sectionId: string | null; deputyId: string | null; title: Generated<string>;
  fromDate: DateColumn; untilDate: DateColumn | null; state: Generated<'proposed' | 'active' | 'ended'>; version: Generated<number>;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    congress: CongressTable;
    term: TermTable;
    session: SessionTable;
    organisation: OrganisationTable;
    section: SectionTable;
    person: PersonTable;
    deputy: DeputyTable;
    identity: IdentityTable;
  }
}
