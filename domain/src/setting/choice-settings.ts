import type { Basis } from '../deadline/deadline-rule.ts';

/** Settings with a fixed list of choices; the first choice is the default. */
const choices = {
  nonResponse: {
    labelZh: '逾期未反馈的测评',
    basis: { law: '重庆市人大代表建议工作条例(2017)', article: '第二十九条', text: '超过评价期限，经催促仍然不反馈的，不纳入满意情况的统计范围。' },
    options: { excluded: '不计入满意率统计', countedBasicallySatisfied: '计为基本满意' },
  },
  evaluationDissatisfiedOn: {
    labelZh: '何为不满意件',
    basis: { law: '本地设定', article: '', text: '测评分办理态度和办理结果；各地对重新办理的条件规定不一。' },
    options: { result: '办理结果不满意', either: '办理态度或者办理结果不满意' },
  },
  secondDissatisfactionWay: {
    labelZh: '再次不满意的处理方式',
    basis: { law: '本地设定', article: '', text: '浙江未作规定；重庆条例第二十七条由代表工委召集代表和承办单位研究，河南办法第二十二条组织专家评估，上海规定第二十一条组织当面沟通。' },
    options: { meeting: '召集代表和承办单位会商', assessment: '组织专家评估', faceToFace: '代表与承办单位主要负责人当面沟通' },
  },
  consultationRankOrdinary: {
    labelZh: '一般建议面商的最低职务',
    basis: { law: '本地设定', article: '', text: '双面商制度：一般建议由承办单位主要负责人面商。' },
    options: { unitHead: '承办单位主要负责人', deputyHead: '承办单位分管领导', sectionHead: '承办科室负责人' },
  },
  consultationRankKey: {
    labelZh: '重点督办建议面商的最低职务',
    basis: { law: '本地设定', article: '', text: '双面商制度：重点督办建议由县领导面商。' },
    options: { countyLeader: '县领导', unitHead: '承办单位主要负责人' },
  },
  withdrawal: {
    labelZh: '代表撤回建议',
    basis: { law: '北京市人大代表建议办理条例(2014)', article: '第十三条', text: '交办前可以撤回；山东、青岛、重庆、上海可以在办理中书面撤回，办理即行终止。' },
    options: { beforeAssignment: '交办以前', beforeReply: '答复以前，撤回后终止办理' },
  },
  withdrawalConsent: {
    labelZh: '联名建议的撤回',
    basis: { law: '上海市人大代表建议规定(2015)', article: '第十条', text: '代表联名提出的建议、批评和意见，经代表一致要求可以撤回。已有文本的其他六地没有规定，由领衔代表要求撤回；领衔代表也可以自愿先征求署名代表同意。' },
    options: { lead: '由领衔代表要求撤回', every: '经全体署名代表一致要求才能撤回' },
  },
  replyForm: {
    labelZh: '答复函的格式',
    basis: { law: 'GB/T 9704-2012 党政机关公文格式', article: '第7.2.6条、第10.1条', text: '上行文标注签发人；信函格式首页用红色双线，不显示首页页码，版记不加印发机关和印发日期。签发时可以另选。' },
    options: { upward: '红头文件，标注签发人', document: '红头文件，不标注签发人', letter: '信函格式' },
  },
  replySigner: {
    labelZh: '答复由谁签发',
    basis: { law: '浙江省人大代表建议办理规定(2016)', article: '第二十二条', text: '由承办单位主要负责人审核签发并加盖本单位公章，以公文形式答复代表。' },
    options: { head: '承办单位主要负责人', headOrDeputyHead: '承办单位负责人（主要负责人或者分管领导）' },
  },
  replySignerStrict: {
    labelZh: '列入计划、留作参考的答复和重新办理的答复由谁签发',
    basis: { law: '本地设定', article: '', text: '已有文本的七地没有分类规定；有的地方规定这几类答复须由主要领导签发。' },
    options: { asOthers: '与其他答复相同', head: '承办单位主要负责人' },
  },
  coSignedReply: {
    labelZh: '联名建议的答复',
    basis: { law: '浙江省人大代表建议办理规定(2016)', article: '第二十二条', text: '代表联名提出的建议、批评和意见，应当分别答复每位代表。' },
    options: { every: '分别送达每位代表', lead: '送达领衔代表，由领衔代表转复' },
  },
  handlingReportTime: {
    labelZh: '办理情况报告什么时候提交常委会',
    basis: { law: '代表法(2025)', article: '第五十一条第三款', text: '代表建议、批评和意见的办理情况，向本级人民代表大会常务委员会报告，并印发下一次人民代表大会会议。没有规定月份：重庆第三十四条为每年十一月，青岛第三十七条为每年第四季度。' },
    options: { beforeSession: '下一次大会召开以前', november: '每年十一月', fourthQuarter: '每年第四季度' },
  },
  publicityDefault: {
    labelZh: '答复公开方式的预填',
    basis: { law: '山东省人大代表建议办理工作条例(2017)', article: '第二十七条', text: '建议内容、办理答复等信息应当向社会公开，涉及国家秘密、商业秘密和个人隐私的除外。代表另有意愿的按代表的意愿预填；预填只是承办单位起草时的建议，公开与否由人大审定。' },
    options: { full: '全文公开', summary: '摘要公开', titleOnly: '仅公开标题' },
  },
  publicationWish: {
    labelZh: '测评时再次征求代表的公开意愿',
    basis: { law: '本地设定', article: '', text: '法律没有规定；广东一些地方在征询代表对答复的意见时一并征求是否同意公开，其他地方只在提交建议时征求一次。' },
    options: { withRating: '测评时再征求一次', once: '只在提交建议时征求' },
  },
} as const satisfies Record<string, { labelZh: string; basis: Basis; options: Record<string, string> }>;

export type ChoiceSettingKey = keyof typeof choices;
export type ChoiceSettingValue<Key extends ChoiceSettingKey> = keyof (typeof choices)[Key]['options'] & string;

export type ChoiceSetting = {
  readonly labelZh: string; readonly basis: Basis; readonly options: Readonly<Record<string, string>>;
};

export const choiceSettings: Readonly<Record<ChoiceSettingKey, ChoiceSetting>> = choices;

export const choiceSettingKeys = Object.keys(choices) as readonly ChoiceSettingKey[];
