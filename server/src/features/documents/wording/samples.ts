import type { ReplyLetter } from '@luoshi/domain/reply/letter.ts';
import { assistingOpinion } from '../templates/assisting-opinion.ts';
import { consultationRecord } from '../templates/consultation-record.ts';
import { officialLetter } from '../templates/official-letter.ts';
import { taskForm } from '../templates/task-form.ts';
import { frameOf } from '../letter-frame.ts';
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
const asSample = <Paper extends { draftMark: string | null }>(paper: Paper): Paper => ({ ...paper, draftMark: '（样张）' });

const makers: { readonly [Kind in WordingKind]: (texts: WordingTexts<Kind>) => PaperModel } = {
  replyLetter: (texts) => ({ template: 'official-letter', paper: asSample(writeReplyLetter(letter, { signed: true, on }, texts)) }),
  assistingOpinion: (words) => ({ template: 'official-letter', paper: asSample(assistingOpinion({ ...frame('县财政局', 'document'), sessionLabel: '十八届一次会议', suggestion: { number: '76', title }, leadUnit: '县交通运输局', receivedOn: '2027-04-02', words, opinions: [{ ask: null, text: '县级承担的资金已列入年度预算。' }] })) }),
  declineNotice: (words) => ({ template: 'official-letter', paper: asSample(officialLetter({ ...frame('县人大常委会代表工委', 'letter'), contact: null, copyTo: [] }, declineWords({ title: '关于解答土地承包法律问题的建议', leadName: '林秋禾', submittedOn: '2027-02-20', code: 'X08', explanation: '属于法律咨询，可以向县司法局了解。' }, words))) }),
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
