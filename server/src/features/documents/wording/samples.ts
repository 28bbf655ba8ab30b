import type { ReplyLetter } from '@luoshi/domain/reply/letter.ts';
import { assistingOpinion } from '../templates/assisting-opinion.ts';
import { consultationRecord } from '../templates/consultation-record.ts';
import { officialReport } from '../templates/official-report.ts';
import { officialLetter } from '../templates/official-letter.ts';
import { taskForm } from '../templates/task-form.ts';
import { ratingFormParts } from '../templates/evaluation-form.ts';
import { suggestionSheet } from '../templates/suggestion-sheet.ts';
import { frameOf } from '../letter-frame.ts';
import { mediationNoticeWords } from '../write-mediation-notice.ts';
import { meetingNotice } from '../templates/meeting-papers.ts';
import { explanationWords } from '../write-term-explanation.ts';
import { fill, listOf } from './fill.ts';
import { declineWords } from '../write-decline-notice.ts';
import { writeReplyLetter } from '../write-reply-letter.ts';
import type { PaperModel } from '../written-paper.ts';
import type { WordingKind, WordingTexts } from './wordings.ts';

// Everything here is invented; it only shows how a wording reads on paper.
const on = '2027-06-20';
const title = '关于修复云溪桥至柏树村公路的建议';
const rows = [['建议编号', '十八届一次会议第76号'], ['建议标题', title], ['领衔代表', '林秋禾'], ['承办单位', '县交通运输局（主办）']] as const;

const letter: ReplyLetter = {
  unitName: '县交通运输局', letterNumber: '交建提〔2027〕12号', classLetter: 'B', signedByName: '周明远', signedOn: on, replyType: 'first', suggestionLabel: '十八届一次会议第76号', suggestionTitle: title,
  leadName: '林秋禾', coSponsorNames: ['陈志远'], opening: '', consultedOn: '2027-05-18',
  sections: [{ askNo: 1, ask: '尽快修复破损路面', resultClass: 'inProgress', classLabel: '正在解决', text: '路面修复工程已经完成设计，计划于十月底前完工。', promise: { content: '完成路面修复并通车', ownerName: '公路科', dueOn: '2027-10-31' } }],
  assistingOpinions: [{ unitName: '县财政局', text: '资金已列入年度预算。' }], fulfilled: [], closing: '', contactName: '沈一舟', contactPhone: '0577-60000000', copyTo: ['县人大常委会代表工委', '县政府办公室', '县财政局'], form: 'upward', jointWith: [],
};
const frame = (unitName: string, form: 'document' | 'letter') => frameOf({ unitName, letterNumber: null, signer: null, on, draft: false, contactName: '沈一舟', contactPhone: '0577-60000000', copyTo: ['县人大常委会代表工委'], form });
const sampleForm = (heading: string, more: readonly (readonly [string, string])[], foot: string): PaperModel => ({ template: 'form', paper: { ...taskForm({ documentDate: on, heading, title: heading, issuer: '县人大常委会代表工委', rows: [...rows, ...more], foot }), draftMark: '（样张）' } });
const sampleMeeting = { documentDate: on, title: '2027年代表建议集中交办会', issuer: '清原县人大常委会代表工委', timeText: '2027年3月20日（星期六）上午9:00', place: '县人大常委会三楼会议室', agenda: ['宣读交办工作方案', '交办代表建议'] };
const asSample = <Paper extends { draftMark: string | null }>(paper: Paper): Paper => ({ ...paper, draftMark: '（样张）' });

