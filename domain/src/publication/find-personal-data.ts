/**
 * What in a text looks like the personal data of somebody: found before anything is made public, so that a person strikes it out
 * (个人信息保护法 25, 28: 公开个人信息须取得本人同意). It proposes, people decide; only a valid identity number may never stay.
 */
export type PersonalDataKind = 'idCard' | 'mobile' | 'landline' | 'email' | 'address' | 'resident';
export interface PersonalData { readonly kind: PersonalDataKind; readonly text: string }
export const personalDataLabels: Readonly<Record<PersonalDataKind, string>> = { idCard: '身份证号码', mobile: '手机号码', landline: '固定电话', email: '电子邮箱', address: '住址', resident: '居民姓名' };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const provinces = new Set(['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71', '81', '82', '83']);

/** GB 11643: region, birthday and check digit. A credit code or an order number of eighteen places passes none but by chance. */
function isIdentityNumber(text: string): boolean {
  if (!provinces.has(text.slice(0, 2))) return false;
  const birthday = text.length === 15 ? `19${text.slice(6, 12)}` : text.slice(6, 14);
  const month = Number(birthday.slice(4, 6));
  const day = Number(birthday.slice(6, 8));
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  if (text.length === 15) return true;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
// Words that begin like a name; and what follows a name, so that its first letter is not taken for a part of it. 某 names nobody.
const noNames = '方便|方面|方案|高度|高龄|高峰|高空|向|于|任何|任意|严重|黄金|金额|陆续|范围|程度|程序|顾虑|许多|许可|余|白天|万元|孔|段|路|毛|文化|龙头|江边|钱款|谢绝|常年|常住';
const afterNames = '反映|反应|反馈|家|的|等|电话|手机|说|称|提出|住|在|与|和|及|来电|来访|是|因|患|为|向|于|已|被|有|先生|女士|大爷|大妈|大娘|老人|阿姨|同志|身份证';
const givenName = String.raw`(?!某)[一-龥](?:(?!${afterNames})[一-龥])?`;

interface Pattern { readonly kind: PersonalDataKind; readonly find: RegExp; readonly only?: (text: string) => boolean }
const patterns: readonly Pattern[] = [
  { kind: 'idCard', find: /(?<![0-9A-Za-z])(?:\d{17}[0-9Xx]|\d{15})(?![0-9A-Za-z])/gu, only: isIdentityNumber },
  // Written together or in groups of 3-4-4; not within a longer number, and not the number of a document.
  { kind: 'mobile', find: /(?<![0-9A-Za-z〔[-])1[3-9]\d(?:[- ]?\d{4}){2}(?![0-9A-Za-z号元万亿%])/gu },
  { kind: 'landline', find: /(?<![0-9A-Za-z])(?:\(0\d{2,3}\)|（0\d{2,3}）|0\d{2,3}[-— ])\s?[2-9]\d{6,7}(?![0-9A-Za-z])/gu },
  { kind: 'landline', find: /(?<=电话[号码]{0,2}[是为：: ]{0,2})[2-9]\d{6,7}(?![0-9A-Za-z])/gu },
  { kind: 'email', find: /[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/gu },
  // A home is told by its building and flat, or by the house number of a hamlet; a street number alone is where an office or a road is.
  { kind: 'address', find: /[一-龥]{0,8}?\d{1,4}(?:幢|栋|号楼|座)(?:\d{1,2}单元)?\d{1,4}(?:室|房|户)/gu },
  { kind: 'address', find: /[一-龥]{2,8}\d{1,3}单元\d{1,4}(?:室|房|户)?/gu },
  { kind: 'address', find: /[一-龥]{1,6}村(?:[一-龥]{0,6}(?:组|队|自然村))?\d{1,4}号(?!线|路|公路|桥|井|泵|楼)/gu },
  { kind: 'resident', find: new RegExp(String.raw`(?<=(?:居民|村民|业主|住户|户主|患者|学生|家长|租户|信访人|当事人|投诉人|低保户))(?!${noNames})[${surnames}]${givenName}`, 'gu') },
  { kind: 'resident', find: new RegExp(String.raw`(?<![一-龥])[${surnames}](?!某)[一-龥]{1,2}(?=(?:先生|女士|大爷|大妈|大娘|老人|阿姨)(?:[，,、。；：:（(\s]|反映|等|家|的|$))`, 'gu') },
];

/** Each finding once, in the order in which it stands. */
export function findPersonalData(text: string): readonly PersonalData[] {
  const found: (PersonalData & { readonly at: number })[] = [];
  for (const { kind, find, only } of patterns) {
    for (const { 0: passage, index: at } of text.matchAll(find)) {
      const isWithin = found.some((known) => at >= known.at && at + passage.length <= known.at + known.text.length);
      if (only?.(passage) !== false && !isWithin) found.push({ kind, text: passage, at });
    }
  }
  const inOrder = found.toSorted((a, b) => a.at - b.at);
  return inOrder.filter((one, index) => inOrder.findIndex((other) => other.text === one.text) === index).map(({ kind, text: passage }) => ({ kind, text: passage }));
}
