import type { Basis, NationalLimit, StartEvent, TimeUnit } from '../deadline/deadline-rule.ts';
import type { Roll } from '../deadline/deadline-rule.ts';

export type TimeSettingKey =
  | 'coSponsorConfirm' | 'draftTakeover' | 'presidiumReview' | 'affairsReview' | 'officeReview' | 'revision'
  | 'acceptanceNotice' | 'assignment' | 'sessionAssignment' | 'receipt' | 'firstContact'
  | 'assistingOpinion' | 'assistingOpinionRedo' | 'consultationConfirm' | 'reply'
  | 'rehandledReply' | 'returnRequest' | 'returnDecision' | 'replyComplex' | 'extensionDecision' | 'disputeDecision' | 'objectionDecision' | 'mediation' | 'mediationAnswer' | 'finalRating' | 'commitmentVerification' | 'commitmentSecondReply' | 'termExplanation' | 'deputyFeedback' | 'raterAddress' | 'envelopeOpening' | 'publication';

export type TimeSettingValue = {
  readonly unit: TimeUnit; readonly count: number; readonly startEvent: StartEvent; readonly roll: Roll;
  /** The local set from which it was taken: its regulation is then cited instead of the catalogue's. */
  readonly basisFrom?: string;
  /** The place's own rule in its own words, e.g. 本县办法第九条. */
  readonly ownBasis?: string;
};

export type TimeSetting = TimeSettingValue & {
  readonly key: TimeSettingKey;
  readonly labelZh: string;
  readonly basis: Basis;
  /** Start events a congress may choose among; the first is the default. */
  readonly startEvents: readonly StartEvent[];
  readonly nationalLimit?: NationalLimit;
  /** What other places have, shown beside the field. */
  readonly practice?: string;
};

const local = (text: string): Basis => ({ law: '本地设定', article: '', text });
const zhejiang = (article: string, text: string): Basis => ({ law: '浙江省人大代表建议办理规定(2016)', article, text });
/** Another place's rule taken as the default: it binds nobody here until the congress makes it its own. */
const like = (text: string): Basis => local(`参照${text}`);
const deputiesLaw = (text: string): Basis => ({ law: '代表法(2025)', article: '第五十一条第二款', text });

const threeMonths = deputiesLaw('自交办之日起三个月内答复。');

const sixMonths = deputiesLaw('涉及面广、处理难度大的，自交办之日起六个月内答复。');

type Row = Omit<TimeSetting, 'key' | 'startEvent' | 'roll'> & { readonly roll?: Roll };

