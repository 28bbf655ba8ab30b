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
  suggestionSheet: {
    label: '代表建议专用纸', fields: [
      field('name', '纸的名称', '代表建议、批评和意见专用纸'), field('situation', '第一部分的标题', '一、情况'), field('analysis', '第二部分的标题', '二、分析'), field('asks', '第三部分的标题', '三、具体建议'),
      field('openUnits', '代表没有提出承办单位时', '由{交办机构}确定', { 交办机构: '本级的代表工作机构' }), field('foot', '说明（可以不填）', ''),
    ],
  },
  termExplanation: {
    label: '换届书面说明', fields: [
      field('opening', '开头', '您在{届名}任期内提出的《{建议标题}》（{建议编号}），到换届时尚未全部解决。经我单位主要负责人{签发人}审核签发，现将有关情况说明如下：', { ...matter, 届名: '提出建议的那一届', 签发人: '单位主要负责人的姓名' }),
      field('standing', '第一部分的标题', '一、办理进展'), field('reason', '第二部分的标题', '二、没有解决的原因'), field('nextSteps', '第三部分的标题', '三、下一步安排'), field('promises', '有未完成的承诺时，第四部分的标题', '四、继续有效的承诺事项'),
      field('closing', '结尾', '本件转入下一届继续办理，办理结果仍书面告知您。特此说明。'), field('copyTo', '另外抄送（每行一个单位，可以不填）', ''),
    ],
  },
  ratingForm: {
    label: '征询意见表', fields: [
      field('reason', '“具体意见”栏的提示', '评为不满意的，请写明具体意见。'),
      field('foot', '说明', '本表由代表本人填写，密封后于{截止日期}前交{收表机关}，不交承办单位；截止以前不拆封。', { 截止日期: '这一轮测评的截止日期', 收表机关: '收回征询意见表的机关' }),
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
  mediationNotice: {
    label: '会商通知', fields: [
      field('opening', '开头', '{代表}代表对《{建议标题}》（{建议编号}）的重新办理结果仍不满意，现将会商会议有关事项通知如下：', { ...matter, 代表: '作出测评的代表', 会商时间: '会商的日期和时间' }),
      field('demands', '有关要求', '承办单位主要负责人参加；确因特殊情况不能参加的，事先说明原因并委托分管负责人参加。请准备重新办理的有关材料。'), field('closing', '结尾', '特此通知。'),
    ],
  },
  meetingNotice: {
    label: '交办会通知', fields: [
      field('opening', '开头', '现将召开{会议名称}的有关事项通知如下：', { 会议时间: '会议的日期和时间', 会议名称: '集中交办会的名称' }),
      field('attendees', '参加人员', '各承办单位分管负责人和联络员。'), field('demands', '有关要求', '请安排好工作，准时参加；到会后签到，领取本单位的交办清单并当场或者按期签收。'), field('closing', '结尾', '特此通知。'),
    ],
  },
  handlingReport: {
    label: '办理情况报告', fields: [
      field('salutation', '称谓', '主任、各位副主任、各位委员：'),
      field('opening', '开头', '根据《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第五十一条的规定，现将{年份}年代表建议、批评和意见办理情况报告如下：', { 年份: '报告的年份' }), field('closing', '结尾', '以上报告，请予审议。'),
    ],
  },
  mediationMinutes: { label: '会商纪要', fields: [field('foot', '说明', '本纪要由登记的记录生成，签字的纪要扫描件随件存档。')] },
  supervisionNote: { label: '督办单', fields: [field('foot', '说明', '请承办单位收到后立即办理，并将办理情况填写在“承办单位反馈”栏内报督办机关。')] },
} as const satisfies Record<string, WordingForm>;

export type WordingKind = keyof typeof wordings;
export type WordingTexts<Kind extends WordingKind> = Readonly<Record<(typeof wordings)[Kind]['fields'][number]['key'], string>>;
export const wordingKinds = Object.keys(wordings) as readonly WordingKind[];
export const isWordingKind = (name: string): name is WordingKind => Object.hasOwn(wordings, name);
export const fieldsOf = (kind: WordingKind): readonly WordingField[] => wordings[kind].fields;

/** What the program brings along. */
export const shippedTexts = <Kind extends WordingKind>(kind: Kind): WordingTexts<Kind> => Object.fromEntries(fieldsOf(kind).map(({ key, text }) => [key, text])) as WordingTexts<Kind>;
