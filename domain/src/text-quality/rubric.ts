import { holds, type MatterContext, type MatterHandler } from '../before-session/matter.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import type { Criterion, WritingRubricRow } from './quality-rows.ts';

export const WHOLE_WEIGHT = 100;
export const HIGHEST_SCORE = 10;
const MOST_CRITERIA = 10;

/** What the system comes with (浙江规定 7: facts, analysis, concrete proposals, one matter). Each place sets its own. */
export const defaultCriteria: readonly Criterion[] = [
  { name: '事实清楚', hint: '地点、人数、时间、次数等有依据，经过调研', weight: 20 },
  { name: '原因分析', hint: '说清为什么没有解决，卡在哪个环节', weight: 20 },
  { name: '建议具体', hint: '希望谁、在什么时候、做成什么，能够对照检查', weight: 25 },
  { name: '一事一议', hint: '只说一件事，具体建议之间相互关联', weight: 10 },
  { name: '切实可行', hint: '属于本级职权，条件和代价考虑过', weight: 15 },
  { name: '格式规范', hint: '标题准确，要件齐全，文字简明', weight: 10 },
];

/** The version in force on a day: of those that have started the newest, and of two from the same day the later one. */
export function rubricOn<Row extends Pick<WritingRubricRow, 'no' | 'startsOn' | 'state'>>(versions: readonly Row[], day: IsoDate): Row | null {
  return versions.filter((one) => one.state === 'set' && one.startsOn <= day).toSorted((a, b) => (a.startsOn === b.startsOn ? a.no - b.no : a.startsOn < b.startsOn ? -1 : 1)).at(-1) ?? null;
}

export function rubricFaults(criteria: readonly Criterion[], startsOn: IsoDate, today: IsoDate): Refusal[] {
  const names = criteria.map((one) => one.name.trim());
  const sum = criteria.reduce((total, one) => total + one.weight, 0);
  return [
    ...(criteria.length === 0 || criteria.length > MOST_CRITERIA ? [refusal('criteriaCount', `评价项目应有1至${MOST_CRITERIA}项，现在有${criteria.length}项`, '/criteria')] : []),
    ...(new Set(names).size < names.length ? [refusal('criterionTwice', '评价项目名称不能重复，请改名或者去掉', '/criteria')] : []),
    ...(sum === WHOLE_WEIGHT ? [] : [refusal('weightsNotWhole', `各项权重相加应为${WHOLE_WEIGHT}，现在是${sum}，${sum < WHOLE_WEIGHT ? `还差${WHOLE_WEIGHT - sum}` : `多了${sum - WHOLE_WEIGHT}`}，请调整权重`, '/criteria')]),
    ...(startsOn < today ? [refusal('startsInPast', '起用日期不能早于今天：已经评过的建议仍按当时的办法，请改为今天或者以后', '/startsOn')] : []),
  ];
}

export type RubricContext = MatterContext<WritingRubricRow>;
export interface RubricBodies { cancel: { readonly reason: string } }

export const writingRubricWorkflow = defineWorkflow<RubricContext>()({
  kind: 'writingRubric',
  label: '撰写质量评价办法',
  initial: 'set',
  rows: [['cancel', ['set'], 'cancelled', ['deputyAffairs'], ['notStarted'], 'RubricCancelled']],
  roles: { deputyAffairs: holds('deputyAffairs') },
  guards: { notStarted: ({ record, today }) => (record.startsOn > today ? null : refusal('started', '这一版已经起用，不能取消；要修改请另定一版，从新的起用日期执行')) },
  routes: {},
  states: { set: '已制定', cancelled: '已取消' },
  actions: { cancel: '取消这一版' },
  events: { RubricCancelled: '取消了评价办法' },
  turns: {},
});

export const writingRubricHandlers: { readonly RubricCancelled: MatterHandler<WritingRubricRow, RubricBodies['cancel']> } = {
  RubricCancelled: (rubric, body) => { rubric.cancelReason = body.reason.trim(); return []; },
};
