import type { CaseKind, HandlingTask, TaskRole } from '../api/types.ts';
import { formatDate } from './format-date.ts';
import type { Tone } from '../ui/state-pill.tsx';

/** States of a suggestion for filters, in the order of its life; records themselves bring their own labels. */
export const suggestionStates: Readonly<Record<string, string>> = {
  draft: '草稿', awaitingCoSponsors: '待联名代表确认', handingOver: '待代表接手', underPresidiumReview: '乡镇人大主席团初审', underAffairsReview: '代表工委复审', underOfficeReview: '常委会办公室终审', returned: '退回修改',
  declined: '不予受理', reviewed: '审核通过，待登记编号', registered: '已登记，待交办', awaitingJointAssignment: '待政府办会签交办', handling: '办理中', replied: '已答复，待测评', rehandling: '重新办理',
  evaluated: '已测评，待办结', concluded: '已办结，待归档', reported: '已向大会报告，待归档', archived: '已归档，待销号', closed: '已销号', withdrawn: '已撤回', discarded: '已作废',
  split: '已拆分', passedUp: '已转报上级', answeredAbove: '上级已答复，待办结',
};

const ofCountyOnly = new Set(['underAffairsReview', 'underOfficeReview', 'awaitingJointAssignment']);
const inTownship: Readonly<Record<string, string>> = { underPresidiumReview: '乡镇人大主席团审查', reviewed: '已受理，待登记编号', concluded: '已办结，待向大会报告' };
/** The states that a suggestion can have in the reader's congress. */
export const suggestionStatesIn = (isTownship: boolean): readonly (readonly [string, string])[] => Object.entries(suggestionStates)
  .filter(([state]) => (isTownship ? !ofCountyOnly.has(state) : state !== 'reported')).map(([state, label]) => [state, isTownship ? inTownship[state] ?? label : label]);

