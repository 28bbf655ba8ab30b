/** A county with one person for every role of the process: what tests of whole lives run on. All invented. */
import type { CountyRows, OrganisationRow } from '../features/administration/public.ts';
import { smallCountyPassword } from '../features/administration/small-county.ts';
import type { RoleId } from '@luoshi/domain/identity/roles.ts';

export const password = smallCountyPassword;
const since = '2022-01-10';

interface Seat { readonly name: string; readonly username: string; readonly role: RoleId; readonly organisationId: string; readonly sectionId?: string }

export const seats: readonly Seat[] = [
  { username: 'presidium', name: '叶长青', role: 'townshipPresidium', organisationId: 'presidium-01' },
  { username: 'presidium2', name: '马千里', role: 'townshipPresidium', organisationId: 'presidium-02' },
  { username: 'affairs', name: '贺雅琴', role: 'deputyAffairs', organisationId: 'affairs' },
  { username: 'office', name: '甘文博', role: 'committeeOffice', organisationId: 'office' },
  { username: 'council', name: '石立群', role: 'councilMember', organisationId: 'council' },
  { username: 'member', name: '殷素芬', role: 'committeeMember', organisationId: 'standing' },
  { username: 'committee', name: '莫少华', role: 'specialCommittee', organisationId: 'committee-env' },
  { username: 'government', name: '项家栋', role: 'governmentOffice', organisationId: 'government' },
  { username: 'leader', name: '鲁建业', role: 'countyLeader', organisationId: 'county-government' },
  { username: 'roads-liaison', name: '王梦瑶', role: 'unitLiaison', organisationId: 'transport' },
  { username: 'roads-section', name: '李卫锋', role: 'unitSection', organisationId: 'transport', sectionId: 'transport-roads' },
  { username: 'roads-bus', name: '卞小舟', role: 'unitSection', organisationId: 'transport', sectionId: 'transport-bus' },
  { username: 'roads-deputy', name: '马德庆', role: 'unitDeputyHead', organisationId: 'transport' },
  { username: 'roads-head', name: '胡建华', role: 'unitHead', organisationId: 'transport' },
  { username: 'finance-liaison', name: '涂敏', role: 'unitLiaison', organisationId: 'finance' },
  { username: 'finance-section', name: '郝志明', role: 'unitSection', organisationId: 'finance', sectionId: 'finance-budget' },
  { username: 'finance-deputy', name: '简秋月', role: 'unitDeputyHead', organisationId: 'finance' },
  { username: 'finance-head', name: '裘正国', role: 'unitHead', organisationId: 'finance' },
  { username: 'court-liaison', name: '闵静', role: 'unitLiaison', organisationId: 'court' },
  { username: 'court-section', name: '詹海', role: 'unitSection', organisationId: 'court', sectionId: 'court-office' },
  { username: 'court-deputy', name: '乐平', role: 'unitDeputyHead', organisationId: 'court' },
  { username: 'court-head', name: '游大川', role: 'unitHead', organisationId: 'court' },
  { username: 'station', name: '柏春兰', role: 'stationKeeper', organisationId: 'station-01' },
  { username: 'system', name: '支持', role: 'systemAdministrator', organisationId: 'admin' },
  { username: 'security', name: '安全', role: 'securityAdministrator', organisationId: 'admin' },
  { username: 'auditor', name: '审慎', role: 'auditor', organisationId: 'admin' },
];

/** Deputies: two of the first township, one of the second, one of no township. */
export const deputies = [
  { username: 'lin', name: '林永发', delegation: 'delegation-01', number: '18001' },
  { username: 'shan', name: '单晓明', delegation: 'delegation-01', number: '18002' },
  { username: 'qiu', name: '仇红', delegation: 'delegation-02', number: '18003' },
  { username: 'jun', name: '郑爱军', delegation: 'delegation-00', number: '18004' },
] as const;

