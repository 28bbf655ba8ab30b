import type { StartEvent, TimeUnit } from '../deadline/deadline-rule.ts';
import type { ChoiceSettingKey, ChoiceSettingValue } from './choice-settings.ts';
import type { TimeSettingKey } from './time-settings.ts';

/**
 * A period as a regulation states it. Where it names no start event none stands here; whether a last day off moves is said by
 * no regulation on suggestions, so that stays as the congress has it (handbook 1.4).
 */
export type StatedTime = {
  readonly count: number; readonly unit: TimeUnit; readonly startEvent?: StartEvent;
  readonly article: string;
  /** The regulation's words, shortened. */
  readonly text: string;
};

export type StatedChoice<Key extends ChoiceSettingKey> = { readonly value: ChoiceSettingValue<Key>; readonly article: string; readonly text: string };

/** What one place's regulation says about the settings of the catalogue; about the others it says nothing, and they stay. */
export type LocalSet = {
  readonly id: string;
  readonly place: string;
  readonly regulation: string;
  readonly year: number;
  /** How the regulation is named in a basis, as in the catalogue. */
  readonly shortName: string;
  /** Why somebody should look twice before adopting it. */
  readonly warning?: string;
  readonly times: { readonly [Key in TimeSettingKey]?: StatedTime };
  readonly choices: { readonly [Key in ChoiceSettingKey]?: StatedChoice<Key> };
  /** What the regulation says and the set leaves out, and why. */
  readonly notes: readonly string[];
};

type Stated = (count: number, unit: TimeUnit, startEvent: StartEvent | undefined, article: string, text: string) => StatedTime;
const stated: Stated = (count, unit, startEvent, article, text) => ({ count, unit, article, text, ...(startEvent === undefined ? {} : { startEvent }) });

/** 收到: what is handed in through the system is received on that day; the reviews of the place run within the period. */
const assignedInSession = (article: string, words: string): string => `${article}规定大会期间的建议${words}，没有写明日数，没有列入。`;
/** The system's own clock of a commitment is the day promised in the reply. */
const commitmentsTracked = (words: string): string => `${words}：系统里每一项承诺按答复写明的日期计期、核验，跨年度、换届都不停，没有要设的期限。`;
const feedbackInRounds = (words: string): string => `${words}。本系统的测评分轮进行，每一轮给代表至少这样长的时间，自测评开始之日起算。`;
/** 代表法 51 counts from 交办之日; a period from receipt may end later and so would be cut anyway. */
const replyLeftOut = (words: string): string => `${words}，可能晚于代表法第五十一条自交办之日起的三个月、六个月，以代表法为准，没有列入。`;

/** What a regulation says about publishing and no setting can hold; the national default stays (政府信息公开条例 26). */
const publicationStays = (words: string): string => `关于公开：${words}。没有规定的照全国的规定和本地现行设置：自答复之日起二十个工作日内公开（政府信息公开条例第二十六条），预填的公开方式、测评时是否再征求代表意愿不变。`;

