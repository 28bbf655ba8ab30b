/** The test county with the congress of its first township opened: a presidium, deputies, the township's government and one office of it. */
import type { RoleId } from '@luoshi/domain/identity/roles.ts';
import type { CountyRows, OrganisationRow } from '../features/administration/public.ts';
import { password, processCounty } from './process-county.ts';

const congressId = 'township-01';
const since = '2022-01-08';
interface Seat { readonly name: string; readonly username: string; readonly role: RoleId; readonly organisationId: string; readonly sectionId?: string }

export const townSeats: readonly Seat[] = [
  { username: 'town-presidium', name: '包景行', role: 'townshipPresidium', organisationId: 'own-presidium' },
  { username: 'town-liaison', name: '丁晓月', role: 'unitLiaison', organisationId: 'town-government' },
  { username: 'town-section', name: '尤建勋', role: 'unitSection', organisationId: 'town-government', sectionId: 'town-roads' },
  { username: 'town-deputy', name: '安如海', role: 'unitDeputyHead', organisationId: 'town-government' },
  { username: 'town-head', name: '毕长河', role: 'unitHead', organisationId: 'town-government' },
];
export const townDeputies = [{ username: 'mei', name: '梅若兰', number: 'T18001' }, { username: 'tong', name: '童新苗', number: 'T18002' }] as const;
const everyone = [...townSeats, ...townDeputies];
const organisation = (id: string, kind: OrganisationRow['kind'], name: string, more: Partial<OrganisationRow> = {}): OrganisationRow => ({ congressId, id, kind, name, ...more });

export const townshipCounty: CountyRows = {
  ...processCounty,
  terms: [...(processCounty.terms ?? []), { congressId, id: 'term-18', number: 18, name: '第十八届', startsOn: since, endsOn: '2027-01-08' }],
  sessions: [
    ...(processCounty.sessions ?? []), { congressId, id: 'session-9', termId: 'term-18', number: 9, name: '第九次会议', opensOn: '2026-01-14', closesOn: '2026-01-15' },
    { congressId, id: 'session-10', termId: 'term-18', number: 10, name: '第十次会议', opensOn: '2026-03-25', closesOn: '2026-03-26' },
  ],
  organisations: [
    ...(processCounty.organisations ?? []), organisation('own-presidium', 'presidium', '霁城镇人大主席团'), organisation('own-delegation', 'delegation', '第一代表团'),
    organisation('town-government', 'handlingUnit', '霁城镇人民政府', { shortName: '镇政府', channel: 'direct', documentCode: '霁城政建提' }),
    organisation('town-planning', 'handlingUnit', '霁城镇规划建设办公室', { shortName: '规建办', channel: 'direct', documentCode: '霁城规建提' }),
  ],
  sections: [...(processCounty.sections ?? []), { congressId, id: 'town-roads', organisationId: 'town-government', name: '公共服务办' }],
  persons: [...(processCounty.persons ?? []), ...everyone.map(({ username, name }) => ({ id: `p-${username}`, name, phone: '0000-8100000' }))],
  deputies: [...(processCounty.deputies ?? []), ...townDeputies.map(({ username, number }) => ({ congressId, id: `deputy-${username}`, personId: `p-${username}`, termId: 'term-18', delegationId: 'own-delegation', certificateNumber: number, fromDate: since }))],
  identities: [
    ...(processCounty.identities ?? []),
    ...townSeats.map(({ username, role, organisationId, sectionId }) => ({ congressId, id: `i-${username}`, personId: `p-${username}`, role, organisationId, fromDate: since, ...(sectionId === undefined ? {} : { sectionId }) })),
    ...townDeputies.map(({ username }) => ({ congressId, id: `i-${username}`, personId: `p-${username}`, role: 'deputy' as const, organisationId: 'own-delegation', deputyId: `deputy-${username}`, fromDate: since })),
    // The county's presidium member of the township is a member of its own presidium as well: one person, two capacities.
    { congressId, id: 'i-presidium-own', personId: 'p-presidium', role: 'townshipPresidium', organisationId: 'own-presidium', fromDate: since },
  ],
  accounts: [...(processCounty.accounts ?? []), ...everyone.map(({ username }) => ({ id: `a-${username}`, personId: `p-${username}`, username, password }))],
};
