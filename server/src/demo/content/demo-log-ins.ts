import { cast } from './cast.ts';
import { demoPeople, type DemoRole, type Identity } from './people.ts';

/** One account of the demo. `role` and `organisationId` are the identity that it enters with; `identities` are all of the person's. */
export interface DemoLogIn { username: string; personId: string; name: string; role: DemoRole; congressId: string; organisationId: string; identities: readonly Identity[] }

export const demoLogIns: readonly DemoLogIn[] = cast.map((member) => {
  const person = demoPeople.persons.find((one) => one.username === member.username);
  if (person === undefined) throw new RangeError(`the cast's ${member.name} has no post`);
  const wanted = member.posts[0]?.split('|')[0];
  const identities = demoPeople.identities.filter((one) => one.personId === person.id);
  const first = identities.find((one) => one.role === wanted) ?? identities[0];
  if (first === undefined) throw new RangeError(`${member.name} has no identity`);
  return { username: member.username, personId: person.id, name: person.name, role: first.role, congressId: first.congressId, organisationId: first.organisationId, identities };
});