export const localSets: readonly LocalSet[] = [
  {
    id: 'zhejiang', place: '浙江', regulation: '浙江省人民代表大会代表建议、批评和意见办理的规定', year: 2016, shortName: '浙江省人大代表建议办理规定(2016)',
    warning: '这是2016年的文本，已由2023年11月24日修订的文本取代。采用以前请逐条核对现行文本。',
    times: {
      acceptanceNotice: stated(7, 'calendarDay', 'admitted', '第十条', '闭会期间提出的，在受理后的七天内通知代表。'),
      returnRequest: stated(10, 'calendarDay', 'received', '第十四条', '应当在收到之日起十日内，向交办机构说明情况，经交办机构同意后退回。'),
      assistingOpinion: stated(2, 'month', 'received', '第十八条', '会办单位应当在收到代表建议、批评和意见之日起两个月内将书面办理意见告知主办单位。'),
      rehandledReply: stated(1, 'month', undefined, '第二十四条', '承办单位应当在一个月内重新书面答复代表。'),
    },
    choices: { replySigner: { value: 'head', article: '第二十二条', text: '由承办单位主要负责人审核签发并加盖本单位公章。' }, coSignedReply: { value: 'every', article: '第二十二条', text: '代表联名提出的建议、批评和意见，应当分别答复每位代表。' } },
    notes: [
      '这一规定适用于省人大代表的建议，县级人大通常另有办法。',
      replyLeftOut('第二十一条规定在接到交办后三个月内答复，经交办机构同意可以延长至六个月'),
      '第十一条规定交办、第十四条规定重新交办，都只写“及时”，没有列入。',
      '第二十三条规定代表收到答复后及时反馈意见，没有写明日数，没有列入。',
      commitmentsTracked('第二十条规定跟踪办理，在妥善解决后再次答复代表'),
      '第二十九条规定每年全部办结后报告办理工作情况，没有写明月份，没有列入。',
      publicationStays('第二十九条规定办理情况的报告向社会和代表公开，没有规定逐件公开建议和答复，没有列入'),
    ],
  },
  {
    id: 'shandong', place: '山东', regulation: '山东省人民代表大会代表建议、批评和意见办理工作条例', year: 2017, shortName: '山东省人大代表建议办理工作条例(2017)',
    times: {
      assignment: stated(5, 'calendarDay', 'submitted', '第十条', '闭会期间提出的，在接到之日起五日内交承办单位办理。'),
      returnRequest: stated(5, 'calendarDay', 'received', '第十二条', '闭会期间，应当在收到代表建议、批评和意见之日起五日内，说明情况。'),
      assistingOpinion: stated(1, 'month', 'received', '第二十一条', '协办单位应当在收到代表建议、批评和意见之日起一个月内将处理意见告主办单位。'),
      reply: stated(3, 'month', undefined, '第十九条', '代表建议、批评和意见的办理期限为三个月。'),
      replyComplex: stated(6, 'month', undefined, '第十九条', '如遇特殊情况，经交办机关同意，至迟不超过六个月答复代表。'),
      rehandledReply: stated(1, 'month', undefined, '第二十四条', '承办单位应当重新研究办理，并在一个月内再次答复代表。'),
    },
    choices: {
      replySigner: { value: 'head', article: '第二十二条', text: '书面答复时，由主要负责人审核签发、加盖承办单位公章。' },
      handlingReportTime: { value: 'beforeSession', article: '第二十七条', text: '应当在下一次大会会议召开前将办理情况向常务委员会会议报告。' },
      withdrawal: { value: 'beforeReply', article: '第九条', text: '要求撤回的，应当以书面形式提出，其办理工作即行终止。' },
      publicityDefault: { value: 'full', article: '第二十七条', text: '建议的内容、办理答复等相关信息应当向社会公开，涉及国家秘密、商业秘密和个人隐私的依法不予公开。' },
    },
    notes: [
      '第二十条规定分别答复每位代表，或者商领衔代表同意后由其转复：由领衔代表转复须经其同意，没有列入。',
      '第十九条没有写明答复期限的起算日，按代表法第五十一条自交办之日起算。',
      assignedInSession('第十条', '由会议工作机构在会议期间交办'),
      commitmentsTracked('第十八条规定正在解决、列入计划解决的，在落实后再次答复代表'),
      publicationStays('第二十七条规定建议的内容、办理答复和代表反馈意见向社会公开（预填全文公开），没有规定几日内公开'),
    ],
  },
  {
    id: 'qingdao', place: '青岛', regulation: '青岛市人民代表大会代表建议、批评和意见工作条例', year: 2021, shortName: '青岛市人大代表建议工作条例(2021)',
    times: {
      assignment: stated(5, 'workingDay', 'submitted', '第十四条', '闭会期间提出的，自收到之日起五个工作日内交办。'),
      returnRequest: stated(5, 'workingDay', 'received', '第十九条', '应当自收到之日起五个工作日内，书面说明情况和理由。'),
      assistingOpinion: stated(1, 'month', 'received', '第二十四条', '协办单位应当自收到代表建议、批评和意见之日起一个月内向主办单位提出书面协办意见。'),
      reply: stated(3, 'month', 'assigned', '第二十五条', '承办单位应当自代表建议、批评和意见交办之日起三个月内答复代表。'),
      replyComplex: stated(6, 'month', 'assigned', '第二十五条', '可以延期答复，但自交办之日起最长不得超过六个月，并及时向代表说明情况。'),
    },
    choices: {
      replySigner: { value: 'headOrDeputyHead', article: '第二十九条', text: '答复意见书应当由承办单位负责人签发，并加盖本单位公章。' },
      coSignedReply: { value: 'lead', article: '第二十八条', text: '主要答复领衔代表，由领衔代表转复联名代表或者答复时邀请联名代表参加。' },
      handlingReportTime: { value: 'fourthQuarter', article: '第三十七条', text: '应当在每年第四季度，提交办理情况报告，经常务委员会审议后，印发下一次大会会议。' },
      withdrawal: { value: 'beforeReply', article: '第十二条', text: '代表要求撤回的，应当以书面形式提出，办理工作即行终止。' },
      publicityDefault: { value: 'full', article: '第三十条', text: '建议的内容、承办单位答复意见书等相关信息应当向社会公开，涉及国家秘密、商业秘密和个人隐私的依法不予公开。' },
    },
    notes: [
      assignedInSession('第十四条', '由会议秘书处交办'),
      '第三十一条规定答复结束后组织代表测评，根据测评、评估情况重新办理，都没有规定期限。',
      commitmentsTracked('第二十七条规定建立承诺事项台账，跨年度办理的按照承诺落实'),
      publicationStays('第三十条规定建议的内容、答复意见书向社会公开（预填全文公开），没有规定几日内公开'),
    ],
  },
  {
    id: 'chongqing', place: '重庆', regulation: '重庆市人民代表大会代表建议批评和意见工作条例', year: 2017, shortName: '重庆市人大代表建议工作条例(2017)',
    times: {
      assignment: stated(10, 'workingDay', 'submitted', '第十三条', '闭会期间提出的，在收到之日起十个工作日内交办。'),
      returnRequest: stated(10, 'workingDay', 'assigned', '第十六条', '应当自代表建议、批评和意见交办之日起十个工作日内书面说明情况和理由。'),
      firstContact: stated(20, 'workingDay', 'received', '第十八条', '承办单位应当自收到代表建议、批评和意见之日起二十个工作日内与代表沟通、联系。'),
      assistingOpinion: stated(30, 'workingDay', 'assigned', '第二十条', '协办单位应当自代表建议、批评和意见交办之日起三十个工作日内将协办意见书面报送主办单位。'),
      assistingOpinionRedo: stated(5, 'workingDay', 'assistingOpinionReturned', '第二十条', '协办单位应当自主办单位提出要求之日起五个工作日内重新提出协办意见。'),
      reply: stated(3, 'month', 'assigned', '第二十一条', '承办单位应当自代表建议、批评和意见交办之日起三个月内答复代表。'),
      replyComplex: stated(6, 'month', 'assigned', '第二十一条', '涉及面广、处理难度大的建议、批评和意见，应当自交办之日起六个月内答复代表。'),
      rehandledReply: stated(2, 'month', 'rehandlingOrdered', '第二十七条', '承办单位应当在收到重新办理要求后两个月内书面答复代表。'),
      deputyFeedback: stated(20, 'workingDay', undefined, '第二十七条', '代表应当自收到答复函之日起二十个工作日内反馈。'),
      commitmentVerification: stated(20, 'workingDay', 'evidenceSubmitted', '第二十八条', '代表应当自收到承诺事项的落实情况之日起二十个工作日内对落实情况进行评价。'),
    },
    choices: {
      handlingReportTime: { value: 'november', article: '第三十四条', text: '常务委员会每年十一月审议和表决关于办理工作情况的报告。' },
      withdrawal: { value: 'beforeReply', article: '第十二条', text: '要求撤回，应当以书面形式提出；一经撤回，其办理工作即行终止。' },
      replySigner: { value: 'head', article: '第二十三条', text: '答复由主要负责人审定签发。' },
      coSignedReply: { value: 'every', article: '第二十三条', text: '应当答复提出建议、批评和意见的每位代表。' },
      nonResponse: { value: 'excluded', article: '第二十九条', text: '对超过评价期限，经催促仍然不反馈回执的，不纳入满意情况的统计范围。' },
      secondDissatisfactionWay: { value: 'meeting', article: '第二十七条', text: '重新办理答复后代表仍然不满意的，由人代工委召集有关代表和承办单位进行研究，提出处理意见。' },
    },
    notes: [
      assignedInSession('第十三条', '由大会秘书处交办'),
      '第十六条规定经同意退回的建议自收到之日起十个工作日内重新交办。本系统在同意退办时同时改交，期限自申请退办之日起算，起算日不同，没有列入。',
      feedbackInRounds('第二十七条规定代表自收到答复函之日起二十个工作日内评价'),
      '第二十八条规定代表评价承诺事项的落实情况：系统里由代表或者单位以外的人核验，结论是属实或者不属实，期限照此列入；分三档的满意度仍在测评里作出。',
      '第二十四条规定每年第四季度向代表寄送承诺事项的落实情况和台账：系统里报已落实即通知代表核验，落实、未兑现都通知代表，代表和人大随时能看台账和进展，没有另设一年一次的寄送期限。',
      publicationStays('第三十六条规定市人大常委会在重庆人大网、承办单位在本单位网站公开建议及其办理答复情况，没有规定是全文还是摘要、几日内公开，没有列入'),
    ],
  },
  {
    id: 'henan', place: '河南', regulation: '河南省人民代表大会代表建议、批评和意见办理办法', year: 2017, shortName: '河南省人大代表建议办理办法(2017)',
    times: {
      returnRequest: stated(10, 'workingDay', 'assigned', '第十四条', '认为不属于本单位办理的，在交办之日起十个工作日内提出书面报告，并说明理由。'),
      returnDecision: stated(10, 'workingDay', 'returnRequested', '第十四条', '代表工作机构应当在收到报告后十个工作日内，会同有关部门重新确定承办单位并交办。'),
      assistingOpinion: stated(2, 'month', 'received', '第十八条', '协办单位应当在收到代表建议、批评和意见之日起两个月内将办理意见书面告知主办单位。'),
      rehandledReply: stated(1, 'month', undefined, '第二十二条', '承办单位应当在一个月内再次办理并答复代表。'),
      deputyFeedback: stated(10, 'workingDay', undefined, '第二十二条', '代表收到答复，应当在十个工作日内反馈意见。'),
    },
    choices: { replySigner: { value: 'head', article: '第二十一条', text: '经单位主要负责人签发后答复代表。' }, coSignedReply: { value: 'every', article: '第二十一条', text: '对于代表联名提出的建议、批评和意见，应当逐人答复。' }, secondDissatisfactionWay: { value: 'assessment', article: '第二十二条', text: '对再次答复仍不满意的，代表工作机构应当组织有关单位及相关专家进行评估，承办单位根据评估意见进行处理。' } },
    notes: [
      replyLeftOut('第二十条规定收到后三个月内答复，涉及面广、处理难度大的六个月内答复'),
      feedbackInRounds('第二十二条规定代表在十个工作日内反馈意见'),
      '第十二条规定大会期间的建议由大会秘书处交办，没有规定闭会期间交办的期限。',
      publicationStays('第二十九条规定建议的内容、办理情况和代表反馈意见可以公开，代表认为不宜公开的除外，没有规定以什么方式、几日内公开，没有列入'),
      '第十一条规定代表可以在代表团受理时撤回或者修改后重新提出，没有规定提交以后的撤回，没有列入。',
      commitmentsTracked('第二十七条规定对正在解决、逐步解决的建议跟踪督办'),
      '第二十八条规定承办单位于每年八月三十一日前报送办理工作情况的报告：各单位的办理情况在系统里随时可以统计，由代表工委汇总成一份报告，没有要单位另报的环节，没有列入。',
    ],
  },
  {
    id: 'beijing', place: '北京', regulation: '北京市人民代表大会代表建议、批评和意见办理条例', year: 2014, shortName: '北京市人大代表建议办理条例(2014)',
    times: {
      reply: stated(3, 'month', 'assigned', '第二十一条', '应当自代表建议、批评和意见交办之日起三个月内答复代表。'),
      replyComplex: stated(6, 'month', undefined, '第二十一条', '涉及面广、处理难度大的，经交办机关同意，至迟不得超过六个月答复代表。'),
      rehandledReply: stated(2, 'month', undefined, '第二十七条', '要求有关机关和组织重新研究办理并在二个月内重新答复代表。'),
      deputyFeedback: stated(15, 'workingDay', undefined, '第二十三条', '代表应当自收到答复意见后十五个工作日内反馈书面意见。'),
    },
    choices: { withdrawal: { value: 'beforeAssignment', article: '第十三条', text: '代表可以在交办前撤回本人提出的建议、批评和意见。' } },
    notes: [
      '第十四条规定大会期间的建议于闭会之日移交常委会处理，第十六条规定闭会期间的由主任会议交办，都没有规定交办的期限。',
      feedbackInRounds('第二十三条规定代表自收到答复意见后十五个工作日内反馈书面意见'),
      publicationStays('第三十条规定市人大常委会向社会公布建议的提出和办理情况，没有规定逐件公开建议和答复，没有列入'),
      '第二十三条规定难以及时反馈的应当说明情况，没有规定不反馈怎样统计，没有列入。',
      '第二十二条规定答复采用公文形式，没有规定由谁签发，没有列入。',
      commitmentsTracked('第二十六条规定建立信息库，跟踪检查答复意见的落实情况'),
      '第二十八条规定常委会每年听取和审议办理情况的报告，没有写明月份，没有列入。',
    ],
  },
  {
    id: 'shanghai', place: '上海', regulation: '上海市人民代表大会关于代表建议、批评和意见的规定', year: 2015, shortName: '上海市人大代表建议规定(2015)',
    times: {
      assignment: stated(7, 'workingDay', 'submitted', '第十一条', '闭会期间提出的，在收到之日起七个工作日内交办。'),
      returnRequest: stated(7, 'workingDay', 'received', '第十四条', '应当在收到之日起七个工作日内说明情况，经同意后退回，不得滞留或者自行转办。'),
      assistingOpinion: stated(1, 'month', 'received', '第十七条', '会办单位应当在收到代表建议、批评和意见之日起一个月内将会办意见书面送主办单位。'),
      reply: stated(3, 'month', 'assigned', '第十九条', '承办单位应当自交办之日起三个月内将办理结果答复代表。'),
      // Three months and at most three more.
      replyComplex: stated(6, 'month', 'assigned', '第十九条', '经同意，可以适当延长，延长时间不得超过三个月，承办单位应当及时告知代表。'),
      rehandledReply: stated(1, 'month', undefined, '第二十一条', '对需要再次办理的，交承办单位再作研究办理，在一个月内再次答复代表。'),
    },
    choices: { replySigner: { value: 'headOrDeputyHead', article: '第二十条', text: '书面答复应当由本单位负责人审核签发，并加盖本单位公章。' }, coSignedReply: { value: 'every', article: '第二十条', text: '对代表联名提出的建议、批评和意见，承办单位应当分别答复。' }, secondDissatisfactionWay: { value: 'faceToFace', article: '第二十一条', text: '代表工作机构和市人民政府办公厅可以组织承办单位与代表当面沟通。' }, withdrawalConsent: { value: 'every', article: '第十条', text: '代表联名提出的建议、批评和意见，经代表一致要求可以撤回。' } },
    notes: [
      '第十五条规定闭会后一个月内召开办理工作会议，是会议的期限，不是交办的期限，没有列入。',
      publicationStays('第二十六条规定办理情况的报告向代表和社会公开，没有规定逐件公开建议和答复，没有列入'),
      '第十四条规定对退回的建议及时研究并交办，没有写明日数，没有列入。',
      '第二十一条规定代表收到答复后填写反馈表，没有写明日数，没有列入。',
      commitmentsTracked('第二十二条规定年内没有解决的转下年度跟踪办理，到换届时仍未解决的书面说明情况'),
      '第二十四条、第二十六条规定每年年中、年末和下一次大会召开前报告办理情况：系统里一年一份报告，年中的报告没有列入。',
    ],
  },
];

export const localSetOf = (id: string): LocalSet | undefined => localSets.find((set) => set.id === id);