const organisation = (id: string, kind: OrganisationRow['kind'], name: string, more: Partial<OrganisationRow> = {}): OrganisationRow => ({ congressId: 'county', id, kind, name, ...more });
const everyone = [...seats.map(({ username, name }) => ({ username, name })), ...deputies.map(({ username, name }) => ({ username, name }))];

export const processCounty: CountyRows = {
  congresses: [
    { id: 'county', level: 'county', parentId: null, name: '霁川县人民代表大会', shortName: '霁川县', documentCode: '霁人大' },
    { id: 'township-01', level: 'township', parentId: 'county', name: '霁川县霁城镇人民代表大会', shortName: '霁城镇', sort: 1 },
    { id: 'township-02', level: 'township', parentId: 'county', name: '霁川县临漪镇人民代表大会', shortName: '临漪镇', sort: 2 },
  ],
  terms: [{ congressId: 'county', id: 'term-18', number: 18, name: '第十八届', startsOn: '2022-01-10', endsOn: '2027-01-10' }],
  sessions: [{ congressId: 'county', id: 'session-5', termId: 'term-18', number: 5, name: '第五次会议', opensOn: '2026-01-20', closesOn: '2026-01-23' }],
  organisations: [
    organisation('admin', 'administration', '系统管理'), organisation('affairs', 'deputyAffairs', '代表工作委员会'), organisation('office', 'committeeOffice', '常委会办公室'),
    organisation('council', 'council', '主任会议'), organisation('standing', 'standingCommittee', '常务委员会'), organisation('committee-env', 'committee', '城建环资工委'),
    organisation('government', 'governmentOffice', '县政府办公室'), organisation('county-government', 'countyGovernment', '县人民政府'),
    organisation('presidium-01', 'presidium', '霁城镇人大主席团', { townshipId: 'township-01' }), organisation('presidium-02', 'presidium', '临漪镇人大主席团', { townshipId: 'township-02' }),
    organisation('delegation-00', 'delegation', '县直代表团'), organisation('delegation-01', 'delegation', '霁城镇代表团', { townshipId: 'township-01' }), organisation('delegation-02', 'delegation', '临漪镇代表团', { townshipId: 'township-02' }),
    organisation('transport', 'handlingUnit', '霁川县交通运输局', { shortName: '交通局', channel: 'government', documentCode: '霁交建提' }),
    organisation('finance', 'handlingUnit', '霁川县财政局', { shortName: '财政局', channel: 'government', documentCode: '霁财建提' }),
    organisation('court', 'handlingUnit', '霁川县人民法院', { shortName: '县法院', channel: 'direct', unitSystem: 'court', documentCode: '霁法建提' }),
    organisation('station-01', 'station', '霁城镇代表联络站', { townshipId: 'township-01' }),
  ],
  sections: [
    { congressId: 'county', id: 'transport-roads', organisationId: 'transport', name: '公路科' }, { congressId: 'county', id: 'transport-bus', organisationId: 'transport', name: '运输科' },
    { congressId: 'county', id: 'finance-budget', organisationId: 'finance', name: '预算科' }, { congressId: 'county', id: 'court-office', organisationId: 'court', name: '办公室' },
  ],
  constituencies: [],
  persons: everyone.map(({ username, name }) => ({ id: `p-${username}`, name, phone: '0000-8000000' })),
  deputies: deputies.map(({ username, delegation, number }) => ({ congressId: 'county', id: `deputy-${username}`, personId: `p-${username}`, termId: 'term-18', delegationId: delegation, certificateNumber: number, fromDate: since })),
  identities: [
    ...seats.map(({ username, role, organisationId, sectionId }) => ({ congressId: 'county', id: `i-${username}`, personId: `p-${username}`, role, organisationId, fromDate: since, ...(sectionId === undefined ? {} : { sectionId }) })),
    ...deputies.map(({ username, delegation }) => ({ congressId: 'county', id: `i-${username}`, personId: `p-${username}`, role: 'deputy' as const, organisationId: delegation, deputyId: `deputy-${username}`, fromDate: since })),
  ],
  accounts: everyone.map(({ username }) => ({ id: `a-${username}`, personId: `p-${username}`, username, password })),
};
