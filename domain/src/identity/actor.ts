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
  /** Set where the person acts in an absent colleague's capacity: the capacity above is the colleague's, the person and the name the holder's ("张三代李四"). */
  readonly actingFor?: ActingFor | undefined;
}

/** By which mandate, and for whom; `holderRole` is the capacity of the holder's own that the mandate was given to. */
export interface ActingFor { readonly mandateId: string; readonly personId: string; readonly name: string; readonly holderName: string; readonly holderRole: RoleId }

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
