/** The township congress of the domain's own tests (domain/src/testing/township-people.ts) as rows, beside the county's strangers. */
import { deputies, sections, session } from '@luoshi/domain/testing/people.ts';
import { township, townshipActors, townshipDeputies, townshipUnits } from '@luoshi/domain/testing/township-people.ts';
import type { CountyRows, OrganisationRow } from '../features/administration/public.ts';
import { smallCountyPassword as password } from '../features/administration/small-county.ts';
import { domainCounty, logInOf } from './domain-county.ts';
import type { LockstepPlace } from './lockstep.ts';

const since = '2022-01-10';
const delegation = 'delegation-own';
const organisation = (id: string, kind: OrganisationRow['kind'], name: string, more: Partial<OrganisationRow> = {}): OrganisationRow => ({ congressId: township, id, kind, name, ...more });
const own = townshipActors.filter((actor) => actor.congressId === township);
const strangers = townshipActors.filter((actor) => actor.congressId !== township);

/** The units' rows say nothing of the township: that they are of it follows from the congress (and that they are assigned directly, too). */
export const domainTownship: CountyRows = {
  ...domainCounty,
  terms: [...(domainCounty.terms ?? []), { congressId: township, id: session.termId, number: 17, name: '十七届', startsOn: since, endsOn: '2027-01-10' }],
  sessions: [...(domainCounty.sessions ?? []), { congressId: township, id: session.id, termId: session.termId, number: 5, name: '五次会议', opensOn: '2026-03-03', closesOn: '2026-03-06' }],
  organisations: [
    ...(domainCounty.organisations ?? []), organisation(township, 'presidium', '主席团'), organisation(delegation, 'delegation', '第一代表团'),
    ...townshipUnits.map(({ id, name, letterPrefix }) => organisation(id, 'handlingUnit', name, { channel: 'government', documentCode: letterPrefix })),
  ],
  sections: [...(domainCounty.sections ?? []), ...sections.map(({ id, name, unitId }) => ({ congressId: township, id, organisationId: unitId, name }))],
  deputies: [...(domainCounty.deputies ?? []), ...deputies.map(({ personId }, index) => ({ congressId: township, id: `mandate-${personId}-own`, personId, termId: session.termId, delegationId: delegation, certificateNumber: `T${index}`, fromDate: since }))],
  // Who acts in the township alone has no row of the county's.
  persons: [...(domainCounty.persons ?? []), ...own.filter((actor) => !(domainCounty.persons ?? []).some((one) => one.id === actor.personId)).map(({ personId, name }) => ({ id: personId, name }))],
  identities: [
    ...own.map((actor) => ({
      congressId: township, id: actor.identityId, personId: actor.personId, role: actor.role, fromDate: since, sectionId: actor.sectionId,
      organisationId: actor.role === 'deputy' ? delegation : actor.organisationId, ...(actor.role === 'deputy' ? { deputyId: `mandate-${actor.personId}-own` } : {}),
    })),
    ...strangers.filter((actor) => !own.some((one) => one.personId === actor.personId)).map((actor) => ({ congressId: actor.congressId, id: actor.identityId, personId: actor.personId, role: actor.role, fromDate: since, organisationId: actor.organisationId })),
    ...deputies.filter((d) => d.employerId !== null).map((d) => ({ congressId: township, id: `employed-${d.personId}`, personId: d.personId, role: 'unitDeputyHead' as const, organisationId: d.employerId ?? '', fromDate: '2023-01-10' })),
  ],
  accounts: [...own, ...strangers.filter((actor) => !own.some((one) => one.personId === actor.personId))].map((actor) => ({ id: `account-${actor.personId}`, personId: actor.personId, username: logInOf(actor), password })),
};

/** Who can try something here: one log-in stands for one identity, so a person's county identity is not among them. */
export const townshipLogIns = townshipActors.filter((actor) => actor.congressId === township || !own.some((one) => one.personId === actor.personId));

export const townshipPlace: LockstepPlace = {
  congressId: township, units: townshipUnits, session: { ...session, label: `${township}第十七届人大第五次会议` },
  deputyRows: townshipDeputies.map((deputy) => ({ ...deputy, delegationId: delegation, delegationName: '第一代表团' })),
};
