import type { IsoDate } from '../kernel/dates.ts';

export type TimeUnit = 'month' | 'calendarDay' | 'workingDay';

/** Whether a last day that is a day off moves to the next working day (民法典 203). */
export type Roll = 'nextWorkingDay' | 'none';

/** What a rule rests on; `law` is '本地设定' where no law sets a number and the congress chooses its own. */
export type Basis = { readonly law: string; readonly article: string; readonly text: string };

/** The event whose date starts a clock. The clock of each step starts elsewhere, and they are never mixed. */
export type StartEvent =
  | 'textFrozen' | 'submitted' | 'presidiumPassed' | 'affairsPassed' | 'returnedForRevision' | 'admitted'
  | 'registered' | 'sessionClosed' | 'assigned' | 'received' | 'returnRequested' | 'returnAgreed' | 'assistingOpinionReturned'
  | 'consultationRecorded' | 'extensionRequested' | 'disputeRaised' | 'objectionRaised' | 'replyDelivered' | 'roundOpened' | 'rated' | 'rehandlingOrdered'
  | 'dissatisfiedAgain' | 'expertOpinionRecorded' | 'mediationConcluded'
  | 'explanationAsked' | 'commitmentFulfilled' | 'evidenceSubmitted' | 'secondReplyDelivered' | 'roundClosed' | 'draftPassedOn';

export const startEventLabels: Readonly<Record<StartEvent, string>> = {
  textFrozen: '文本定稿之日',
  draftPassedOn: '代表任期终止、草稿移交之日',
  submitted: '提交之日',
  presidiumPassed: '主席团初审通过之日',
  affairsPassed: '代表工委复审通过之日',
  returnedForRevision: '退回修改之日',
  admitted: '受理之日',
  registered: '登记编号之日',
  sessionClosed: '大会闭会之日',
  assigned: '交办之日',
  received: '收到之日',
  returnRequested: '申请退办之日',
  returnAgreed: '同意退办之日',
  assistingOpinionReturned: '退回会办意见之日',
  consultationRecorded: '登记面商之日',
  extensionRequested: '申请延期之日', disputeRaised: '提请协调之日', objectionRaised: '代表提出异议之日',
  replyDelivered: '收到答复之日',
  roundOpened: '测评开始之日',
  rated: '测评之日',
  rehandlingOrdered: '要求重新办理之日',
  explanationAsked: '要求书面说明之日',
  dissatisfiedAgain: '再次不满意公开之日',
  expertOpinionRecorded: '登记评估意见之日',
  mediationConcluded: '作出处理结论（继续办理的，答复送达）之日',
  commitmentFulfilled: '承诺事项落实之日',
  evidenceSubmitted: '提交落实佐证之日',
  secondReplyDelivered: '收到再次答复之日',
  roundClosed: '测评截止之后',
};

/** A limit above which no local rule may go; where the local date is later, the national one counts. */
export type NationalLimit = {
  readonly unit: TimeUnit; readonly count: number; readonly startEvent: StartEvent; readonly basis: Basis;
};

export type DeadlineRule = {
  readonly kind: string;
  readonly unit: TimeUnit;
  readonly count: number;
  readonly roll: Roll;
  readonly startEvent: StartEvent;
  readonly basis: Basis;
  readonly nationalLimit?: NationalLimit;
};

/**
 * An extension that somebody granted: from then on `rule` counts, from the same start event; `until` is an earlier day if
 * one was named. Six months is a category of difficult matters (代表法 51), so applicant, reason and approver belong to it.
 */
export type Extension = {
  readonly rule: DeadlineRule;
  readonly until?: IsoDate;
  readonly requestedBy?: string;
  readonly reason: string;
  readonly approvedBy: string;
  readonly approvedOn: IsoDate;
};

/** An extension as a clock keeps it: beside its own, longer rule the one that counted before. */
export type GrantedExtension = Omit<Extension, 'rule'> & { readonly before: DeadlineRule };

export type DeadlineTerms = {
  readonly extension?: Extension;
  /** Date of the national limit's start event; needed only where it differs from the rule's own start event. */
  readonly nationalStartedOn?: IsoDate;
};

export type DeadlineWarning = {
  readonly code: 'yearWithoutNotice' | 'cutToNationalLimit'; readonly year?: number; readonly text: string;
};

export const unitText = (unit: TimeUnit, count: number): string => {
  if (unit === 'month') return `${count}个月`;
  return unit === 'workingDay' ? `${count}个工作日` : `${count}日`;
};

/** 自交办之日起3个月内 */
export const ruleText = (rule: Pick<DeadlineRule, 'unit' | 'count' | 'startEvent'>): string =>
  `自${startEventLabels[rule.startEvent]}起${unitText(rule.unit, rule.count)}内`;

/** 代表法第五十一条第二款; a basis without article is the congress's own choice. */
export const basisText = (basis: Basis): string => `${basis.law}${basis.article}`;
