import type { CountyRows } from './county-rows.ts';

/** A county of a handful of people, for tests: every administrator, two deputies (one of them in two identities), a unit with its people. */
export const smallCountyPassword = '青山绿水好地方啊啊2026';

const person = (id: string, name: string, phone = '') => ({ id, name, phone });
const since = '2022-01-10';

export const smallCounty: CountyRows = {
  congresses: [
    { id: 'county', level: 'county', parentId: null, name: '霁川县人民代表大会', shortName: '霁川县', documentCode: '霁人大' },
    { id: 'township-01', level: 'township', parentId: 'county', name: '霁川县霁城镇人民代表大会', shortName: '霁城镇', sort: 1 },
    { id: 'township-02', level: 'township', parentId: 'county', name: '霁川县临漪镇人民代表大会', shortName: '临漪镇', sort: 2 },
  ],
  terms: [
    { congressId: 'county', id: 'term-18', number: 18, name: '第十八届', startsOn: '2022-01-10', endsOn: '2027-01-10' },
    { congressId: 'township-01', id: 'term-18', number: 18, name: '第十八届', startsOn: '2022-01-05', endsOn: '2027-01-05' },
  ],
  sessions: [{ congressId: 'county', id: 'session-5', termId: 'term-18', number: 5, name: '第五次会议', opensOn: '2026-01-20', closesOn: '2026-01-23' }],
  organisations: [
    { congressId: 'county', id: 'admin', kind: 'administration', name: '系统管理' },
    { congressId: 'county', id: 'affairs', kind: 'deputyAffairs', name: '代表工作委员会' },
    { congressId: 'county', id: 'delegation-01', kind: 'delegation', name: '霁城镇代表团', townshipId: 'township-01' },
    { congressId: 'township-01', id: 'delegation', kind: 'delegation', name: '第一代表组', townshipId: 'township-01' },
    { congressId: 'county', id: 'transport', kind: 'handlingUnit', name: '县交通运输局', shortName: '交通局', channel: 'government', sort: 2 },
    { congressId: 'county', id: 'court', kind: 'handlingUnit', name: '县人民法院', channel: 'direct', sort: 1 },
  ],
  sections: [{ congressId: 'county', id: 'roads', organisationId: 'transport', name: '公路科' }],
  constituencies: [{ congressId: 'county', id: 'constituency-1', number: 1, name: '第一选区', townshipId: 'township-01', seats: 2 }],
  persons: [
    person('p-system', '安系统'), person('p-security', '保安全'), person('p-audit', '查审计'), person('p-affairs', '戴工委'),
    person('p-shan', '单晓明', '13800000001'), person('p-lin', '林大为', '13800000002'), person('p-liaison', '路联络'), person('p-idle', '闲未激活'),
  ],
  deputies: [
    { congressId: 'county', id: 'deputy-shan', personId: 'p-shan', termId: 'term-18', delegationId: 'delegation-01', constituencyId: 'constituency-1', certificateNumber: '18001', fromDate: since },
    { congressId: 'township-01', id: 'deputy-shan-town', personId: 'p-shan', termId: 'term-18', delegationId: 'delegation', certificateNumber: 'Z18001', fromDate: since },
    { congressId: 'county', id: 'deputy-lin', personId: 'p-lin', termId: 'term-18', delegationId: 'delegation-01', certificateNumber: '18002', fromDate: since },
  ],
  identities: [
    { congressId: 'county', id: 'i-system', personId: 'p-system', role: 'systemAdministrator', organisationId: 'admin', fromDate: since },
    { congressId: 'county', id: 'i-security', personId: 'p-security', role: 'securityAdministrator', organisationId: 'admin', fromDate: since },
    { congressId: 'county', id: 'i-audit', personId: 'p-audit', role: 'auditor', organisationId: 'admin', fromDate: since },
    { congressId: 'county', id: 'i-affairs', personId: 'p-affairs', role: 'deputyAffairs', organisationId: 'affairs', fromDate: since },
    { congressId: 'county', id: 'i-shan', personId: 'p-shan', role: 'deputy', organisationId: 'delegation-01', deputyId: 'deputy-shan', fromDate: since },
    { congressId: 'township-01', id: 'i-shan-town', personId: 'p-shan', role: 'deputy', organisationId: 'delegation', deputyId: 'deputy-shan-town', fromDate: since },
    { congressId: 'county', id: 'i-lin', personId: 'p-lin', role: 'deputy', organisationId: 'delegation-01', deputyId: 'deputy-lin', fromDate: since },
    { congressId: 'county', id: 'i-liaison', personId: 'p-liaison', role: 'unitLiaison', organisationId: 'transport', sectionId: 'roads', fromDate: since },
    { congressId: 'county', id: 'i-idle', personId: 'p-idle', role: 'unitLiaison', organisationId: 'court', fromDate: since },
  ],
  accounts: [
    ...['system', 'security', 'audit', 'affairs', 'shan', 'lin', 'liaison'].map((name) => ({ id: `a-${name}`, personId: `p-${name}`, username: name, password: smallCountyPassword })),
    { id: 'a-idle', personId: 'p-idle', username: 'idle' },
  ],
};