const makers: { readonly [Kind in WordingKind]: (texts: WordingTexts<Kind>) => PaperModel } = {
  replyLetter: (texts) => ({ template: 'official-letter', paper: asSample(writeReplyLetter(letter, { signed: true, on }, texts)) }),
  assistingOpinion: (words) => ({ template: 'official-letter', paper: asSample(assistingOpinion({ ...frame('县财政局', 'document'), sessionLabel: '十八届一次会议', suggestion: { number: '76', title }, leadUnit: '县交通运输局', receivedOn: '2027-04-02', words, opinions: [{ ask: null, text: '县级承担的资金已列入年度预算。' }] })) }),
  declineNotice: (words) => ({ template: 'official-letter', paper: asSample(officialLetter({ ...frame('县人大常委会代表工委', 'letter'), contact: null, copyTo: [] }, declineWords({ title: '关于解答土地承包法律问题的建议', leadName: '林秋禾', submittedOn: '2027-02-20', code: 'X08', explanation: '属于法律咨询，可以向县司法局了解。' }, words))) }),
  suggestionSheet: (texts) => ({ template: 'form', paper: asSample(suggestionSheet({
    documentDate: on, draft: false, sessionName: '清原县第十八届人民代表大会第一次会议', kindLabel: '建议', raisedLabel: '大会期间提出', number: '76', title,
    leadSponsor: { name: '林秋禾', certificateNumber: '18076', delegation: '岭前镇代表团', position: '柏树村党支部书记', address: '岭前镇柏树村1号', postcode: '325000', phone: '0577-60000001' }, coSponsors: [],
    situation: '路面破损，雨天积水。', analysis: '养护资金由村集体承担，难以为继。', asks: ['尽快修复破损路面。'], attachments: [],
    answers: { disclosure: '同意全文公开', formedBy: '视察、走访', proposedUnits: fill(texts.openUnits, { 交办机构: '县人大常委会代表工委' }), raisedBefore: '未注明' }, office: null, submitted: { by: '林秋禾', on },
  }, texts)) }),
  termExplanation: (texts) => ({ template: 'official-letter', paper: asSample(officialLetter({ ...frame('县交通运输局', 'letter'), contact: null, copyTo: ['县人大常委会代表工委', ...listOf(texts.copyTo)] }, explanationWords({
    title, numberLabel: '十八届一次会议第76号', signers: ['林秋禾'], termName: '第十八届', signedByName: '周明远', standing: '路基已经修好。', reason: '沥青摊铺受雨季影响。', nextSteps: '十月底前完成摊铺。', nextBy: '2027-10-31', promises: ['完成路面修复并通车，期限2027年10月31日，责任人公路科。'],
  }, texts))) }),
  ratingForm: (texts) => ({ template: 'form', paper: { documentDate: on, title: '征询意见表', issuer: '县人大常委会代表工委', draftMark: '（样张）', record: null, parts: ratingFormParts({
    suggestionNumber: '十八届一次会议第76号', suggestionTitle: title, leadSponsor: '林秋禾', unit: '县交通运输局', dateText: '2027年6月20日', documentNumber: '交建提〔2027〕12号', classLetter: 'B', reasonHint: texts.reason,
    note: fill(texts.foot, { 截止日期: '2027年7月20日', 收表机关: '县人大常委会代表工委' }),
  }) } }),
  mediationNotice: (texts) => ({ template: 'official-letter', paper: asSample(officialLetter({ ...frame('县人大常委会代表工委', 'letter'), contact: null, copyTo: [] }, mediationNoticeWords({
    title, numberLabel: '十八届一次会议第76号', raterName: '林秋禾', unitName: '县交通运输局', timeText: '2027年8月5日（星期四）14:30', place: '县人大常委会三楼会议室', office: '县人大常委会代表工委',
  }, texts))) }),
  meetingNotice: (texts) => ({ template: 'official-letter', paper: asSample(meetingNotice({ ...sampleMeeting, units: ['县交通运输局', '县财政局'] }, texts)) }),
  handlingReport: (texts) => ({ template: 'official-report', paper: asSample(officialReport({
    documentDate: on, title: '关于2027年代表建议、批评和意见办理情况的报告', issuer: '清原县人大常委会代表工委', subtitle: '——2027年12月20日在县十八届人大常委会第八次会议上', recipient: texts.salutation, signers: ['清原县人大常委会代表工委'],
    body: [{ kind: 'text', text: fill(texts.opening, { 年份: '2027' }) }, { kind: 'heading', text: '一、总体情况' }, { kind: 'text', text: '2027年共登记代表建议152件，其中大会期间140件，闭会期间12件。' }, { kind: 'text', text: texts.closing }],
  })) }),
  mediationMinutes: (texts) => sampleForm('代表建议会商纪要', [['会商时间地点', '2027年8月5日，县人大常委会三楼会议室'], ['出席代表', '林秋禾'], ['纪要', '双方对修复范围和期限交换了意见。']], texts.foot),
  assignmentForm: (texts) => sampleForm('代表建议交办单', [['办理要求', texts.demand], ['办理要求（会办单位）', texts.demandAssisting]], texts.foot),
  returnForm: (texts) => sampleForm('代表建议退办申请单', [['退办理由', '属于水利工程。'], ['职能依据', '三定规定第三条']], texts.foot),
  extensionForm: (texts) => sampleForm('代表建议延期答复申请单', [['延期理由', '跨县征地须报批。']], texts.foot),
  consultationRecord: (texts) => ({ template: 'form', paper: asSample(consultationRecord({
    documentDate: on, unit: '县交通运输局', suggestion: { number: '76', title }, leadSponsor: '林秋禾', stageLabel: '办中（第1次）', heldOn: '2027-05-18', timeText: '14:30', place: '柏树村文化礼堂', methodLabel: '现场面商', deputies: ['林秋禾'],
    unitAttendees: [{ name: '周明远', position: '局长', rankLabel: '单位主要负责人' }], deputyOpinion: '先处理边坡。', unitOpinion: '同意。', disagreement: '', recordedBy: '沈一舟', confirmation: null, foot: texts.foot,
  })) }),
  supervisionNote: (texts) => sampleForm('代表建议督办单', [['办理要求', '请于三日内签收。']], texts.foot),
};

/** A paper of invented data in the wording that is being written. */
export const samplePaper = <Kind extends WordingKind>(kind: Kind, texts: WordingTexts<Kind>): PaperModel => makers[kind](texts);
