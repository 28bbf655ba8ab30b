import type { RoleId } from '@luoshi/domain/identity/roles.ts';
import type { CountyRows } from '../../administration/public.ts';

const since = '2022-01-10';
const person = (id: string, name: string) => ({ id: `p-${id}`, name, phone: '13800000000', workplace: '务农', address: '霁城镇一号', postcode: '325400' });
const organisation = (id: string, kind: 'deputyAffairs' | 'committeeOffice' | 'governmentOffice' | 'administration', name: string) => ({ congressId: 'county', id, kind, name });

const staff: readonly (readonly [id: string, name: string, role: RoleId, organisationId: string, sectionId?: string])[] = [
  ['system', '安系统', 'systemAdministrator', 'admin'], ['audit', '查审计', 'auditor', 'admin'],
  ['affairs', '戴工委', 'deputyAffairs', 'affairs'], ['office', '常办公', 'committeeOffice', 'office'], ['government', '郑府办', 'governmentOffice', 'government'],
  ['presidium', '席团长', 'townshipPresidium', 'presidium-01'],
  ['liaison', '路联络', 'unitLiaison', 'transport'], ['section', '公路科', 'unitSection', 'transport', 'roads'], ['deputy-head', '冯分管', 'unitDeputyHead', 'transport'], ['head', '卢局长', 'unitHead', 'transport'],
  ['finance-liaison', '钱联络', 'unitLiaison', 'finance'], ['finance-section', '钱科员', 'unitSection', 'finance', 'budget'], ['finance-head', '钱局长', 'unitHead', 'finance'],
  ['court-head', '袁院长', 'unitHead', 'court'],
];
/** p-shan and p-lin sit for a township, p-wu for none. */
const deputies = [['shan', '单晓明', 'delegation-01'], ['lin', '林大为', 'delegation-01'], ['wu', '吴机关', 'delegation-00']] as const;
const people = [...staff, ...deputies];

/** A county in which one suggestion can go the whole way, with one person in every role that it meets. */
export const testCounty: CountyRows = {
  congresses: [
    { id: 'county', level: 'county', parentId: null, name: '霁川县人民代表大会', shortName: '霁川县', documentCode: '霁人大' },
    { id: 'township-01', level: 'township', parentId: 'county', name: '霁川县霁城镇人民代表大会', shortName: '霁城镇', sort: 1 },
  ],
  terms: [{ congressId: 'county', id: 'term-18', number: 18, name: '第十八届', startsOn: '2022-01-10', endsOn: '2027-01-10' }],
  sessions: [{ congressId: 'county', id: 'session-5', termId: 'term-18', number: 5, name: '第五次会议', opensOn: '2026-01-20', closesOn: '2026-01-23' }],
  organisations: [
    organisation('admin', 'administration', '系统管理'), organisation('affairs', 'deputyAffairs', '代表工作委员会'), organisation('office', 'committeeOffice', '常委会办公室'),
    organisation('government', 'governmentOffice', '县政府办公室'),
    { congressId: 'county', id: 'presidium-01', kind: 'presidium', name: '霁城镇人大主席团', townshipId: 'township-01' },
    { congressId: 'county', id: 'delegation-01', kind: 'delegation', name: '霁城镇代表团', townshipId: 'township-01' },
    { congressId: 'county', id: 'delegation-00', kind: 'delegation', name: '县直代表团' },
    { congressId: 'county', id: 'transport', kind: 'handlingUnit', name: '县交通运输局', channel: 'government', documentCode: '霁交函', sort: 1 },
    { congressId: 'county', id: 'finance', kind: 'handlingUnit', name: '县财政局', channel: 'government', documentCode: '霁财函', sort: 2 },
    { congressId: 'county', id: 'court', kind: 'handlingUnit', name: '县人民法院', channel: 'direct', documentCode: '霁法函', sort: 3 },
  ],
  sections: [{ congressId: 'county', id: 'roads', organisationId: 'transport', name: '公路科' }, { congressId: 'county', id: 'budget', organisationId: 'finance', name: '预算科' }],
  persons: people.map(([id, name]) => person(id, name)),
  deputies: deputies.map(([id, , delegationId], index) => ({
    congressId: 'county', id: `deputy-${id}`, personId: `p-${id}`, termId: 'term-18', delegationId, certificateNumber: `1800${index + 1}`, fromDate: since,
  })),
  identities: [
    ...staff.map(([id, , role, organisationId, sectionId]) => ({ congressId: 'county', id: `i-${id}`, personId: `p-${id}`, role, organisationId, sectionId: sectionId ?? null, fromDate: since })),
    ...deputies.map(([id, , organisationId]) => ({ congressId: 'county', id: `i-${id}`, personId: `p-${id}`, role: 'deputy' as const, organisationId, deputyId: `deputy-${id}`, fromDate: since })),
  ],
  accounts: people.map(([id]) => ({ id: `a-${id}`, personId: `p-${id}`, username: id })),
};

export type PersonName = (typeof people)[number][0];

const townshipOf: Readonly<Record<string, string>> = { 'presidium-01': 'township-01', 'delegation-01': 'township-01' };

/** The actor that somebody's log-in stands for, as the authentication would read it. */
export function actorNamed(name: string) {
  const identity = testCounty.identities?.find((each) => each.id === `i-${name}`);
  const organisation = testCounty.organisations?.find((each) => each.id === identity?.organisationId);
  const found = testCounty.persons?.find((each) => each.id === `p-${name}`);
  if (identity === undefined || organisation === undefined || found === undefined) throw new Error(`nobody is called ${name}`);
  return {
    congressId: 'county', identityId: identity.id, personId: found.id, name: found.name, role: identity.role, organisationId: organisation.id, organisationName: organisation.name,
    sectionId: identity.sectionId ?? null, townshipId: townshipOf[organisation.id] ?? null,
  };
}
