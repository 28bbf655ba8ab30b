import type { CodeSlipData } from '../templates/code-slip.ts';
import type { ConsultationRecordData } from '../templates/consultation-record.ts';
import type { SheetCoSponsor, SuggestionSheetData } from '../templates/suggestion-sheet.ts';

// All names, places and matters are invented.
const coSponsors = (count: number): SheetCoSponsor[] => Array.from({ length: count }, (_, index) => ({
  name: `${'陈李王赵钱'[index % 5] ?? ''}${'堃喆珺昇垚赟玥瑀旻翀祎'[index % 11] ?? ''}`,
  certificateNumber: `QY18${String(101 + index)}`, delegation: '岭前镇代表团', confirmedOn: index % 4 === 3 ? null : '2027-02-20',
}));

export const longTitle = '关于统筹推进云溪流域上下游生态保护补偿、农村生活污水治理与沿线公路修复改造一体实施并建立县镇村三级长效管护机制的建议';

export const suggestionSheetData = (change: Partial<SuggestionSheetData> = {}, signers = 4): SuggestionSheetData => ({
  documentDate: '2027-02-21', draft: false, sessionName: '清原县第十八届人民代表大会第一次会议', kindLabel: '建议', raisedLabel: '大会期间提出',
  number: '76', title: '关于修复云溪桥至柏树村公路并完善沿线安防设施的建议',
  leadSponsor: {
    name: '林秋禾', certificateNumber: 'QY18076', delegation: '岭前镇代表团', position: '柏树村党支部书记', address: '清原县岭前镇柏树村1号',
    postcode: '325000', phone: '13800000000',
  },
  coSponsors: coSponsors(signers),
  situation: '云溪桥至柏树村公路长4.6公里，是沿线三个村、2800多名群众出行的唯一通道。近两年路面破损加剧，雨天积水严重。\n去年汛期，路段内发生落石两起，幸未造成人员伤亡。',
  analysis: '该路建于2009年，按四级公路标准设计，现日均车流已超过设计能力。养护资金由村集体承担，难以为继。',
  asks: ['尽快修复云溪桥至柏树村路段的破损路面。', '在学校门口和急弯处增设安防设施。', '开通早晚两班到镇卫生院的便民公交。'],
  attachments: ['现场照片.jpg'],
  answers: {
    disclosure: '同意全文公开', formedBy: '走访、座谈',
    proposedUnits: '主办：县交通运输局；会办：县财政局', raisedBefore: '曾提出1次：县十七届人大五次会议第102号',
  },
  office: { reviews: '代表工委审查通过（贺雅琴，2027年2月22日）：同意', units: '县交通运输局（主办）、县财政局（会办）', assignedOn: '2027年2月25日', dueOn: '2027年5月25日' },
  submitted: { by: '林秋禾', on: '2027-02-21' },
  ...change,
});

export const consultationRecordData = (change: Partial<ConsultationRecordData> = {}): ConsultationRecordData => ({
  documentDate: '2027-05-18', unit: '清原县交通运输局', suggestion: { number: '76', title: '关于修复云溪桥至柏树村公路并完善沿线安防设施的建议' },
  leadSponsor: '林秋禾', stageLabel: '办中（第2次）', heldOn: '2027-05-18', timeText: '14:30', place: '柏树村文化礼堂', methodLabel: '现场座谈',
  deputies: ['林秋禾', '陈堃', '李喆'],
  unitAttendees: [
    { name: '周明远', position: '局长', rankLabel: '主要负责人' }, { name: '沈一舟', position: '公路科科长', rankLabel: '承办科室负责人' },
  ],
  deputyOpinion: '希望在雨季前先处理两处有落石隐患的边坡，路面修复可以分段进行。\n便民公交时刻应与卫生院门诊时间衔接。',
  unitOpinion: '同意先行处理边坡，6月15日前完成防护网安装。', disagreement: '', recordedBy: '沈一舟',
  confirmation: { name: '林秋禾', on: '2027-05-19', methodLabel: '手机确认', remark: '' },
  ...change,
});

export const codeSlipData = (count = 2, change: Partial<CodeSlipData> = {}): CodeSlipData => ({
  documentDate: '2027-01-05', kind: 'activation', siteName: '清原县人大代表建议办理平台', address: 'https://luoshi.example.gov.cn', validUntil: '2027-01-20',
  helpPhone: '0577-60000001',
  people: Array.from({ length: count }, (_, index) => ({
    name: index === 0 ? '欧阳翀祎' : `代表${index}`, organisation: '岭前镇代表团', identityLabel: '县人大代表', username: `daibiao${100 + index}`,
    code: `7KQM3XTD${String(1000 + index)}`,
  })),
  ...change,
});
