import type { RoleId } from '@luoshi/domain/identity/roles.ts';

/** The kinds of administration records. */
export const administrationKinds = ['congress', 'term', 'session', 'organisation', 'section', 'constituency', 'person', 'deputy', 'identity', 'account'] as const;
export type AdministrationKind = (typeof administrationKinds)[number];

const structure = ['create', 'update', 'end', 'import'] as const;

/**
 * Who may do what: this table and nothing else. What does not stand here is refused.
 *
 * Three administrators (三员): the system administrator makes people and capacities but cannot let anyone in; the security
 * administrator lets people in but cannot make anyone; the auditor only reads the audit. A new administrator needs both hands: the one
 * proposes (create), the other confirms. `issueFoundingSlip` works only while no security administrator has an account in use.
 */
export const mayAct: Readonly<Partial<Record<RoleId, Readonly<Partial<Record<AdministrationKind, readonly string[]>>>>>> = {
  systemAdministrator: {
    congress: ['create', 'update', 'open', 'end'], term: ['create', 'update', 'end'], session: ['create', 'update', 'end'], organisation: [...structure, 'rename', 'succeed'],
    section: ['create', 'update', 'end'], constituency: ['create', 'update', 'end'], person: structure, deputy: structure,
    identity: ['create', 'update', 'end', 'issueFoundingSlip'],
  },
  securityAdministrator: {
    identity: ['confirm', 'end'],
    account: ['create', 'issueActivationSlip', 'issueResetSlip', 'lock', 'unlock', 'suspend', 'restore', 'revokeSessions'],
  },
};

const whole = administrationKinds.filter((kind) => kind !== 'account');
const publicStructure = ['congress', 'term', 'session', 'organisation', 'section', 'constituency', 'deputy'] as const satisfies readonly AdministrationKind[];

/** Who may read what in full; everybody else finds people and units through the narrow lists (GET /people, GET /units). */
export const mayRead: Readonly<Partial<Record<RoleId, readonly AdministrationKind[]>>> = {
  systemAdministrator: whole,
  securityAdministrator: ['congress', 'organisation', 'section', 'person', 'identity', 'account'],
  deputyAffairs: [...publicStructure, 'person'],
  committeeOffice: [...publicStructure, 'person'],
  townshipPresidium: [...publicStructure, 'person'],
  councilMember: publicStructure,
  committeeMember: publicStructure,
  specialCommittee: publicStructure,
  governmentOffice: publicStructure,
};

export function isAllowed(role: RoleId, kind: AdministrationKind, action: string): boolean {
  return mayAct[role]?.[kind]?.includes(action) ?? false;
}

export function isReadable(role: RoleId, kind: AdministrationKind): boolean {
  return mayRead[role]?.includes(kind) ?? false;
}
