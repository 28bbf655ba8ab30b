import { handOverChoices } from '@luoshi/domain/mandate/hand-over-labels.ts';
import { resultClassLabels } from '@luoshi/domain/setting/result-class.ts';
import { declineReasons } from '@luoshi/domain/suggestion/decline-reasons.ts';
import { reporterLabels } from '@luoshi/domain/township-suggestion/bodies.ts';
import { Type } from 'typebox';
import { identityBodies } from './publication.ts';
import { line, text, freeText, date, id, ids, files, nothing, choice, otherSuggestions } from './pieces.ts';

const sourceLabels = { research: '专题调研', seminar: '座谈', visit: '视察、走访', reception: '接待群众', other: '其他' } as const;
const disclosureLabels = { full: '同意全文公开', titleOnly: '仅公开标题', withhold: '不公开' } as const;
export const categoryLabels = { inSession: '大会期间', interSessional: '闭会期间' } as const;
export const channelLabels = { online: '网上提交', paper: '纸质录入' } as const;
const raisedBeforeLabels = { twoYears: '连续提了两年', threeYears: '连续提了三年', moreYears: '提了三年以上' } as const;

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
const suggestionTextSchema = Type.Partial(Type.Object(suggestionText));
/** A draft may begin from a topic of the yearly guide. */
export const newSuggestionSchema = Type.Partial(Type.Object({ ...suggestionText, topicId: Type.String({ title: '选题', minLength: 1, maxLength: 64 }) }));

const unitChoice = Type.Object({ leadUnitId: id('主办单位', 'unit'), assistingUnitIds: ids('会办单位', 'units', { maxItems: 20 }), separately: Type.Optional(Type.Boolean({ title: '分别办理', description: '以上单位不分主办、会办，各办各的，各自答复、各自测评。' })), note: Type.Optional(freeText('交办说明')) });

export const suggestionBodies = {
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
};
