/** The fixed wording of the papers that a place may put in its own words. What people wrote, names, dates and numbers come through placeholders only. */
export interface WordingField { readonly key: string; readonly label: string; readonly text: string; readonly placeholders: Readonly<Record<string, string>> }
interface WordingForm { readonly label: string; readonly fields: readonly WordingField[] }

const matter = { 建议标题: '建议的标题', 建议编号: '届次和编号，如“十八届一次会议第76号”' };
const field = <const Key extends string>(key: Key, label: string, text: string, placeholders: Readonly<Record<string, string>> = {}): WordingField & { readonly key: Key } => ({ key, label, text, placeholders });
const received = { ...matter, 提出方式: '“您提出的”，有联名的写明联名代表', 研究经过: '“经研究”，有会办单位、面商的写明单位和日期' };

export const wordings = {
  replyLetter: {
    label: '答复函', fields: [
      field('opening', '开头', '{提出方式}《{建议标题}》（{建议编号}）收悉。{研究经过}，现答复如下：', received),
      field('openingAgain', '重新办理的开头', '{提出方式}《{建议标题}》（{建议编号}），代表对办理情况不满意，我单位重新作了办理。{研究经过}，现重新答复如下：', received),
      field('openingSecond', '再次答复的开头', '{提出方式}《{建议标题}》（{建议编号}），我单位在答复中承诺的事项已有结果，现再次答复如下：', received),
      field('result', '每条的办理结果', '办理结果：{办理结果}。', { 办理结果: '这一条的办理结果' }),
      field('promise', '每条的承诺', '我单位承诺：{承诺}', { 承诺: '承诺内容、完成时限和责任人' }),
      field('opinions', '会办意见的标题', '会办单位意见'), field('promises', '承诺清单的标题', '承诺事项清单'), field('fulfilled', '承诺落实情况的标题', '承诺事项落实情况'),
      field('closing', '结尾', '感谢您对我们工作的关心和支持，欢迎继续提出宝贵意见。'),
      field('closingWithPromises', '有承诺时的结尾', '感谢您对我们工作的关心和支持，欢迎继续提出宝贵意见，并监督上述承诺事项的落实。'),
      field('copyTo', '另外抄送（每行一个单位，可以不填）', ''),
      field('formNote', '征询意见表的说明', '本表由代表本人填写，交{收表机关}，不交承办单位。', { 收表机关: '收回征询意见表的机关' }),
    ],
  },
  assistingOpinion: {
    label: '会办意见函', fields: [
      field('opening', '开头', '你单位主办的《{建议标题}》（第{建议序号}号），我单位于{收到日期}收到。经研究，现提出会办意见如下：', { 建议标题: matter.建议标题, 建议序号: '建议的编号，如“76”', 收到日期: '签收的日期' }),
      field('closing', '结尾', '以上意见，供你单位答复代表时研究采纳。'), field('copyTo', '另外抄送（每行一个单位，可以不填）', ''),
    ],
  },
  declineNotice: {
    label: '不予受理通知', fields: [
      field('opening', '开头', '您{提交日期}提交的《{建议标题}》收悉。经审查，该件属于不作为代表建议受理的情形，现将有关情况通知如下：', { 建议标题: matter.建议标题, 提交日期: '“于某年某月某日”' }),
      field('rights', '代表可以怎样做', '您可以就属于本级国家机关职权范围的具体事项另行提出建议；对本通知有不同意见的，可以向我单位反映。'),
      field('closing', '结尾', '特此通知。'),
    ],
  },
  assignmentForm: {
    label: '交办单', fields: [
      field('demand', '对答复单位的要求', '按期签收；与代表联系、面商后，由主要负责人签发书面答复，逐条答复具体建议；答复中的承诺写明内容、责任人和期限。'),
      field('demandAssisting', '对会办单位的要求', '按期签收；在期限内将会办意见书面送主办单位。'),
      field('foot', '说明', '不属于本单位职责的，在规定期限内申请退办；未经同意不得自行转办，办理期限照常计算。'),
    ],
  },
  returnForm: { label: '退办申请单', fields: [field('foot', '说明', '须经交办机构同意；同意以前仍由申请单位负责办理。')] },
  extensionForm: { label: '延期答复申请单', fields: [field('foot', '说明', '涉及面广、处理难度大的，自交办之日起六个月内答复（代表法第五十一条第二款）；每件只能延期一次，并告知代表。')] },
  consultationRecord: { label: '面商记录', fields: [field('foot', '说明', '未经代表确认的面商记录，不计入面商率。')] },
  supervisionNote: { label: '督办单', fields: [field('foot', '说明', '请承办单位收到后立即办理，并将办理情况填写在“承办单位反馈”栏内报督办机关。')] },
} as const satisfies Record<string, WordingForm>;

export type WordingKind = keyof typeof wordings;
export type WordingTexts<Kind extends WordingKind> = Readonly<Record<(typeof wordings)[Kind]['fields'][number]['key'], string>>;
export const wordingKinds = Object.keys(wordings) as readonly WordingKind[];
export const isWordingKind = (name: string): name is WordingKind => Object.hasOwn(wordings, name);
export const fieldsOf = (kind: WordingKind): readonly WordingField[] => wordings[kind].fields;

/** What the program brings along. */
export const shippedTexts = <Kind extends WordingKind>(kind: Kind): WordingTexts<Kind> => Object.fromEntries(fieldsOf(kind).map(({ key, text }) => [key, text])) as WordingTexts<Kind>;
