import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import { levelLabels } from '@luoshi/domain/evaluation/workflow.ts';
import { agreedLabels, conclusionLabels } from '@luoshi/domain/mediation/workflow.ts';
import { modeLabels } from '@luoshi/domain/consultation/mode-labels.ts';
import { formQuestions } from '@luoshi/domain/evaluation/form-answers.ts';
import { rankLabels } from '@luoshi/domain/consultation/valid-consultation.ts';
import { extensionGrounds } from '@luoshi/domain/handling-task/extension.ts';
import { withoutConsultationLabels } from '@luoshi/domain/reply/guards.ts';
import { resultClassLabels } from '@luoshi/domain/setting/result-class.ts';
import { choiceSettings } from '@luoshi/domain/setting/choice-settings.ts';
import { handOverChoices } from '@luoshi/domain/mandate/hand-over-labels.ts';
import { declineReasons } from '@luoshi/domain/suggestion/decline-reasons.ts';
import { reporterLabels } from '@luoshi/domain/township-suggestion/bodies.ts';
import { Type, type TSchema } from 'typebox';
import { identityBodies, proposalSchema, publicationBodies } from './publication-schemas.ts';


/** Widths of what people write: generous for the office, bounded for the database. */
const line = (title: string, options: object = {}) => Type.String({ title, minLength: 1, maxLength: 200, ...options });
const text = (title: string, options: object = {}) => Type.String({ title, minLength: 1, maxLength: 10_000, 'x-widget': 'longText', ...options });
const freeText = (title: string, options: object = {}) => Type.String({ title, maxLength: 10_000, 'x-widget': 'longText', ...options });
const date = (title: string) => Type.String({ title, pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date' });
const id = (title: string, widget: string) => Type.String({ title, minLength: 1, maxLength: 64, 'x-widget': widget });
const ids = (title: string, widget: string, options: object = {}) => Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { title, maxItems: 100, 'x-widget': widget, ...options });
const files = (title = '附件') => ids(title, 'files', { maxItems: 20 });
const nothing = Type.Object({});

function choice(title: string, labels: Readonly<Record<string, string>>) {
  return Type.Unsafe<string>({ type: 'string', title, enum: Object.keys(labels), 'x-labels': labels });
}

export const sourceLabels = { research: '专题调研', seminar: '座谈', visit: '视察、走访', reception: '接待群众', other: '其他' } as const;
export const disclosureLabels = { full: '同意全文公开', titleOnly: '仅公开标题', withhold: '不公开' } as const;
export const categoryLabels = { inSession: '大会期间', interSessional: '闭会期间' } as const;
export const channelLabels = { online: '网上提交', paper: '纸质录入' } as const;
export const disputeDecisions = { keep: '维持承办单位', move: '改由其他单位承办', release: '不再承办' } as const;
export const phaseLabels = { before: '办前', during: '办中', after: '办后' } as const;

const otherSuggestions = (title: string, options: object = {}) => ids(title, 'suggestions', { maxItems: 20, ...options });
const alsoFor = Type.Optional(ids('一并登记的并案建议', 'group', { maxItems: 20, description: '一次面商谈了并案的几件建议的，在这里选其余各件；每件各留一份记录，由各件的领衔代表分别确认。' }));
export const raisedBeforeLabels = { twoYears: '连续提了两年', threeYears: '连续提了三年', moreYears: '提了三年以上' } as const;

const suggestionText = {
  title: Type.String({ title: '标题', maxLength: 100 }),
  situation: freeText('情况'),
  analysis: freeText('分析'),
  asks: Type.Array(Type.String({ maxLength: 2000 }), { title: '具体建议（一条一项）', maxItems: 30, 'x-widget': 'lines' }),
  source: choice('形成方式', sourceLabels),
  occasion: choice('何时提出', categoryLabels),
  raisedBefore: Type.Union([Type.Null(), choice('以前提过、没有解决', raisedBeforeLabels)], { title: '以前提过、没有解决' }),
  earlierIds: otherSuggestions('以前提出的是哪几件'),
  preferredUnits: ids('希望由哪些单位办理', 'units', { maxItems: 10 }),
  disclosureWish: choice('是否同意公开', disclosureLabels),
  disclosureReason: freeText('不公开的理由', { maxLength: 1000 }),
};
/** What an office copies from a signed sheet; which scans bear it out. */
export const paperEntrySchema = Type.Object({
  leadPersonId: id('领衔代表', 'person'), coSignerIds: Type.Optional(ids('纸上签名联名的代表', 'people', { maxItems: 50 })), receivedOn: date('收到日期'),
  files: ids('建议纸扫描件（有代表亲笔签名）', 'files', { minItems: 1, maxItems: 20 }),
  title: Type.String({ ...suggestionText.title, minLength: 1 }), situation: text('情况'), analysis: text('分析'), asks: Type.Array(Type.String({ maxLength: 2000 }), { ...suggestionText.asks, minItems: 1 }),
  source: Type.Optional(suggestionText.source), preferredUnits: Type.Optional(suggestionText.preferredUnits), disclosureWish: Type.Optional(suggestionText.disclosureWish), disclosureReason: Type.Optional(suggestionText.disclosureReason),
});
export const suggestionTextSchema = Type.Partial(Type.Object(suggestionText));
/** A draft may begin from a topic of the yearly guide. */
export const newSuggestionSchema = Type.Partial(Type.Object({ ...suggestionText, topicId: Type.String({ title: '选题', minLength: 1, maxLength: 64 }) }));

const promise = Type.Union([
  Type.Null(),
  Type.Object({ content: text('承诺内容', { maxLength: 2000 }), ownerName: line('责任人', { maxLength: 60 }), dueOn: date('完成期限') }),
], { title: '承诺' });

const answers = Type.Array(
  Type.Object({ askNo: Type.Integer({ title: '第几条', minimum: 1, maximum: 30 }), resultClass: choice('办理结果', resultClassLabels), text: freeText('答复'), promise }),
  { title: '逐条答复', maxItems: 30, 'x-widget': 'answers' },
);

const ratingFields = {
  attitude: choice('办理态度', levelLabels), result: choice('办理结果', levelLabels),
  reason: Type.Optional(freeText('具体意见（不满意的必填）', { maxLength: 2000 })),
};
const formFields = Object.fromEntries(Object.entries(formQuestions).map(([question, { label, options }]) => [question, Type.Optional(choice(label, options))]));
const rating = Type.Object({ ...ratingFields, ...formFields });

const signing = {
  letterNumber: Type.Optional(line('发文字号（不填则由本系统编号）', { maxLength: 60 })),
  withoutConsultation: Type.Optional(choice('没有面商的原因', withoutConsultationLabels)),
  withoutConsultationText: Type.Optional(freeText('具体说明', { maxLength: 2000 })),
};

const howSet = {
  form: Type.Optional(choice('答复函格式（不选则按本地设置）', choiceSettings.replyForm.options)),
  joint: Type.Optional(Type.Boolean({ title: '与同意联合行文的会办单位联合行文' })),
};

const attendees = Type.Array(Type.Object({ name: line('姓名', { maxLength: 60 }), position: line('职务', { maxLength: 100 }), rank: choice('职级', rankLabels) }), { title: '单位出席人员', minItems: 1, maxItems: 30, 'x-widget': 'attendees' });

const otherUnit = Type.String({ title: '改由哪个单位承办', description: '主办单位必须选；会办单位，或者还有其他分办单位的，不选就是不再由它承办。', minLength: 1, maxLength: 64, 'x-widget': 'unit' });
const section = Type.Object({ sectionId: id('承办科室', 'section'), handlerName: line('经办人', { maxLength: 60 }) });
const plannedAt = Type.String({ title: '约定时间', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2})$', 'x-widget': 'dateTime' });

const unitChoice = Type.Object({ leadUnitId: id('主办单位', 'unit'), assistingUnitIds: ids('会办单位', 'units', { maxItems: 20 }), separately: Type.Optional(Type.Boolean({ title: '分别办理', description: '以上单位不分主办、会办，各办各的，各自答复、各自测评。' })), note: Type.Optional(freeText('交办说明')) });

const optionalDate = (title: string, description: string) => Type.Optional(Type.String({ title, description, pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date' }));

const mediationBodies = {
  convene: Type.Object({ meetingAt: { ...plannedAt, title: '会商时间' }, place: line('地点') }),
  callOff: Type.Object({ reason: text('取消原因（告知双方）', { maxLength: 1000 }) }),
  recordMeeting: Type.Object({
    heldOn: date('会商日期'), place: line('地点'), attendees,
    deputiesPresent: Type.Array(line('代表姓名', { maxLength: 60 }), { title: '出席代表（没有出席的不填）', maxItems: 60, 'x-widget': 'lines' }),
    absence: Type.Optional(freeText('主要负责人或者代表没有出席的原因', { maxLength: 1000 })), minutes: text('会商纪要'), agreed: choice('商定', agreedLabels),
    agreedText: Type.Optional(freeText('商定的内容（没有取得一致的不填）', { maxLength: 2000 })), ownerName: Type.Optional(line('责任人（商定承诺事项的填写）', { minLength: 0, maxLength: 60 })),
    dueOn: optionalDate('商定的期限', '商定承诺事项、补充答复的填写。'), files: ids('纪要扫描件、照片', 'files', { minItems: 1, maxItems: 20 }),
  }),
  commissionOpinion: Type.Object({
    experts: Type.Array(Type.Object({ name: line('姓名', { maxLength: 60 }), field: line('专业领域', { maxLength: 100 }) }), { title: '专家', minItems: 1, maxItems: 20, 'x-widget': 'list' }),
    question: text('请专家评估的问题', { maxLength: 4000 }), dueOn: date('提交评估意见的日期'),
  }),
  withdrawCommission: Type.Object({ reason: text('撤回原因（告知双方）', { maxLength: 1000 }) }),
  recordOpinion: Type.Object({ text: text('评估意见'), files: ids('专家签名的评估意见', 'files', { minItems: 1, maxItems: 20 }) }),
  answerOpinion: Type.Object({ text: text('对评估意见的意见', { maxLength: 4000 }) }),
  conclude: Type.Object({
    conclusion: choice('结论', conclusionLabels), reasons: text('理由（书面告知代表和承办单位）'),
    dueOn: optionalDate('期限', '继续办理的填答复期限；转为跟踪的填完成期限，会商已经商定承诺的不填。'),
    askNo: Type.Optional(Type.Integer({ title: '承诺对应第几条具体建议', description: '转为跟踪的填写，不填就是第一条。', minimum: 1, maximum: 30 })),
    content: Type.Optional(freeText('承诺内容（转为跟踪的填写，会商已经商定的不填）', { maxLength: 2000 })), ownerName: Type.Optional(line('责任人（转为跟踪的填写）', { minLength: 0, maxLength: 60 })),
    councilOn: optionalDate('主任会议日期', '报主任会议的填写。'), councilDecision: Type.Optional(freeText('主任会议的决定（报主任会议的填写）', { maxLength: 4000 })),
    files: Type.Optional(files()),
  }),
};

/** What each action takes, as JSON Schema: validates requests, documents the API and draws the forms. Closed: unknown fields are refused. */
export const bodySchemas: Readonly<Record<CaseKind, Readonly<Record<string, TSchema>>>> = {
  suggestion: {
    save: suggestionTextSchema,
    attachFiles: Type.Object({ files: ids('附件', 'files', { minItems: 1, maxItems: 20 }) }),
    arrangeHandOver: Type.Object({ to: choice('资格终止时，这份草稿', handOverChoices), personId: Type.Optional(id('交给哪位代表', 'person')) }),
    offerDraft: Type.Object({ personId: id('交给哪位代表', 'person') }), chooseHeir: Type.Object({ personId: id('请哪位代表接手', 'person') }),
    takeBackDraft: nothing, acceptDraft: nothing, declineDraft: Type.Object({ reason: Type.Optional(freeText('不接手的原因', { maxLength: 1000 })) }),
    inviteCoSponsors: Type.Object({ personIds: ids('联名代表', 'people', { minItems: 1, maxItems: 50 }) }),
    removeCoSponsor: Type.Object({ personId: id('联名代表', 'people') }),
    objectToEntry: Type.Object({ reason: text('哪里与您写的不一致', { maxLength: 1000 }) }),
    keepEntry: Type.Object({ answer: text('核对情况（告知代表）', { maxLength: 1000 }) }),
    correctEntry: Type.Object({ title: Type.Optional(suggestionText.title), situation: Type.Optional(suggestionText.situation), analysis: Type.Optional(suggestionText.analysis), asks: Type.Optional(suggestionText.asks), reason: text('更正说明（告知代表）', { maxLength: 1000 }), files: Type.Optional(files('补充扫描件')) }),
    voidEntry: Type.Object({ reason: text('作废理由（告知代表）', { maxLength: 1000 }) }),
    correctNumber: Type.Object({ sessionId: id('正确的会议', 'session'), category: choice('正确的类别', categoryLabels), reason: text('更正理由（告知代表和承办单位）', { maxLength: 1000 }) }),
    correctText: Type.Object({ title: Type.Optional(suggestionText.title), situation: Type.Optional(suggestionText.situation), analysis: Type.Optional(suggestionText.analysis), asks: Type.Optional(suggestionText.asks), reason: text('更正说明（告知代表和承办单位）', { maxLength: 1000 }) }),
    correctSigners: Type.Object({
      leadPersonId: Type.Optional(id('改由谁领衔（不改的不选）', 'person')), addedIds: Type.Optional(ids('补上的联名代表', 'people', { maxItems: 50 })), removedIds: Type.Optional(ids('去掉的联名代表', 'people', { maxItems: 50 })),
      reason: text('更正理由（告知有关代表和承办单位）', { maxLength: 1000 }), files: Type.Optional(files('有代表亲笔签名的扫描件（登记编号以后必须上传）')),
    }),
    freeze: nothing, unfreeze: nothing, submit: Type.Object({ answer: Type.Optional(freeText('对修改意见的答复', { maxLength: 1000 })) }), discard: nothing,
    askWithdrawal: Type.Object({ reason: text('撤回理由（告知署名代表）', { maxLength: 1000 }) }), takeBackWithdrawal: nothing, remindWithdrawal: nothing,
    withdrawOnPaper: Type.Object({ receivedOn: date('收到日期'), reason: text('撤回理由', { maxLength: 1000 }), files: ids('领衔和联名代表签名的书面撤回扫描件', 'files', { minItems: 1, maxItems: 20 }) }),
    withdraw: Type.Object({ reason: text('撤回理由', { maxLength: 1000 }) }), ...identityBodies,
    passReview: Type.Object({ note: Type.Optional(freeText('审核意见')) }),
    returnForRevision: Type.Object({
      guidance: text('修改意见（告知代表）'),
      proposal: Type.Optional(Type.Object({ title: line('标题'), situation: freeText('情况'), analysis: freeText('分析'), asks: Type.Array(Type.String({ minLength: 1, maxLength: 2000 }), { title: '具体建议', description: '每行一条。', maxItems: 30, 'x-widget': 'names' }) }, { title: '直接在文字上改（改动的地方代表逐处看，由代表决定要不要）' })),
    }),
    decline: Type.Object({
      code: choice('不予受理的理由', Object.fromEntries(Object.entries(declineReasons).map(([code, reason]) => [code, `${code} ${reason.label}`]))),
      explanation: text('说明（告知代表）'),
    }),
    register: Type.Object({ sessionId: id('会议', 'session'), category: choice('类别', categoryLabels) }),
    planUnits: unitChoice,
    assign: unitChoice,
    merge: Type.Object({ suggestionIds: otherSuggestions('与哪些建议并案（本件为主案）', { minItems: 1 }), reason: text('并案理由（告知代表）', { maxLength: 1000 }) }),
    unmerge: Type.Object({ reason: text('解除理由（告知代表）', { maxLength: 1000 }) }),
    split: Type.Object({
      parts: Type.Array(Type.Object({ title: line('标题', { maxLength: 100 }), askNos: Type.Array(Type.Integer({ minimum: 1, maximum: 30 }), { title: '具体建议', maxItems: 30 }) }), { title: '拆分成哪几件', minItems: 1, maxItems: 10, 'x-widget': 'splitParts' }),
      reason: text('拆分理由（告知代表）', { maxLength: 1000 }),
    }),
    passUp: Type.Object({ to: line('转报哪里', { maxLength: 100 }), letterNumber: Type.Optional(line('转报文号', { maxLength: 60 })), reason: text('属于上级事权的理由（告知代表）', { maxLength: 2000 }), files: Type.Optional(files('转报的函')) }),
    recordHigherReply: Type.Object({ repliedOn: date('上级答复日期'), resultClass: choice('办理结果', resultClassLabels), outcome: text('上级答复的内容（告知代表）', { maxLength: 5000 }), files: Type.Optional(files('上级的复函')) }),
    linkEarlier: Type.Object({ suggestionIds: otherSuggestions('以往提出的同一事项', { minItems: 1 }), reason: text('理由（告知代表）', { maxLength: 1000 }) }),
    confirmAssignment: Type.Object({ note: Type.Optional(freeText('会签意见')) }),
    returnAssignment: Type.Object({ reason: text('退回理由') }),
    urgeUnits: Type.Object({ note: text('催办意见', { maxLength: 2000 }) }),
    addUnits: Type.Object({ unitIds: ids('增加的单位（有主办的为会办，分别办理的为分办）', 'units', { minItems: 1, maxItems: 20 }), reason: text('理由', { maxLength: 1000 }) }),
    conclude: Type.Object({ note: Type.Optional(freeText('办结说明')) }),
    report: Type.Object({ sessionId: id('在哪次会议上报告', 'session'), reportedOn: date('报告日期'), reportedBy: choice('报告人', reporterLabels), note: Type.Optional(freeText('说明')), files: Type.Optional(files('报告文本')) }),
    archive: Type.Object({ note: Type.Optional(freeText('归档说明')) }),
    supplement: Type.Object({ note: text('说明'), files: Type.Optional(files()) }),
    close: Type.Object({ note: Type.Optional(freeText('销号说明')) }),
  },
  suggestionLink: { unlink: Type.Object({ reason: text('理由', { maxLength: 1000 }) }) },
  coSponsorship: { confirm: Type.Object({ opinion: Type.Optional(freeText('意见')) }), declineToSign: Type.Object({ opinion: Type.Optional(freeText('意见')) }), consentToWithdrawal: nothing, refuseWithdrawal: Type.Object({ reason: text('不同意的理由（告知领衔代表）', { maxLength: 1000 }) }) },
  handlingTask: {
    accept: nothing, routeToSection: section, rerouteToSection: section,
    recordContact: Type.Object({ note: text('联系情况') }),
    scheduleConsultation: Type.Object({ plannedAt, place: line('地点'), mode: choice('方式', modeLabels), phase: choice('阶段', phaseLabels), alsoFor }),
    requestWaiver: Type.Object({ reason: text('代表怎么说的') }),
    waiveConsultation: Type.Object({ reason: text('理由') }),
    urge: Type.Object({ note: text('催办意见'), replyBy: optionalDate('回复期限', '要求承办单位书面反馈的填写，反馈后由您审核销号。') }),
    feedback: Type.Object({ text: text('反馈情况', { maxLength: 4000 }), files: Type.Optional(files()) }),
    settleUrge: Type.Object({ opinion: text('销号意见', { maxLength: 2000 }) }),
    requestReturn: Type.Object({
      ground: line('职能依据（三定规定等的条款）'), reason: text('退办理由', { maxLength: 2000 }), suggestedUnit: Type.Optional(line('建议改由哪个单位办理', { minLength: 0, maxLength: 100 })),
    }),
    withdrawReturn: nothing,
    refuseReturn: Type.Object({ reason: text('不同意的理由（告知单位）', { maxLength: 2000 }) }),
    agreeReturn: Type.Object({ unitId: Type.Optional(otherUnit), reason: text('改派理由（告知代表）', { maxLength: 2000 }) }),
    reassign: Type.Object({
      unitId: Type.Optional(otherUnit), reason: text('调整理由（告知代表）', { maxLength: 2000 }),
      keepAsAssisting: Type.Optional(Type.Boolean({ title: '原主办单位改为会办' })),
    }),
    requestExtension: Type.Object({ ground: choice('延期的情形', extensionGrounds), reason: text('延期理由（告知代表）', { maxLength: 2000 }) }),
    grantExtension: Type.Object({ until: Type.Optional(Type.String({ title: '延长到哪一天', description: '不填就是自交办之日起六个月；可以早些，不能更晚。', pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date' })), note: Type.Optional(freeText('意见', { maxLength: 2000 })) }),
    refuseExtension: Type.Object({ reason: text('不同意的理由（告知单位）', { maxLength: 2000 }) }),
    objectToUnit: Type.Object({ reason: text('您认为应当由哪个单位办理，为什么', { maxLength: 2000 }) }),
    answerObjection: Type.Object({ answer: text('维持的理由（答复代表）', { maxLength: 2000 }) }),
    raiseDispute: Type.Object({ statement: text('争议情况和本单位意见（由主要负责人签署）', { maxLength: 3000 }), ground: line('职能依据（三定规定等的条款）'), proposal: line('建议由哪个单位承办') }),
    settleDispute: Type.Object({
      decision: choice('决定', disputeDecisions), unitId: Type.Optional(Type.String({ title: '改由哪个单位承办', description: '只在改由其他单位承办时选。', minLength: 1, maxLength: 64, 'x-widget': 'unit' })),
      keepAsAssisting: Type.Optional(Type.Boolean({ title: '原主办单位改为会办' })), reason: text('书面决定和理由（告知单位和代表）', { maxLength: 3000 }),
    }),
    openEvaluation: Type.Object({ roundId: id('测评轮次', 'round') }),
  },
  consultation: {
    record: Type.Object({
      heldOn: date('面商日期'), place: line('地点'), mode: choice('方式', modeLabels), phase: choice('阶段', phaseLabels),
      deputiesPresent: Type.Array(line('代表姓名', { maxLength: 60 }), { title: '出席代表', minItems: 1, maxItems: 60, 'x-widget': 'lines' }), attendees,
      deputyOpinion: text('代表意见'), unitOpinion: text('单位意见'), difference: Type.Optional(freeText('分歧')), files: Type.Optional(files()), alsoFor,
    }),
    correct: Type.Object({
      heldOn: date('面商日期'), place: line('地点'), mode: choice('方式', modeLabels), deputiesPresent: Type.Array(line('代表姓名', { maxLength: 60 }), { title: '出席代表', minItems: 1, maxItems: 60, 'x-widget': 'lines' }), attendees,
      reason: text('更正理由（告知代表）', { maxLength: 1000 }), files: Type.Optional(files()),
    }),
    cancel: Type.Object({ reason: text('取消原因') }),
    confirm: Type.Object({ opinion: Type.Optional(freeText('补充意见')) }),
    confirmOnPaper: Type.Object({ signedOn: date('代表签名日期'), files: ids('有代表签名的扫描件', 'files', { minItems: 1, maxItems: 20 }), opinion: Type.Optional(freeText('代表在纸上写的意见')) }),
    disownSignature: Type.Object({ note: Type.Optional(freeText('补充说明')) }),
    deny: Type.Object({ note: Type.Optional(freeText('补充说明')) }),
    confirmWaiver: Type.Object({ opinion: Type.Optional(freeText('补充意见')) }),
    refuseWaiver: Type.Object({ opinion: Type.Optional(freeText('补充意见')) }),
  },
  assistingOpinion: {
    save: Type.Object({ text: freeText('会办意见'), contactName: Type.Optional(line('联系人', { minLength: 0, maxLength: 60 })), contactPhone: Type.Optional(line('联系电话', { minLength: 0, maxLength: 40 })) }),
    submitForCheck: nothing,
    returnForChange: Type.Object({ note: text('修改意见') }),
    deliver: Type.Object({ letterNumber: Type.Optional(line('文号', { maxLength: 60 })), agreesToJointReply: Type.Optional(Type.Boolean({ title: '同意与主办单位联合行文答复' })) }),
    sendBack: Type.Object({ reason: text('退回理由') }),
  },
  reply: {
    save: Type.Object({
      opening: Type.Optional(freeText('开头')), answers: Type.Optional(answers), closing: Type.Optional(freeText('结尾')),
      contactName: Type.Optional(line('联系人', { minLength: 0, maxLength: 60 })), contactPhone: Type.Optional(line('联系电话', { minLength: 0, maxLength: 40 })),
    }),
    proposePublicity: proposalSchema,
    submitForCheck: nothing,
    returnForChange: Type.Object({ note: text('修改意见') }),
    passCheck: Type.Object({ note: Type.Optional(freeText('核稿意见')) }),
    signOff: Type.Object({ ...signing, ...howSet }),
    recordHandSignature: Type.Object({ signerName: line('手签的主要负责人', { maxLength: 60 }), signedOn: date('手签日期'), files: ids('有手签的签发稿扫描件', 'files', { minItems: 1, maxItems: 20 }), ...signing, ...howSet }),
    confirmHandSignature: nothing,
    refuseHandSignature: Type.Object({ reason: text('说明', { maxLength: 1000 }) }),
    proposeClass: Type.Object({
      askNo: Type.Integer({ title: '更正第几条的答复', minimum: 1, maximum: 30 }), resultClass: choice('正确的办理结果', resultClassLabels),
      content: Type.Optional(freeText('承诺内容（正在解决、列入计划的必填）', { maxLength: 2000 })), ownerName: Type.Optional(line('责任人（正在解决、列入计划的必填）', { minLength: 0, maxLength: 60 })),
      dueOn: optionalDate('完成期限', '正在解决、列入计划的必填。'), reason: text('更正原因（写进更正通知，告知代表）', { maxLength: 1000 }),
    }),
    signClass: Type.Object({ letterNumber: signing.letterNumber }),
    returnClass: Type.Object({ note: text('退回意见', { maxLength: 1000 }) }),
  },
  evaluation: { rate: rating, revise: rating, liftEmbargo: nothing, remind: nothing, disclose: nothing, markNoResponse: nothing, closeUnrated: nothing,
    receiveEnvelope: Type.Object({ receivedOn: date('收到日期'), files: ids('未拆封信封的扫描件', 'files', { minItems: 1, maxItems: 20 }) }),
    returnEnvelope: Type.Object({ reason: text('退回原因（告知代表）', { maxLength: 1000 }) }),
    proposeReading: Type.Object({ ...ratingFields, ...formFields, files: ids('测评表扫描件', 'files', { minItems: 1, maxItems: 20 }) }),
    proposeVoid: Type.Object({ reason: text('为什么不能计入（告知代表）', { maxLength: 1000 }), files: ids('扫描件', 'files', { minItems: 1, maxItems: 20 }) }),
    confirmReading: nothing,
    refuseReading: Type.Object({ reason: text('哪里与原件不符', { maxLength: 1000 }) }),
    withdrawReading: Type.Object({ reason: text('哪里录错了', { maxLength: 1000 }) }),
    proposeRereading: Type.Object({ ...ratingFields, why: text('怎么录错的（告知代表）', { maxLength: 1000 }), files: ids('测评表扫描件', 'files', { minItems: 1, maxItems: 20 }) }),
    confirmRereading: nothing,
    refuseRereading: Type.Object({ reason: text('为什么不更正', { maxLength: 1000 }) }),
  },
  mediation: mediationBodies,
  commitment: {
    reportProgress: Type.Object({ text: text('进展情况'), percent: Type.Optional(Type.Integer({ title: '完成百分比', minimum: 0, maximum: 100 })), files: Type.Optional(files()) }),
    claim: Type.Object({ statement: text('落实情况'), files: ids('佐证材料', 'files', { minItems: 1, maxItems: 20 }) }),
    verify: Type.Object({ finding: text('核验情况'), files: Type.Optional(files()) }),
    refute: Type.Object({ finding: text('核验情况'), files: Type.Optional(files()) }),
    proposeChange: Type.Object({ dueOn: date('新的期限'), reason: text('改期理由') }),
    acceptChange: Type.Object({ note: Type.Optional(freeText('意见')) }),
    refuseChange: Type.Object({ note: text('理由') }),
    declareBroken: Type.Object({ finding: text('认定情况') }),
    explain: Type.Object({ explanation: text('书面说明') }),
    follow: nothing, unfollow: nothing,
  },
  termExplanation: {
    save: Type.Object({
      standing: Type.Optional(freeText('办理进展（办到哪一步）')), reason: Type.Optional(freeText('没有解决的原因')), nextSteps: Type.Optional(freeText('下一步安排（由谁、做什么）')),
      nextBy: optionalDate('下一步的完成日期', '须在今天以后。'),
    }),
    submitForSignature: nothing, returnForChange: Type.Object({ note: text('修改意见') }), sign: nothing,
    sendBack: Type.Object({ note: text('退回理由（告知单位）') }), accept: Type.Object({ note: Type.Optional(freeText('审核意见')) }), waive: Type.Object({ reason: text('理由', { maxLength: 1000 }) }),
  },
  publication: publicationBodies,
  deadline: { remind: nothing, recompute: Type.Object({ dueOn: date('新的期限'), reason: text('原因') }) },
};

/** Actions that only the process itself takes: they have no endpoint. */
export const hasEndpoint = (kind: CaseKind, action: string): boolean => bodySchemas[kind][action] !== undefined;
