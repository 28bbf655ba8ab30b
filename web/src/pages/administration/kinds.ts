import type { RoleId } from '../../api/types.ts';

export interface Column { readonly field: string; readonly title: string; readonly as?: 'date' | 'instant' | 'choice' }
export interface KindView { readonly kind: string; readonly label: string; readonly explain: string; readonly columns: readonly Column[]; readonly searchable: string }

/** The lists of administration: which columns help to find and check a record. What may be done with it comes from the server. */
export const kindViews: readonly KindView[] = [
  { kind: 'person', label: '人员', explain: '系统里的每个人只登记一次；一个人可以有几个身份。', searchable: '姓名、拼音首字母或电话', columns: [{ field: 'name', title: '姓名' }, { field: 'sex', title: '性别', as: 'choice' }, { field: 'workplace', title: '单位职务' }, { field: 'phone', title: '电话' }] },
  { kind: 'deputy', label: '代表资格', explain: '登记代表资格后，代表身份自动设立；资格终止，身份随之终止。', searchable: '姓名、拼音首字母或证号', columns: [{ field: 'personName', title: '姓名' }, { field: 'delegationName', title: '代表团' }, { field: 'constituencyName', title: '选区' }, { field: 'certificateNumber', title: '代表证号' }, { field: 'termName', title: '届' }, { field: 'untilDate', title: '终止', as: 'date' }] },
  { kind: 'identity', label: '身份', explain: '一个人以什么身份办理。管理员的身份由另一位管理员确认后生效。', searchable: '姓名或拼音首字母', columns: [{ field: 'personName', title: '姓名' }, { field: 'roleLabel', title: '身份' }, { field: 'organisationName', title: '单位' }, { field: 'sectionName', title: '科室' }, { field: 'title', title: '职务' }, { field: 'fromDate', title: '起始', as: 'date' }] },
  { kind: 'account', label: '账号', explain: '由安全管理员开设；密码单只显示一次，打印后当面交给本人。', searchable: '姓名、拼音首字母或登录名', columns: [{ field: 'personName', title: '姓名' }, { field: 'username', title: '登录名' }, { field: 'lastLoginAt', title: '最近登录', as: 'instant' }, { field: 'lockedUntil', title: '锁定至', as: 'instant' }] },
  { kind: 'organisation', label: '单位和组织', explain: '承办单位、代表团、机关和联络站。单位改名用“更名”，曾用名也能查到；机构改革中撤并的用“撤并”，没有办完的建议逐件由承接单位接着办。', searchable: '名称或简称', columns: [{ field: 'name', title: '名称' }, { field: 'shortName', title: '简称' }, { field: 'formerNames', title: '曾用名' }, { field: 'organisationKind', title: '类别', as: 'choice' }, { field: 'channel', title: '交办渠道', as: 'choice' }, { field: 'unitSystem', title: '系统', as: 'choice' }, { field: 'townshipName', title: '乡镇' }, { field: 'phone', title: '电话' }] },
  { kind: 'section', label: '科室', explain: '承办单位内部的科室，分派建议时选用。', searchable: '名称', columns: [{ field: 'organisationName', title: '单位' }, { field: 'name', title: '名称' }] },
  { kind: 'term', label: '届', explain: '每届任期。', searchable: '名称', columns: [{ field: 'name', title: '名称' }, { field: 'startsOn', title: '任期开始', as: 'date' }, { field: 'endsOn', title: '任期届满', as: 'date' }] },
  { kind: 'session', label: '会议', explain: '每次会议，登记编号时选用。', searchable: '名称', columns: [{ field: 'termName', title: '届' }, { field: 'name', title: '名称' }, { field: 'opensOn', title: '开幕', as: 'date' }, { field: 'closesOn', title: '闭幕', as: 'date' }, { field: 'suggestionsDueAt', title: '建议截止', as: 'instant' }] },
  { kind: 'constituency', label: '选区', explain: '选区和应选代表数。', searchable: '名称', columns: [{ field: 'number', title: '序号' }, { field: 'name', title: '名称' }, { field: 'townshipName', title: '乡镇' }, { field: 'seats', title: '应选' }, { field: 'voters', title: '选民数' }] },
  { kind: 'congress', label: '人民代表大会', explain: '县和各乡镇的人民代表大会。', searchable: '名称', columns: [{ field: 'name', title: '名称' }, { field: 'shortName', title: '简称' }, { field: 'level', title: '层级', as: 'choice' }] },
];

const structure = ['deputy', 'organisation', 'section', 'term', 'session', 'constituency', 'congress'];
/** Which lists a role's navigation shows; the server alone decides what may be read. */
const listsOfRole: Readonly<Partial<Record<RoleId, readonly string[]>>> = {
  systemAdministrator: ['person', 'deputy', 'identity', 'organisation', 'section', 'term', 'session', 'constituency', 'congress'],
  securityAdministrator: ['account', 'identity', 'person', 'organisation', 'section', 'congress'],
  deputyAffairs: [...structure, 'person'], committeeOffice: [...structure, 'person'], townshipPresidium: [...structure, 'person'],
  councilMember: structure, committeeMember: structure, specialCommittee: structure, governmentOffice: structure,
};
export const kindsOfRole = (role: RoleId): readonly KindView[] => (listsOfRole[role] ?? []).flatMap((kind) => kindViews.filter((one) => one.kind === kind));
export const mayImport = (role: RoleId): boolean => role === 'systemAdministrator';
