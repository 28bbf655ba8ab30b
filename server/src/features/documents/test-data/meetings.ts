import * as papers from '../templates/meeting-papers.ts';
import type { PaperModel } from '../written-paper.ts';

// All names, places and matters are invented.
export const meetingFacts: papers.MeetingFacts = {
  documentDate: '2027-03-20', title: '2027年代表建议集中交办会', issuer: '清原县人大常委会代表工委', timeText: '2027年3月20日（星期六）上午9:00', place: '县人大常委会三楼会议室', agenda: ['宣读交办工作方案', '交办代表建议', '领导讲话'],
};
const line = (n: number) => ({ number: `十八届一次会议第${n}号`, title: `关于修复云溪桥至柏树村公路并完善沿线安防设施的建议之${n}`, leadName: '林秋禾', role: '主办', others: '县财政局（会办）' });
const lines = Array.from({ length: 30 }, (_, index) => line(index + 1));
const units = Array.from({ length: 28 }, (_, index) => `县第${index + 1}局`);

export const minutesData: papers.MinutesData = {
  ...meetingFacts, text: '会议指出，办理代表建议是法定职责。\n会议要求，按期签收，先商后复，重在落实。', present: '县人大常委会副主任周明远、县人民政府副县长沈一舟', attendees: '县交通运输局王明、县财政局李喆、县教育局陈堃、县农业农村局赵昇', absent: '县文化和广电旅游体育局',
  counts: '会议向30个承办单位交办代表建议，主办（分办）62件次。', recordedBy: '何雅琴',
};
export const workPlanData: papers.WorkPlanData = {
  documentDate: '2027-03-20', title: '2027年代表建议集中交办会工作方案', issuers: ['清原县人大常委会代表工委', '清原县政府办公室'], isDraft: false,
  sections: [{ heading: '一、交办建议总体情况', text: '本次集中交办代表建议30件。' }, { heading: '二、办理任务和职责分工', text: '主办单位对答复负总责。'.repeat(40) }], lists: [{ unitName: '县交通运输局', counts: '主办（分办）30件，会办0件', lines }],
};

export const everyMeetingPaper = (): [string, PaperModel][] => [
  ['workPlan', { template: 'official-report', paper: papers.workPlan(workPlanData) }],
  ['agenda', { template: 'official-report', paper: papers.meetingAgenda(meetingFacts) }],
  ['minutes', { template: 'official-report', paper: papers.meetingMinutes(minutesData) }],
  ['signIn', { template: 'form', paper: papers.signInSheet({ ...meetingFacts, rows: units.map((unitName) => ({ unitName, name: '', position: '' })) }) }],
  ['unitLists', { template: 'form', paper: papers.unitLists({ documentDate: '2027-03-20', title: '交办清单', issuer: meetingFacts.issuer, meeting: meetingFacts.title, lists: [lines.map((one, n) => ({ ...one, role: n % 2 === 0 ? '会办' : '主办' })), lines.slice(0, 1)].map((own, index) => ({ unitName: units[index] ?? '', counts: `主办（分办）${own.length}件`, rows: own.map((one) => ({ ...one, due: '2027年6月20日' })) })) }) }],
  ['receiptForm', { template: 'form', paper: papers.receiptForm({ documentDate: '2027-03-20', title: '签收表', issuer: meetingFacts.issuer, meeting: meetingFacts.title, place: meetingFacts.place, rows: units.map((unitName) => ({ system: '政府', unitName, leading: '2', assisting: '1' })) }) }],
  ['receiptStates', { template: 'form', paper: papers.receiptStates({ documentDate: '2027-03-21', title: '签收情况表', issuer: meetingFacts.issuer, meeting: meetingFacts.title, summary: '共28个承办单位。', rows: units.map((unitName) => ({ system: '政府', unitName, leading: '2', assisting: '1', attendee: '周明远（局长）', receipt: '3月20日签收2件' })) }) }],
];
