/** The small invented county of the tests: who is there, and in which identity each of them acts. */
import type { DeputyInfo, MeetingInfo, SectionInfo, SessionInfo, UnitInfo } from '../case-file/context.ts';
import type { Actor } from '../identity/actor.ts';
import type { RoleId } from '../identity/roles.ts';

export const congressId = 'county';
export const townships = ['township-1', 'township-2'] as const;

function unit(id: string, name: string, channel: UnitInfo['channel']): UnitInfo {
  return { id, name, channel, letterPrefix: `${name.slice(-3)}函`, townshipId: null };
}
export const units: readonly UnitInfo[] = [
  unit('transport', '县交通运输局', 'government'), unit('housing', '县住房和城乡建设局', 'government'),
  unit('education', '县教育局', 'government'), unit('court', '县人民法院', 'direct'), unit('union', '县总工会', 'direct'),
];
export const sections: readonly SectionInfo[] = units.flatMap(({ id }) => [
  { id: `${id}-a`, name: '综合科', unitId: id }, { id: `${id}-b`, name: '业务科', unitId: id },
]);
export const session: SessionInfo = { id: 'session-1', termId: 'term-1', label: '十七届五次会议', closesOn: '2026-03-06' };

/** Meetings held on the first day that list every case: at the first the government office had signed nothing beforehand, at the second all for its units. */
export const meetings: readonly MeetingInfo[] = [
  { id: 'meeting-unsigned', title: '交办会', state: 'held', heldOn: '2026-03-02', isListed: true, signedPlan: null },
  { id: 'meeting-elsewhere', title: '另一次交办会', state: 'held', heldOn: '2026-03-02', isListed: false, signedPlan: null },
];

function deputy(n: number, name: string, townshipId: string | null, employerId: string | null = null): DeputyInfo {
  return { personId: `deputy-${n}`, name, delegationId: `delegation-${townshipId ?? 'county'}`, delegationName: '第一代表团', townshipId, employerId, phone: `1380000000${n}` };
}
/** The second is employed by the transport bureau, the third has no township. */
export const deputies: readonly DeputyInfo[] = [
  deputy(1, '陈初', 'township-1'), deputy(2, '林二', 'township-1', 'transport'), deputy(3, '周三', null), deputy(4, '吴四', 'township-2'),
  deputy(5, '郑五', 'township-2'), deputy(6, '王六', 'township-1'),
];

function actor(role: RoleId, organisationId: string, name: string, rest: Partial<Actor> = {}): Actor {
  return { congressId, identityId: `as-${role}-${rest.personId ?? organisationId}-${rest.sectionId ?? ''}`, personId: `person-${role}-${organisationId}-${rest.sectionId ?? ''}`, name, role, organisationId, organisationName: organisationId, sectionId: null, townshipId: null, ...rest };
}

export const deputyActors: readonly Actor[] = deputies.map((d) => actor('deputy', congressId, d.name, { personId: d.personId, townshipId: d.townshipId }));
const unitActors = units.flatMap(({ id, name }) => [
  actor('unitLiaison', id, `${name}联络员`),
  ...sections.filter((s) => s.unitId === id).map((s) => actor('unitSection', id, `${name}${s.name}经办`, { sectionId: s.id })),
  actor('unitDeputyHead', id, `${name}分管领导`), actor('unitHead', id, `${name}局长`),
]);

/** One person for every role, one set of four for every unit, one presidium for every township. */
export const actors: readonly Actor[] = [
  ...deputyActors,
  ...townships.map((id) => actor('townshipPresidium', id, `${id}主席团`, { townshipId: id })),
  actor('deputyAffairs', 'affairs', '代表工委'), actor('committeeOffice', 'office', '常委会办公室'), actor('councilMember', 'council', '主任会议成员'),
  actor('committeeMember', 'committee', '常委会委员'), actor('specialCommittee', 'special', '财经委'), actor('governmentOffice', 'government', '政府办'),
  actor('countyLeader', 'government', '副县长'), ...unitActors, actor('stationKeeper', 'station', '联络站'),
  actor('systemAdministrator', congressId, '系统管理员'), actor('securityAdministrator', congressId, '安全管理员'), actor('auditor', congressId, '审计员'),
  // Somebody of another congress, who has no business here at all.
  actor('deputyAffairs', 'elsewhere', '邻县代表工委', { congressId: 'elsewhere' }),
];

export function actorOf(role: RoleId, organisationId?: string, sectionId?: string): Actor {
  const found = actors.find((a) => a.congressId === congressId && a.role === role && (organisationId === undefined || a.organisationId === organisationId) && (sectionId === undefined || a.sectionId === sectionId));
  if (found === undefined) throw new Error(`nobody is ${role} of ${organisationId ?? 'anywhere'}`);
  return found;
}

export function deputyActor(personId: string): Actor {
  const found = deputyActors.find((a) => a.personId === personId);
  if (found === undefined) throw new Error(`no deputy ${personId}`);
  return found;
}
