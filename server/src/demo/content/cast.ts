/**
 * The people with passwords in the demo: fixed names, so that the manual and the pictures can name them. `posts` says which places they
 * take, as `role|organisation`; the first is the one they enter with.
 */
export interface CastMember { username: string; name: string; sex: 'male' | 'female'; birthYear: number; posts: readonly string[]; occupation?: string; employer?: string }

const member = (username: string, name: string, sex: 'male' | 'female', birthYear: number, posts: string, occupation?: string, employer?: string): CastMember =>
  ({ username, name, sex, birthYear, posts: posts.split(' '), occupation, employer });

export const cast: readonly CastMember[] = [
  // Deputies: lead sponsors and co-signers of several townships, three of them over sixty.
  member('linyongfa', '林永发', 'male', 1962, 'deputy|delegation-04', '村民', '石栎镇里汀村'),
  member('chenyulan', '陈玉兰', 'female', 1964, 'deputy|delegation-07', '茶农', '云碓镇春芽茶叶专业合作社'),
  member('wuxiuzhen', '吴秀珍', 'female', 1965, 'deputy|delegation-12', '退休教师', '青箬镇'),
  member('zhouminjie', '周敏洁', 'female', 1984, 'deputy|delegation-01', '社区工作者', '霁城镇'),
  member('zhengkai', '郑凯', 'male', 1979, 'deputy|delegation-02', '企业负责人', '霁川凌越包装有限公司'),
  member('huangxiaoyan', '黄晓燕', 'female', 1986, 'deputy|delegation-03', '教师', '枫渚中学'),
  member('xuzhijian', '徐志坚', 'male', 1971, 'deputy|delegation-05', '医生', '雁浦卫生院'),
  member('lanfengying', '蓝凤英', 'female', 1976, 'deputy|delegation-16', '民宿经营者', '杉篁乡云上民宿'),
  member('yeguodong', '叶国栋', 'male', 1968, 'deputy|delegation-09', '水产养殖户', '鹤浔镇'),
  member('zhangyuxuan', '章宇轩', 'male', 1992, 'deputy|delegation-01', '快递网点负责人', '霁城镇城北快递网点'),
  // One person with three identities: county deputy, committee member, and a deputy head of a handling unit.
  member('sumingkun', '苏明堃', 'male', 1975, 'deputy|delegation-06 unitDeputyHead|unit-education specialCommittee|org-education'),
  member('panlihua', '潘丽华', 'female', 1973, 'townshipDeputy|township-04', '村妇联主席', '石栎镇云筠村'),
  // Township presidium, station.
  member('xiejianming', '谢建明', 'male', 1974, 'presidium|org-presidium-04'),
  member('caiwenjing', '蔡文静', 'female', 1982, 'presidium|org-presidium-07'),
  member('wengxiaoli', '翁晓莉', 'female', 1988, 'station|station-home-04'),
  // The congress's offices.
  member('fangzhihong', '方志宏', 'male', 1970, 'deputyAffairs|org-deputy-affairs'),
  member('heyaqin', '何雅琴', 'female', 1987, 'deputyAffairs|org-deputy-affairs'),
  member('jinhaibin', '金海滨', 'male', 1978, 'committeeOffice|org-committee-office'),
  member('zhuguoping', '朱国平', 'male', 1966, 'councilOfChairpersons|org-council'),
  member('shenhuimin', '沈慧敏', 'female', 1972, 'standingCommittee|org-standing-committee'),
  member('dongjianjun', '董建军', 'male', 1969, 'specialCommittee|org-environment'),
  // The government office, a county leader.
  member('guozhiyuan', '郭志远', 'male', 1976, 'governmentOffice|org-government-office'),
  member('xialinlin', '夏琳琳', 'female', 1991, 'governmentOffice|org-government-office'),
  member('luzhenyu', '卢振宇', 'male', 1973, 'countyLeader|org-county-government'),
  // Three handling units in full: contact, section, leader in charge, head.
  member('wangmengyao', '王梦瑶', 'female', 1993, 'unitLiaison|unit-transport'),
  member('liweifeng', '李伟峰', 'male', 1983, 'unitSection|unit-transport'),
  member('madeqing', '马德清', 'male', 1974, 'unitDeputyHead|unit-transport'),
  member('hujianhua', '胡建华', 'male', 1971, 'unitHead|unit-transport'),
  member('yuxinyi', '余欣怡', 'female', 1994, 'unitLiaison|unit-water'),
  member('zenghaoran', '曾浩然', 'male', 1985, 'unitSection|unit-water'),
  member('qiuliqun', '邱立群', 'male', 1977, 'unitDeputyHead|unit-water'),
  member('shichangming', '施昌明', 'male', 1970, 'unitHead|unit-water'),
  member('xujiaqi', '许佳琪', 'female', 1992, 'unitLiaison|unit-construction'),
  member('taojunjie', '陶俊杰', 'male', 1986, 'unitSection|unit-construction'),
  member('niyanping', '倪燕萍', 'female', 1978, 'unitDeputyHead|unit-construction'),
  member('dingguoqiang', '丁国强', 'male', 1972, 'unitHead|unit-construction'),
  member('jiangsiyu', '姜思雨', 'female', 1990, 'unitLiaison|unit-court'),
  member('wenhaoyu', '温浩宇', 'male', 1989, 'unitLiaison|unit-political-legal'),
  member('kezhengwei', '柯正伟', 'male', 1980, 'unitLiaison|unit-township-04'),
  // Three administrators, none of whom can do the others' work.
  member('xitongguanli', '汪凯', 'male', 1988, 'systemAdministrator|org-administration'),
  member('anquanguanli', '颜静', 'female', 1985, 'securityAdministrator|org-administration'),
  member('anquanshenji', '季鹏', 'male', 1981, 'auditor|org-administration'),
];
