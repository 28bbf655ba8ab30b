import type { RoleId } from './roles.ts';

/** Who acts, in which identity. `townshipId` is the township of a presidium or of a deputy's delegation, else null. */
export interface Actor {
  readonly congressId: string;
  readonly identityId: string;
  readonly personId: string;
  readonly name: string;
  readonly role: RoleId;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly sectionId: string | null;
  readonly townshipId: string | null;
}

/** The clock itself: what falls due by date happens in this name and is audited like a person's act. */
export interface SystemActor {
  readonly congressId: string;
  readonly role: 'system';
  readonly name: string;
}

export type AnyActor = Actor | SystemActor;

export function systemActor(congressId: string): SystemActor {
  return { congressId, role: 'system', name: '系统（按期自动办理）' };
}