const rows: Readonly<Record<TimeSettingKey, Row>> = {
  coSponsorConfirm: {
    labelZh: '联名代表确认', unit: 'workingDay', count: 5, startEvents: ['textFrozen'],
    basis: local('浙江规定第九条要求联名代表了解内容，未定期限，由本级人大常委会确定。'),
  },
  draftTakeover: {
    labelZh: '移交的草稿由代表接手', unit: 'workingDay', count: 20, startEvents: ['draftPassedOn'],
    basis: local('代表法第六十二条规定代表资格终止，对没有提交的草稿没有规定；本人同意移交的，由本级人大常委会确定接手的期限。'),
    practice: '本次会议提出建议的截止日期更早的，大会期间的草稿以截止日期为准；到期没有代表接手的作废。',
  },
  presidiumReview: {
    labelZh: '乡镇人大主席团初审', unit: 'workingDay', count: 5, startEvents: ['submitted'],
    basis: local('三级审核是本地工作制度，法律未定期限。'),
  },
  affairsReview: {
    labelZh: '代表工委复审', unit: 'workingDay', count: 5, startEvents: ['presidiumPassed'],
    basis: local('三级审核是本地工作制度，法律未定期限。'),
  },
  officeReview: {
    labelZh: '常委会办公室终审', unit: 'workingDay', count: 5, startEvents: ['affairsPassed'],
    basis: local('三级审核是本地工作制度，法律未定期限。'),
  },
  revision: {
    labelZh: '退回后修改', unit: 'workingDay', count: 10, startEvents: ['returnedForRevision'],
    basis: local('法律未定期限，由本级人大常委会确定。'),
  },
  acceptanceNotice: {
    labelZh: '闭会期间建议告知代表受理', unit: 'calendarDay', count: 7, startEvents: ['admitted'],
    basis: zhejiang('第十条', '闭会期间提出的，受理后的七天内通知代表。'),
    practice: '大会期间提出的由大会秘书处受理，不计这一期限。',
  },
  assignment: {
    labelZh: '闭会期间建议交办', unit: 'workingDay', count: 7, startEvents: ['registered', 'submitted'],
    basis: like('上海市人大代表建议规定第十一条：闭会期间的建议在收到之日起七个工作日内交办。'),
    practice: '山东五日，青岛五个工作日，重庆十个工作日；均自收到之日起。',
  },
  sessionAssignment: {
    labelZh: '大会建议交办', unit: 'month', count: 1, startEvents: ['sessionClosed', 'registered'],
    basis: like('上海市人大代表建议规定第十五条：闭会后一个月内召开办理工作会议，对办理工作进行部署。'),
    practice: '山东、青岛、重庆、河南在大会期间由大会秘书处交办。',
  },
  receipt: {
    labelZh: '承办单位签收', unit: 'workingDay', count: 3, startEvents: ['assigned'],
    basis: local('法律未定期限；答复期限自交办之日起算，迟签收不延长。'),
  },
  firstContact: {
    labelZh: '首次联系代表', unit: 'workingDay', count: 20, startEvents: ['received', 'assigned'],
    basis: like('重庆市人大代表建议工作条例(2017)第十八条：自收到之日起二十个工作日内与代表沟通、联系，充分听取意见。'),
    practice: '易门自交办之日起两个月内面商。面商不单独计期：没有面商就签发答复的，须写明理由。',
  },
  assistingOpinion: {
    labelZh: '会办意见', unit: 'month', count: 1, startEvents: ['received', 'assigned'],
    basis: like('上海市人大代表建议规定第十七条：会办单位应当在收到之日起一个月内将会办意见书面送主办单位。'),
    practice: '山东、青岛、宁波一个月；浙江、河南两个月；重庆自交办之日起三十个工作日。',
  },
  assistingOpinionRedo: {
    labelZh: '重提会办意见', unit: 'workingDay', count: 5, startEvents: ['assistingOpinionReturned'],
    basis: like('重庆市人大代表建议工作条例(2017)第二十条：自主办单位提出要求之日起五个工作日内重新提出。'),
  },
  consultationConfirm: {
    labelZh: '面商情况确认', unit: 'workingDay', count: 5, startEvents: ['consultationRecorded'],
    basis: local('面商由双方确认是本地工作制度，法律未定期限。'),
  },
  // 代表法 51 counts from 交办之日: a later start would only be cut to it, so that there is nothing to choose.
  reply: {
    labelZh: '答复', unit: 'month', count: 3, startEvents: ['assigned'], basis: threeMonths,
    nationalLimit: { unit: 'month', count: 3, startEvent: 'assigned', basis: threeMonths },
    practice: '浙江、河南自接到或者收到之日起算的，不得晚于自交办之日起三个月。',
  },
  returnRequest: {
    labelZh: '申请退办', unit: 'calendarDay', count: 10, startEvents: ['received', 'assigned'],
    basis: zhejiang('第十四条', '自收到之日起十日内说明情况，经交办机构同意后退回，不得滞留、延误或者自行转办。'),
    practice: '山东五日，青岛五个工作日，上海七个工作日，均自收到之日起；河南、重庆十个工作日，自交办之日起。',
  },
  returnDecision: {
    labelZh: '退办申请的决定', unit: 'workingDay', count: 5, startEvents: ['returnRequested'],
    basis: local('交办机构应当及时重新确定承办单位，未定期限。'),
  },
  replyComplex: {
    labelZh: '延期答复', unit: 'month', count: 6, startEvents: ['assigned'], basis: sixMonths,
    nationalLimit: { unit: 'month', count: 6, startEvent: 'assigned', basis: sixMonths },
  },
  extensionDecision: {
    labelZh: '延期申请的决定', unit: 'workingDay', count: 5, startEvents: ['extensionRequested'],
    basis: local('法律未定期限；决定以前仍按原期限办理。'),
  },
  disputeDecision: {
    labelZh: '职责争议的协调决定', unit: 'workingDay', count: 10, startEvents: ['disputeRaised'],
    basis: zhejiang('第十八条', '承办单位意见不一致的，由政府办公厅协调。未定期限，由本地设定；决定以前仍按原期限办理。'),
  },
  objectionDecision: {
    labelZh: '答复代表对承办单位的异议', unit: 'workingDay', count: 5, startEvents: ['objectionRaised'],
    basis: local('上海规定第十四条：代表可以对承办单位提出意见；未定答复的期限，由本地设定；答复以前承办单位照常办理。'),
  },
  rehandledReply: {
    labelZh: '重新办理答复', unit: 'month', count: 1, startEvents: ['rehandlingOrdered'],
    basis: { law: '浙江省实施代表法办法(2016)', article: '第四十三条', text: '代表对答复不满意的，由原办理机关、组织在一个月内重新办理答复。' },
    practice: '山东、河南、上海一个月；重庆、北京两个月。',
  },
  mediation: {
    labelZh: '再次不满意的处理', unit: 'month', count: 1, startEvents: ['dissatisfiedAgain'],
    basis: local('重庆第二十七条、河南第二十二条规定了再次不满意的处理，都未定期限，由本级人大常委会确定。'),
  },
  mediationAnswer: {
    labelZh: '双方对评估意见提出意见', unit: 'workingDay', count: 5, startEvents: ['expertOpinionRecorded'],
    basis: local('河南第二十二条规定承办单位根据评估意见处理，未定双方提出意见的期限。'),
  },
  finalRating: {
    labelZh: '代表作最后评价', unit: 'workingDay', count: 20, startEvents: ['mediationConcluded'],
    basis: like('重庆第二十七条：代表自收到答复函之日起二十个工作日内评价。'),
  },
  termExplanation: {
    labelZh: '换届书面说明', unit: 'month', count: 1, startEvents: ['explanationAsked'],
    basis: local('上海规定第二十二条：到换届时仍未解决的，应当向代表书面说明情况；未定期限，由本级人大常委会确定。'),
  },
  commitmentVerification: {
    labelZh: '承诺事项核验', unit: 'workingDay', count: 20, startEvents: ['evidenceSubmitted'],
    basis: local('核验由承办单位以外的人进行，法律未定期限。'),
  },
  commitmentSecondReply: {
    labelZh: '承诺落实后再次答复', unit: 'workingDay', count: 10, startEvents: ['commitmentFulfilled'],
    basis: zhejiang('第二十条', '在妥善解决后再次答复代表；不能按已答复要求解决的，应当及时说明原因。日数由本地设定。'),
  },
  deputyFeedback: {
    labelZh: '代表反馈意见的时间（一轮测评不得更短）', unit: 'workingDay', count: 5, startEvents: ['roundOpened'],
    basis: local('各地规定代表收到答复后反馈意见的期限；本系统在每一轮测评中给代表至少这样长的时间。'),
    practice: '河南十个工作日，北京十五个工作日，重庆二十个工作日，均自收到答复之日起。',
  },
  raterAddress: {
    labelZh: '测评网络地址的保存', unit: 'month', count: 6, startEvents: ['rated'], roll: 'none',
    basis: local('个人信息保护法第十九条：保存期限应当为实现处理目的所必要的最短时间。月数由本地设定，到期删除。'),
  },
  publication: {
    labelZh: '建议和答复的公开', unit: 'workingDay', count: 20, startEvents: ['replyDelivered'],
    basis: { law: '政府信息公开条例(2019)', article: '第二十六条', text: '属于主动公开范围的，自信息形成或者变更之日起二十个工作日内及时公开。' },
    practice: '安徽自答复之日起二十个工作日；山东、青岛、重庆规定向社会公开，没有写明日数。',
  },
  envelopeOpening: {
    labelZh: '拆封纸质测评', unit: 'workingDay', count: 5, startEvents: ['roundClosed'],
    basis: local('纸质测评在测评截止后由两人当面拆封是本地工作制度，法律未定期限。'),
  },
};

export const timeSettingKeys = Object.keys(rows) as readonly TimeSettingKey[];

export const timeSettings: Readonly<Record<TimeSettingKey, TimeSetting>> = Object.fromEntries(
  timeSettingKeys.map((key) => {
    const row = rows[key];
    return [key, { ...row, key, startEvent: row.startEvents[0], roll: row.roll ?? 'nextWorkingDay' }];
  }),
) as Readonly<Record<TimeSettingKey, TimeSetting>>;
