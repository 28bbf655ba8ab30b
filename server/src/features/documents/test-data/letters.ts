import type { ReplyLetter } from '@luoshi/domain/reply/letter.ts';
import { markOf } from '../paper-mark.ts';
import type { AssistingOpinionData } from '../templates/assisting-opinion.ts';
import type { LetterFrame, OfficialLetter } from '../templates/official-letter.ts';
import { writeReplyLetter, type LetterStanding } from '../write-reply-letter.ts';

// All names, places and matters are invented.
export const rareName = '堃喆珺昇垚赟玥瑀旻翀祎';
export const typstMarkup = '费用 $3,000$ 元，#let x = 1、*加粗*、_下划线_、C:\\路径、@某人、`代码`、<标签>、[方括号]、= 标题、// 注释、~ - "引号"';

const longAnswer = '我局会同岭前镇政府对云溪桥至柏树村路段逐段作了踏勘，全长4.6公里，其中1.8公里路面破损、2处边坡有落石隐患。'
  + '经测算，路面修复、边坡加固和安防设施共需资金386万元，已纳入今年农村公路养护工程计划，资金由县、镇两级按七三比例承担。'
  + '施工图设计已通过审查，招标工作将于下月启动，工程安排在农闲时节分段施工，尽量减少对沿线群众出行和农产品运输的影响。';

const mark = markOf('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'K7QM-3XTD', 'https://luoshi.example.gov.cn');

const frame = (): LetterFrame => ({
  documentDate: '2027-06-20',
  draft: false,
  letterhead: '清原县交通运输局文件',
  documentNumber: { code: '清交建提', year: 2027, serial: 12 },
  signer: '周明远',
  issuer: '清原县交通运输局',
  contact: { name: '沈一舟', phone: '0577-60000000' },
  copyTo: ['县人大常委会代表工委', '县政府办公室', '县财政局', '岭前镇人大'],
  printed: { office: '清原县交通运输局办公室', date: '2027-06-20' },
  record: mark,
});

const sections = (count: number): ReplyLetter['sections'] => Array.from({ length: count }, (_, index) => ({
  askNo: index + 1,
  ask: [
    '尽快修复云溪桥至柏树村路段的破损路面', '在学校门口和急弯处增设安防设施', '开通早晚两班到镇卫生院的便民公交',
    '把沿线边坡排查一遍，对有落石危险的地方设置防护网，并在汛期前完成，同时明确专人巡查，建立台账，发现问题及时处置，避免再次发生去年那样的险情',
    '在柏树村设置候车亭',
  ][index % 5] ?? '',
  resultClass: (['inProgress', 'solved', 'planned', 'inProgress', 'reference'] as const)[index % 5] ?? 'inProgress',
  classLabel: ['正在解决', '已经解决', '列入计划解决', '正在解决', '留作参考'][index % 5] ?? '',
  text: index % 5 === 1 ? '已在云溪小学门口增设减速带2道、警示灯1处，并于5月底投入使用。' : longAnswer,
  promise: index % 5 === 4 ? null : { content: ['完成路面修复并通车', '增设减速带和警示灯', '便民公交开通试运行', '完成边坡防护网安装'][index % 5] ?? '', dueOn: '2027-10-31', ownerName: '县交通运输局公路科' },
}));
export const oneSection = (text: string): ReplyLetter['sections'] => [{ askNo: 1, ask: '修路', resultClass: 'solved', classLabel: '已经解决', text, promise: null }];

export const signedLetter = (change: Partial<ReplyLetter> = {}, asks = 3): ReplyLetter => ({
  unitName: '清原县交通运输局', letterNumber: '清交建提〔2027〕12号', classLetter: 'B', signedByName: '周明远', signedOn: '2027-06-20', replyType: 'first',
  suggestionLabel: '县十八届人大一次会议第76号', suggestionTitle: '关于修复云溪桥至柏树村公路并完善沿线安防设施的建议', leadName: '林秋禾', coSponsorNames: [], opening: '', consultedOn: '2027-05-18',
  sections: sections(asks), assistingOpinions: [{ unitName: '县财政局', text: '已将县级承担的270万元列入年度预算调整方案，待县人大常委会审查批准后拨付。' }], fulfilled: [], closing: '',
  contactName: '沈一舟', contactPhone: '0577-60000000', copyTo: ['县人大常委会代表工委', '县政府办公室', '县财政局', '岭前镇人大'], ...change,
});

/** The reply letter as it goes out: written by what writes all of them, with its code on it. */
export function replyLetter(change: Partial<ReplyLetter> = {}, asks = 3, standing: Partial<LetterStanding> = {}): OfficialLetter {
  const letter = writeReplyLetter(signedLetter(change, asks), { signed: true, on: '2027-06-20', ...standing });
  return { ...letter, record: letter.draftMark === null ? mark : null };
}

export const assistingOpinionData = (change: Partial<AssistingOpinionData> = {}): AssistingOpinionData => ({
  ...frame(),
  letterhead: '清原县财政局文件', issuer: '清原县财政局', documentNumber: { code: '清财建提', year: 2027, serial: 3 }, signer: null,
  copyTo: ['县人大常委会代表工委', '县政府办公室'], printed: { office: '清原县财政局办公室', date: '2027-06-20' },
  sessionLabel: '县十八届人大一次会议',
  suggestion: { number: '76', title: '关于修复云溪桥至柏树村公路并完善沿线安防设施的建议' },
  leadUnit: '县交通运输局',
  receivedOn: '2027-04-02',
  opinions: [
    { ask: '尽快修复云溪桥至柏树村路段的破损路面', text: '县级承担的270万元已列入年度预算调整方案，待县人大常委会审查批准后，按工程进度拨付。' },
    { ask: '开通早晚两班到镇卫生院的便民公交', text: '同意按农村客运补贴办法给予运营补贴，请你单位商运营企业提出年度用款计划。' },
  ],
  ...change,
});
