import type { Identity, RoleId } from '../api/types.ts';

export interface NavItem { readonly to: string; readonly label: string; readonly icon: IconName; readonly key?: string }
export type IconName = 'inbox' | 'paper' | 'check' | 'number' | 'send' | 'stamp' | 'desk' | 'scales' | 'promise' | 'calendar' | 'bell' | 'people' | 'shield' | 'chart';

const toDo: NavItem = { to: '/to-do', label: '我的待办', icon: 'inbox', key: 'g t' };
const suggestions: NavItem = { to: '/suggestions', label: '建议', icon: 'paper', key: 'g s' };
const review: NavItem = { to: '/review', label: '审核', icon: 'check', key: 'g r' };
const paperEntry: NavItem = { to: '/paper-entry', label: '纸质录入', icon: 'paper', key: 'g z' };
const registration: NavItem = { to: '/registration', label: '登记编号', icon: 'number', key: 'g n' };
const assignment: NavItem = { to: '/assignment', label: '交办台', icon: 'send', key: 'g a' };
const plans: NavItem = { to: '/assignment-plans', label: '拟办表', icon: 'desk', key: 'g p' };
const meetings: NavItem = { to: '/assignment-meetings', label: '交办会', icon: 'stamp', key: 'g h' };
const joint: NavItem = { to: '/joint-assignment', label: '会签交办', icon: 'stamp', key: 'g a' };
const desk: NavItem = { to: '/unit', label: '单位办理', icon: 'desk', key: 'g u' };
const before: NavItem = { to: '/before-session', label: '会前准备', icon: 'paper', key: 'g b' };
const excellent: NavItem = { to: '/excellent', label: '撰写质量', icon: 'check', key: 'g w' };
const rounds: NavItem = { to: '/rounds', label: '测评', icon: 'scales', key: 'g e' };
const commitments: NavItem = { to: '/commitments', label: '承诺台账', icon: 'promise', key: 'g l' };
const publications: NavItem = { to: '/publications', label: '公开目录', icon: 'paper', key: 'g o' };
const numbers: NavItem = { to: '/numbers', label: '统计', icon: 'chart', key: 'g i' };
const terms: NavItem = { to: '/term-changes', label: '换届承接', icon: 'promise', key: 'g j' };
const calendar: NavItem = { to: '/calendar', label: '日历', icon: 'calendar', key: 'g c' };
const report: NavItem = { to: '/township-report', label: '向大会报告', icon: 'paper', key: 'g p' };
const livelihood: NavItem = { to: '/livelihood', label: '民生事项', icon: 'people', key: 'g f' };
const confirmations: NavItem = { to: '/acting-mandates', label: '代办授权', icon: 'stamp', key: 'g d' };
const secrets: NavItem = { to: '/secret-matters', label: '涉密事项', icon: 'shield', key: 'g k' };
const people: NavItem = { to: '/administration', label: '代表与单位', icon: 'people', key: 'g m' };
const administration: NavItem = { to: '/administration', label: '管理', icon: 'shield', key: 'g m' };
const audit: NavItem = { to: '/audit', label: '审计', icon: 'shield', key: 'g m' };

const unit = [toDo, desk, meetings, before, suggestions, commitments, publications, terms, numbers, calendar];
const observer = [toDo, suggestions, commitments, calendar];
const overseer = [toDo, suggestions, commitments, publications, terms, numbers, calendar];

/** The navigation by work: what a role never needs is not there. What it may do is said by the server, record by record. */
const workOfRole: Readonly<Record<RoleId, readonly NavItem[]>> = {
  deputy: observer,
  townshipPresidium: [toDo, before, review, paperEntry, excellent, suggestions, commitments, calendar, people],
  deputyAffairs: [toDo, before, paperEntry, review, registration, plans, meetings, assignment, suggestions, commitments, publications, numbers, rounds, excellent, terms, secrets, calendar, people],
  committeeOffice: [toDo, before, review, excellent, meetings, suggestions, commitments, publications, terms, numbers, calendar, people],
  councilMember: [...overseer, people],
  committeeMember: [...overseer, people],
  specialCommittee: [...overseer, people],
  governmentOffice: [toDo, joint, meetings, suggestions, commitments, publications, terms, numbers, calendar, people],
  countyLeader: overseer,
  unitLiaison: unit, unitSection: unit, unitDeputyHead: unit, unitHead: unit,
  stationKeeper: [...observer, before],
  systemAdministrator: [administration],
  securityAdministrator: [administration, confirmations, secrets, toDo],
  auditor: [audit],
};

/** In a township's own congress the presidium does what in the county three offices do (代表法 51). */
const ofTownshipPresidium: readonly NavItem[] = [toDo, livelihood, paperEntry, review, registration, assignment, suggestions, commitments, publications, numbers, rounds, terms, report, secrets, calendar, people];

type Capacity = Pick<Identity, 'role' | 'congress'>;
export const isInTownship = ({ congress }: Pick<Identity, 'congress'>): boolean => congress.level === 'township';
/** What only a county has: assignment meetings with the government office, the year's guide of topics. */
const ofCountyOnly: readonly NavItem[] = [meetings, before];
export function workOf(identity: Capacity): readonly NavItem[] {
  if (!isInTownship(identity)) return workOfRole[identity.role];
  if (identity.role === 'townshipPresidium') return ofTownshipPresidium;
  // Offices of a township are given its small matters as well.
  return workOfRole[identity.role].filter((item) => !ofCountyOnly.includes(item)).flatMap((item) => (item === desk ? [item, livelihood] : [item]));
}
/** Who runs the suggestions of their congress. */
export const isConducting = (identity: Capacity): boolean => identity.role === (isInTownship(identity) ? 'townshipPresidium' : 'deputyAffairs');

export const startOf = (identity: Capacity): string => workOf(identity)[0]?.to ?? '/to-do';

const places = new Set([...Object.values(workOfRole).flat(), ...ofTownshipPresidium].map((item) => item.to));
// Everybody gives mandates there; the security administrator alone is led to it.
places.delete(confirmations.to);

/** Whether an address is a place of work that this person's navigation does not lead to. */
export function isOthersWork(identity: Capacity, pathname: string): boolean {
  const place = `/${pathname.split('/')[1] ?? ''}`;
  return places.has(place) && !workOf(identity).some((item) => item.to === place);
}
