/** The small county of the domain's own tests (domain/src/testing/people.ts) as rows, so that the same walks run over HTTP. */
import { uploads } from '@luoshi/domain/testing/world.ts';
import { actors, congressId, deputies, sections, session, townships, units } from '@luoshi/domain/testing/people.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { Upload } from '@luoshi/domain/case-file/context.ts';
import type { CountyRows, OrganisationRow } from '../features/administration/public.ts';
import { smallCountyPassword as password } from '../features/administration/small-county.ts';

const since = '2022-01-10';
const organisation = (id: string, kind: OrganisationRow['kind'], name: string, more: Partial<OrganisationRow> = {}): OrganisationRow => ({ congressId, id, kind, name, ...more });
const delegationOf = (actor: Actor) => deputies.find((d) => d.personId === actor.personId)?.delegationId ?? '';
const delegationName = (id: string) => `${id}代表团`;

/** Who logs in under which name: the identity's own id. */
export const logInOf = (actor: Actor): string => actor.identityId.toLowerCase();
export const deputyRows = deputies.map((deputy) => ({ ...deputy, delegationName: delegationName(deputy.delegationId ?? '') }));
/** Each person has files of their own: nobody can hand in somebody else's. */
export const fileIdOf = (fileId: string, personId: string): string => `${fileId}~${personId}`;
export const uploadsOf = (personId: string): Upload[] => uploads.map((upload) => ({ ...upload, fileId: fileIdOf(upload.fileId, personId) }));

export const domainCounty: CountyRows = {
  congresses: [
    { id: congressId, level: 'county', parentId: null, name: '霁川县人民代表大会', shortName: '霁川县' },
    ...[...townships, 'elsewhere'].map((id) => ({ id, level: 'township' as const, parentId: congressId, name: `${id}人民代表大会`, shortName: id })),
  ],
  terms: [{ congressId, id: session.termId, number: 17, name: '十七届', startsOn: since, endsOn: '2027-01-10' }],
  sessions: [{ congressId, id: session.id, termId: session.termId, number: 5, name: '五次会议', opensOn: '2026-03-03', closesOn: '2026-03-06' }],
  organisations: [
    organisation(congressId, 'administration', '系统管理'), organisation('affairs', 'deputyAffairs', '代表工作委员会'), organisation('office', 'committeeOffice', '常委会办公室'),
    organisation('council', 'council', '主任会议'), organisation('committee', 'standingCommittee', '常务委员会'), organisation('special', 'committee', '财经委'),
    organisation('government', 'governmentOffice', '县政府办公室'), organisation('station', 'station', '联络站'),
    ...townships.map((id) => organisation(id, 'presidium', `${id}主席团`, { townshipId: id })),
    ...[...new Set(deputies.map((d) => d.delegationId ?? ''))].map((id) => organisation(id, 'delegation', delegationName(id), { townshipId: deputies.find((d) => d.delegationId === id)?.townshipId ?? null })),
    ...units.map(({ id, name, channel, letterPrefix }) => organisation(id, 'handlingUnit', name, { channel, documentCode: letterPrefix })),
    { ...organisation('elsewhere', 'deputyAffairs', '邻县代表工委'), congressId: 'elsewhere' },
  ],
  sections: sections.map(({ id, name, unitId }) => ({ congressId, id, organisationId: unitId, name })),
  persons: actors.map(({ personId, name }) => ({ id: personId, name, phone: deputies.find((d) => d.personId === personId)?.phone ?? '' })),
  deputies: deputies.map(({ personId, delegationId }, index) => ({ congressId, id: `mandate-${personId}`, personId, termId: session.termId, delegationId: delegationId ?? '', certificateNumber: String(index), fromDate: since })),
  identities: [
    ...actors.map((actor) => ({
      congressId: actor.congressId, id: actor.identityId, personId: actor.personId, role: actor.role, fromDate: since, sectionId: actor.sectionId,
      organisationId: actor.role === 'deputy' ? delegationOf(actor) : actor.organisationId, ...(actor.role === 'deputy' ? { deputyId: `mandate-${actor.personId}` } : {}),
    })),
    // A deputy whom a unit employs, in that unit's name.
    ...deputies.filter((d) => d.employerId !== null).map((d) => ({ congressId, id: `employed-${d.personId}`, personId: d.personId, role: 'unitDeputyHead' as const, organisationId: d.employerId ?? '', fromDate: '2023-01-10' })),
  ],
  accounts: actors.map((actor) => ({ id: `account-${actor.personId}`, personId: actor.personId, username: logInOf(actor), password })),
};