export interface StateGroup { readonly value: string; readonly label: string; readonly states: readonly string[] }
export const stateGroups: readonly StateGroup[] = [
  { value: 'review', label: '审核中', states: ['underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'returned'] },
  { value: 'assignment', label: '待登记交办', states: ['reviewed', 'registered', 'awaitingJointAssignment'] },
  { value: 'handling', label: '办理中', states: ['handling', 'rehandling', 'passedUp'] },
  { value: 'replied', label: '已答复', states: ['replied', 'evaluated', 'answeredAbove'] },
  { value: 'concluded', label: '已办结', states: ['concluded', 'reported', 'archived'] },
  { value: 'closed', label: '已销号', states: ['closed'] },
  { value: 'ended', label: '未受理、撤回、拆分', states: ['declined', 'withdrawn', 'split'] },
];

export const commitmentStates: Readonly<Record<string, string>> = {
  undertaken: '已承诺', underWay: '落实中', claimed: '单位报已落实，待核验', verified: '已核验落实', changeProposed: '申请改期，待审定', broken: '未兑现', explained: '未兑现，已书面说明',
};

const done = new Set(['closed', 'sent', 'verified', 'confirmed', 'delivered', 'disclosed', 'finished', 'opinionDelivered', 'met', 'waived', 'concluded', 'reported', 'archived']);
const late = new Set(['rehandling', 'broken', 'denied', 'metLate', 'explained']);
const stopped = new Set(['declined', 'withdrawn', 'discarded', 'cancelled', 'replaced', 'removed', 'noResponse', 'noRater', 'ended', 'suspended', 'locked', 'reassigned', 'released', 'lapsed', 'split']);
const idle = new Set(['draft', 'planned', 'notActivated', 'proposed', 'assigned', 'invited', 'undertaken']);

export function toneOf(_kind: CaseKind | string, state: string, isOverdue = false): Tone {
  if (isOverdue || late.has(state)) return 'late';
  if (done.has(state) || state === 'active') return 'done';
  if (stopped.has(state)) return 'stopped';
  return idle.has(state) ? 'idle' : 'plan';
}

/** The line of steps of a suggestion, and which step each state stands at. */
export const suggestionSteps = ['提出', '审核', '登记', '交办', '办理', '答复', '测评', '办结', '归档', '销号'] as const;
const stepOfState: Readonly<Record<string, number>> = {
  draft: 0, awaitingCoSponsors: 0, handingOver: 0, returned: 0, underPresidiumReview: 1, underAffairsReview: 1, underOfficeReview: 1, declined: 1, reviewed: 2, registered: 3, awaitingJointAssignment: 3,
  handling: 4, rehandling: 4, replied: 6, evaluated: 7, concluded: 8, reported: 8, archived: 9, closed: 10, withdrawn: 1, discarded: 0, split: 3, passedUp: 4, answeredAbove: 7,
};
export const stepOf = (state: string): number => stepOfState[state] ?? 0;
export const resultClassLabels: Readonly<Record<string, string>> = {
  solved: '已经解决或者采纳', partly: '部分解决', inProgress: '正在解决', planned: '列入计划逐步解决', reference: '留作参考', notFeasible: '因条件限制难以解决', upperLevel: '需向上级反映',
};
export const extensionStates: Readonly<Record<string, string>> = { requested: '申请延期，待决定', granted: '已同意延期', refused: '未同意延期' };
export const extensionGrounds: Readonly<Record<NonNullable<HandlingTask['extensionGround']>, string>> = { wide: '涉及面广', difficult: '处理难度大', wideAndDifficult: '涉及面广、处理难度大', local: '本地规定的其他情形' };
/** On which ground it was asked for, in whose words, by whom and when it was decided. */
export function extensionText({ extensionState, extensionGround, extensionReason, extensionDecidedBy }: HandlingTask, decidedOn: string): string | null {
  if (extensionState === null) return null;
  const why = [extensionGround === null ? null : extensionGrounds[extensionGround], extensionReason].filter((part) => part !== null && part !== '').join('，');
  return `${extensionStates[extensionState] ?? ''}：${why}${extensionDecidedBy === null ? '' : `（${extensionDecidedBy}${decidedOn === '' ? '' : `，${decidedOn}`}决定）`}`;
}
export const disputeStates: Readonly<Record<string, string>> = { raised: '已提请协调，待决定', kept: '协调决定：维持', changed: '承办单位已经调整', lapsed: '已经办理，不再协调' };
export const objectionStates: Readonly<Record<string, string>> = { raised: '代表有异议，待答复', kept: '已答复代表，维持原单位', changed: '承办单位已经调整' };
export const returnStates: Readonly<Record<string, string>> = { requested: '待决定', agreed: '同意退办', refused: '不同意退办', withdrawn: '已撤回' };
export const taskRoleLabels: Readonly<Record<TaskRole, string>> = { lead: '主办', assisting: '会办', separate: '分办' };
/** Where a task comes from, when another ended for it: another unit's, or the unit's own in another part. */
export function originOf({ unitName, takesOverFromName, takesOverReason, role }: Pick<HandlingTask, 'unitName' | 'takesOverFromName' | 'takesOverReason' | 'role'>): readonly [string, string | null] {
  if (takesOverFromName === null) return ['接替', null];
  return takesOverFromName === unitName ? ['改任', `原为主办，改为${taskRoleLabels[role]}（${takesOverReason ?? ''}）`] : ['接替', `${takesOverFromName}（${takesOverReason ?? ''}）`];
}
/** Whose duty a task was before a reform of the institutions, and into which it went. */
export const formerUnitsOf = ({ formerUnits }: Pick<HandlingTask, 'formerUnits'>): string | null =>
  (formerUnits.length === 0 ? null : formerUnits.map(({ unitName, on, document }) => `原由${unitName}承办，${formatDate(on)}起承接，依据${document}`).join('；'));
export const levelLabels: Readonly<Record<string, string>> = { satisfied: '满意', basicallySatisfied: '基本满意', dissatisfied: '不满意' };
export const rankLabels: Readonly<Record<string, string>> = { countyLeader: '县领导', unitHead: '单位主要负责人', deputyHead: '分管领导', sectionHead: '科室负责人', staff: '工作人员' };
export const modeLabels: Readonly<Record<string, string>> = { meeting: '见面', visit: '走访', seminar: '座谈', onSite: '现场', telephone: '电话', video: '视频' };
export const categoryLabels: Readonly<Record<string, string>> = { inSession: '大会期间', interSessional: '闭会期间' };
export const raisedBeforeLabels: Readonly<Record<string, string>> = { twoYears: '连续提了两年', threeYears: '连续提了三年', moreYears: '提了三年以上' };
export const linkRelationLabels: Readonly<Record<string, string>> = { principal: '主案', member: '并案', splitFrom: '拆分自', splitInto: '拆分为', earlier: '以往提出' };
export const groupRoleLabels: Readonly<Record<string, string>> = { principal: '并案（主案）', member: '并案' };
export const sourceLabels: Readonly<Record<string, string>> = { research: '专题调研', seminar: '座谈', visit: '视察、走访', reception: '接待群众', other: '其他' };
export const channelLabels: Readonly<Record<string, string>> = { online: '网上提交', paper: '纸质录入' };
export const entryObjectionStates: Readonly<Record<string, string>> = { raised: '待录入机关核对', kept: '经核对录入无误', corrected: '已按原件更正' };
/** Who entered it from paper, and when it came in. */
export const entryText = ({ entryChannel, enteredByName, paperReceivedOn }: { readonly entryChannel: string; readonly enteredByName: string | null; readonly paperReceivedOn: string | null }, day: (date: string | null) => string): string | null =>
  (entryChannel === 'paper' ? `纸质录入（${day(paperReceivedOn)}收到，${enteredByName ?? ''}录入）` : null);
/** A wish nobody has said is no consent. */
export const wishText = ({ disclosureWish, disclosureReason }: { readonly disclosureWish: string | null; readonly disclosureReason: string | null }): string =>
  (disclosureWish === null ? '代表未表示' : `${disclosureLabels[disclosureWish] ?? ''}${(disclosureReason ?? '') === '' ? '' : `：${disclosureReason ?? ''}`}`);
export const disclosureLabels: Readonly<Record<string, string>> = { full: '同意全文公开', titleOnly: '仅公开标题', withhold: '不公开' };
export const replyTypeLabels: Readonly<Record<string, string>> = { first: '答复', rehandled: '重新办理的答复', second: '承诺落实后的再次答复' };
/** Who signed a letter; marked where the original bears the head's own hand. */
export const signerText = ({ signedByName, handSignedByName }: { readonly signedByName: string | null; readonly handSignedByName: string | null }): string => `${signedByName ?? ''}${signedByName !== null && handSignedByName !== null ? '（手签）' : ''}`;
export const dayKindLabels: Readonly<Record<string, string>> = { workday: '工作日', weekend: '周末', holiday: '法定节假日', makeUpWorkday: '调休上班' };
export const unitSystemLabels: Readonly<Record<string, string>> = { executive: '政府系统', court: '法院', procuratorate: '检察院', supervision: '监委', party: '党群系统' };
/** How far a suggestion came before the rates count it. */
export const intakeLabels: Readonly<Record<string, string>> = { raised: '已经提出', admitted: '已受理登记', notAdmitted: '没有登记编号' };
