import { dayKindLabels } from '../calendar/working-calendar.ts';
import type { DayKind, WorkingCalendar } from '../calendar/working-calendar.ts';
import { addDays, addMonths, daysBetween, formatChineseDate, partsOf } from '../kernel/dates.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { computeDeadline, countOut, nationalLimitOf } from './compute-deadline.ts';
import { basisText, ruleText, startEventLabels, unitText } from './deadline-rule.ts';
import type { DeadlineRule, DeadlineTerms } from './deadline-rule.ts';

export type DeadlineStep = {
  readonly date: IsoDate;
  readonly text: string;
  /** Whether this day counts within the period; the start day, skipped days off and remarks do not. */
  readonly counted: boolean;
  readonly dayKind: DayKind;
  readonly role: 'start' | 'day' | 'milestone' | 'nominalEnd' | 'rolledOver' | 'extension' | 'cut' | 'provisional' | 'due';
};

/** Longer periods of calendar days show their ends only. */
const longestStripOfDays = 31;

type Draft = { readonly steps: DeadlineStep[]; readonly calendar: WorkingCalendar };

/**
 * How a date was reached, as a strip of days in Chinese for 「怎么算的」. It begins with the start day and ends with the day
 * that `computeDeadline` gives. An extension shows the first date, the decision, and the count anew.
 */
export const explainDeadline = (
  rule: DeadlineRule, startedOn: IsoDate, calendar: WorkingCalendar, terms: DeadlineTerms = {},
): readonly DeadlineStep[] => {
  const draft: Draft = { steps: [], calendar };
  const { extension } = terms;
  const effective = extension?.rule ?? rule;
  push(draft, startedOn, `${startEventLabels[rule.startEvent]}：${ruleText(rule)}（${basisText(rule.basis)}）；开始的当日不计入（民法典第201条）`, false, 'start');
  let { dueOn } = countPeriod(draft, rule, startedOn);

  if (extension) {
    push(draft, extension.approvedOn,
      `${extension.approvedBy}同意延期：${extension.reason}；改按${ruleText(effective)}（${basisText(effective.basis)}）`, false, 'extension');
    dueOn = countPeriod(draft, effective, startedOn).dueOn;
    if (extension.until !== undefined && extension.until < dueOn) {
      dueOn = extension.until;
      push(draft, dueOn, '批准的延期截止日，早于最长期限，以此为准', true, 'milestone');
    }
  }

  const limit = nationalLimitOf(effective, startedOn, calendar, terms, new Set());
  if (limit && limit.dueOn < dueOn && effective.nationalLimit) {
    const { basis } = effective.nationalLimit;
    push(draft, limit.dueOn,
      `${basisText(basis)}规定${ruleText(effective.nationalLimit)}，早于本地规定的${formatChineseDate(dueOn)}，以国家规定为准`, true, 'cut');
  }
  const { dueOn: due, warnings } = computeDeadline(rule, startedOn, calendar, terms);
  for (const { code, text } of warnings) if (code === 'yearWithoutNotice') push(draft, due, text, false, 'provisional');
  push(draft, due, `到期日，当日24时截止（民法典第203条）`, true, 'due');
  return draft.steps;
};

const push = (draft: Draft, date: IsoDate, text: string, counted: boolean, role: DeadlineStep['role']): void => {
  draft.steps.push({ date, text, counted, dayKind: draft.calendar.describe(date).kind, role });
};

const countPeriod = (draft: Draft, rule: DeadlineRule, startedOn: IsoDate): { readonly dueOn: IsoDate } => {
  const period = countOut(rule, startedOn, draft.calendar, new Set());
  if (rule.unit === 'workingDay') {
    listWorkingDays(draft, startedOn, period.dueOn);
    return period;
  }
  if (rule.unit === 'month') listMonths(draft, rule.count, startedOn);
  else listDays(draft, rule.count, startedOn);
  for (let day = period.nominalOn; day < period.dueOn; day = addDays(day, 1)) {
    push(draft, day, `${dayName(draft, day)}，顺延（民法典第203条）`, false, 'rolledOver');
  }
  if (period.dueOn !== period.nominalOn) push(draft, period.dueOn, `${dayName(draft, period.dueOn)}，顺延至此`, true, 'milestone');
  return period;
};

const listWorkingDays = (draft: Draft, startedOn: IsoDate, dueOn: IsoDate): void => {
  let counted = 0;
  for (let day = addDays(startedOn, 1); day <= dueOn; day = addDays(day, 1)) {
    const working = draft.calendar.isWorkingDay(day);
    if (working) counted += 1;
    push(draft, day, working ? `${dayName(draft, day)}，第${counted}个工作日` : `${dayName(draft, day)}，不计入`, working, 'day');
  }
};

const listDays = (draft: Draft, count: number, startedOn: IsoDate): void => {
  const first = count <= longestStripOfDays ? 1 : count;
  if (first > 1) push(draft, addDays(startedOn, 1), '第1日，自次日起计算（民法典第201条）', true, 'milestone');
  for (let offset = first; offset <= count; offset += 1) {
    push(draft, addDays(startedOn, offset), `第${offset}日`, true, offset === count ? 'nominalEnd' : 'day');
  }
};

const listMonths = (draft: Draft, count: number, startedOn: IsoDate): void => {
  push(draft, addDays(startedOn, 1), '自次日起计算（民法典第201条）', true, 'milestone');
  for (let month = 1; month <= count; month += 1) {
    const day = addMonths(startedOn, month);
    const exact = partsOf(day).day === partsOf(startedOn).day;
    const end = exact ? '对应日' : '当月没有对应日，为当月最后一日';
    push(draft, day, `满${unitText('month', month)}，${end}（民法典第202条）`, true, month === count ? 'nominalEnd' : 'milestone');
  }
};

/** 周末, 法定节假日(春节), 调休上班(国庆节); 工作日 needs no name. */
const dayName = (draft: Draft, date: IsoDate): string => {
  const { kind, name } = draft.calendar.describe(date);
  return name === undefined ? dayKindLabels[kind] : `${dayKindLabels[kind]}(${name})`;
};

/** 从2026年3月12日到2026年6月12日，共92天: the length in calendar days that people ask for on the telephone. */
export const spanText = (startedOn: IsoDate, dueOn: IsoDate): string =>
  `从${formatChineseDate(startedOn)}到${formatChineseDate(dueOn)}，共${daysBetween(startedOn, dueOn)}天`;
