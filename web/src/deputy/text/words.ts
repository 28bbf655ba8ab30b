/** What the pages call things; the server's labels are used wherever it gives them. */
import type { ResultClass, SatisfactionLevel } from '../../api/types.ts';
import type { Tone } from '../../ui/state-pill.tsx';

export const levelLabels: Readonly<Record<SatisfactionLevel, string>> = { satisfied: '满意', basicallySatisfied: '基本满意', dissatisfied: '不满意' };
export const classLabels: Readonly<Record<ResultClass, string>> = {
  solved: '已经解决或者采纳', partly: '部分解决', inProgress: '正在解决', planned: '列入计划逐步解决', reference: '留作参考', notFeasible: '因条件限制难以解决', upperLevel: '需向上级反映',
};
/** What a unit says of itself is no fact yet: green is for what somebody else has verified. */
export const classTone: Readonly<Record<ResultClass, Tone>> = { solved: 'idle', partly: 'plan', inProgress: 'plan', planned: 'plan', reference: 'stopped', notFeasible: 'stopped', upperLevel: 'idle' };
export const rankLabels: Readonly<Record<string, string>> = { countyLeader: '县领导', unitHead: '单位主要负责人', deputyHead: '分管领导', sectionHead: '科室负责人', staff: '工作人员' };
export const modeLabels: Readonly<Record<string, string>> = { meeting: '见面', visit: '走访', seminar: '座谈', onSite: '现场', telephone: '电话', video: '视频' };
export const phaseLabels: Readonly<Record<string, string>> = { before: '办理之前', during: '办理当中', after: '办理之后' };
export const sources = [
  { value: 'research', label: '专题调研' }, { value: 'seminar', label: '座谈' }, { value: 'visit', label: '视察、走访' }, { value: 'reception', label: '接待群众' }, { value: 'other', label: '其他' },
] as const;
export const wishes = [
  { value: 'full', label: '同意全文公开' }, { value: 'titleOnly', label: '只公开标题' }, { value: 'withhold', label: '不公开', help: '请写明理由' },
] as const;
export const occasions = [{ value: 'interSessional', label: '平时提出（闭会期间）' }, { value: 'inSession', label: '在大会上提出' }] as const;
export const raisedBefore = [
  { value: 'no', label: '第一次提' }, { value: 'twoYears', label: '连续提了两年' }, { value: 'threeYears', label: '连续提了三年' }, { value: 'moreYears', label: '提了三年以上' },
] as const;
export const replyTypeLabels: Readonly<Record<string, string>> = { first: '答复', rehandled: '重新办理后的答复', second: '承诺落实后的再次答复' };

export const commitmentTone = (state: string, isOverdue: boolean): Tone => {
  if (state === 'verified') return 'done';
  if (state === 'broken' || state === 'explained') return 'late';
  if (state === 'replaced') return 'stopped';
  return isOverdue ? 'late' : 'plan';
};
export const suggestionTone = (state: string, isOverdue: boolean): Tone => {
  if (isOverdue) return 'late';
  if (['closed', 'archived', 'reported', 'concluded'].includes(state)) return 'done';
  if (['withdrawn', 'discarded', 'declined', 'split'].includes(state)) return 'stopped';
  return ['draft', 'awaitingCoSponsors', 'handingOver', 'returned'].includes(state) ? 'idle' : 'plan';
};
/** 第十八届第五次会议第1号; before it has one: 未编号. */
export const numberOf = (record: { readonly numberLabel: string | null }): string => record.numberLabel ?? '未编号';
export const isOpenCommitment = (state: string): boolean => !['verified', 'explained', 'replaced'].includes(state);
