import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';

/** What the database's own rules mean to whoever filled in the form. */
const texts: Readonly<Record<string, readonly [code: string, text: string, field?: string]>> = {
  congress_congress_id_name_key: ['nameTaken', '已有同名的人民代表大会。', '/name'],
  term_congress_id_number_key: ['numberTaken', '这一届已经登记。', '/number'],
  term_check: ['endsTooEarly', '任期届满应晚于任期开始。', '/endsOn'],
  session_congress_id_term_id_number_key: ['numberTaken', '这次会议已经登记。', '/number'],
  session_check: ['closesTooEarly', '闭幕不能早于开幕。', '/closesOn'],
  organisation_name: ['nameTaken', '已有同类别、同名称的单位。', '/name'],
  organisation_check: ['channelMismatch', '承办单位须填写交办渠道，其他单位不填。', '/channel'],
  organisation_system: ['systemMismatch', '政府系统的单位经政府办会签交办，法院、检察院、监委和党群系统的直接交办；请使所属系统与交办渠道一致，或者不填所属系统。', '/unitSystem'],
  organisation_former_name_pkey: ['renamedTwice', '这个单位在同一天已经更名一次；名称写错的请用“修改”。', '/renamedOn'],
  unit_succession_once: ['succeededTwice', '这个单位的撤并已经登记。'],
  section_name: ['nameTaken', '这个单位已有同名科室。', '/name'],
  constituency_name: ['nameTaken', '已有同名选区。', '/name'],
  deputy_congress_id_term_id_certificate_number_key: ['certificateTaken', '本届已有这个代表证号。', '/certificateNumber'],
  deputy_one_running_mandate: ['alreadyDeputy', '此人本届已是代表。', '/personId'],
  deputy_check: ['endsTooEarly', '终止日期不能早于任职开始。', '/untilDate'],
  identity_once: ['identityExists', '此人已有这个身份。', '/role'],
  identity_one_administrator_office: ['oneOffice', '系统管理员、安全管理员、审计员须由三个人分别担任。', '/personId'],
  account_person_id_key: ['accountExists', '此人已有账号。', '/personId'],
  account_username: ['usernameTaken', '这个登录名已被使用，请换一个。', '/username'],
};

/** A refusal for a violated rule (SQLSTATE class 23); null for every other error, which is a defect of ours. */
export function explainConstraint(error: unknown): Refusal | null {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  if (typeof code !== 'string' || !code.startsWith('23')) return null;
  const known = typeof constraint === 'string' ? texts[constraint] : undefined;
  if (known !== undefined) return refusal(...known);
  if (code === '23503') return refusal('referenceMissing', '所选的人员、单位、届或选区不存在，或不属于这个人民代表大会。');
  return refusal('rejected', '填写的内容互相矛盾，请核对后再提交。');
}
