/**
 * The identities (身份) in which a person can act. One person may hold several and acts in one at a time;
 * every audit entry names it.
 */
export const roleLabels = {
  deputy: '人大代表',
  townshipPresidium: '乡镇人大主席团',
  deputyAffairs: '县人大常委会代表工委',
  committeeOffice: '县人大常委会办公室',
  councilMember: '主任会议成员',
  committeeMember: '常委会组成人员',
  specialCommittee: '专委会、常委会工委',
  governmentOffice: '县政府办公室',
  countyLeader: '县政府领导',
  unitLiaison: '承办单位联络员',
  unitSection: '承办科室',
  unitDeputyHead: '承办单位分管领导',
  unitHead: '承办单位主要负责人',
  stationKeeper: '代表联络站',
  systemAdministrator: '系统管理员',
  securityAdministrator: '安全管理员',
  auditor: '审计员',
} as const;

export type RoleId = keyof typeof roleLabels;

/** An office under the name of its place, as it signs: 清原县人大常委会代表工委, 岭前镇人大主席团. Without one it is named as people in the county name it. */
export function officeNamedAfter(role: RoleId, placeName: string | null): string {
  const name = roleLabels[role];
  return placeName === null ? name : `${placeName}${name.replace(/^(?:乡镇|县)/u, '')}`;
}

/** Who hands a suggestion to a unit, as letters name them: government units jointly with the government office (浙江规定 11), a township's presidium alone (代表法 51). */
export const assigningOffices = (conducting: RoleId, withGovernment: boolean, placeName: string | null = null): string[] =>
  [officeNamedAfter(conducting, placeName), ...(withGovernment ? [officeNamedAfter('governmentOffice', placeName)] : [])];

export const unitRoles = ['unitLiaison', 'unitSection', 'unitDeputyHead', 'unitHead'] as const satisfies readonly RoleId[];

/** The three administrators are separate: none of them can do another's work, none reads suggestions' contents. */
export const administratorRoles = ['systemAdministrator', 'securityAdministrator', 'auditor'] as const satisfies readonly RoleId[];

export function isUnitRole(role: RoleId): boolean {
  return (unitRoles as readonly RoleId[]).includes(role);
}
