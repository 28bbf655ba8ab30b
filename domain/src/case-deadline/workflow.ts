import type { CaseContext } from '../case-file/context.ts';
import type { HandlerMap } from '../case-file/handlers.ts';
import { nextReminderDate } from '../case-file/next-reminder.ts';
import { rolesOf } from '../case-file/relations.ts';
import { findRecord, type DeadlineRow } from '../case-file/rows.ts';
import { caseName, notify, notifyOne } from '../case-file/work.ts';
import { formatChineseDate, type IsoDate } from '../kernel/dates.ts';
import { refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import { followReceipt } from '../handling-task/return-right.ts';
import { paperClocks } from './paper-clocks.ts';
import { pressesFor } from './presses-for.ts';

export interface DeadlineBodies {
  remind: Record<string, never>;
  recompute: { readonly dueOn: IsoDate; readonly reason: string };
}

export const deadlineLabels: Readonly<Record<string, string>> = {
  coSponsorConfirm: '联名确认', presidiumReview: '主席团初审', affairsReview: '代表工委复审', officeReview: '常委会办公室终审', revision: '修改',
  acceptanceNotice: '告知代表受理', assignment: '交办', sessionAssignment: '交办', receipt: '签收', firstContact: '首次联系', returnRequest: '申请退办', assistingOpinion: '会办意见', assistingOpinionRedo: '重报会办意见',
  consultationConfirm: '面商确认', draftTakeover: '接手草稿', reply: '答复', replyComplex: '延期答复', rehandledReply: '再次答复', returnDecision: '退办决定', extensionDecision: '延期决定', disputeDecision: '职责争议决定', objectionDecision: '答复代表异议', supervisionFeedback: '督办反馈', evaluation: '测评', mediation: '再次不满意的处理', expertOpinion: '评估意见', finalRating: '最后评价', envelopeOpening: '拆封纸质测评', commitment: '承诺', commitmentVerification: '核验', commitmentSecondReply: '承诺落实后的答复', termExplanation: '换届书面说明', publication: '公开审定',
};

/** A running clock. It is started and stopped by acts on its record; the calendar makes it remind, a new notice may move it. */
export const deadlineWorkflow = defineWorkflow<CaseContext<DeadlineRow>>()({
  kind: 'deadline',
  label: '期限',
  initial: 'running',
  // The days of a right: they end with its use or pass, and never run late.
  bornIn: ['open'],
  rows: [
    ['remind',    ['running'], 'unchanged', ['system'], ['reminderDue'], 'DeadlineReminded'],
    ['recompute', ['running', 'open'], 'unchanged', ['system'], [],              'DeadlineRecomputed'],
  ],
  roles: rolesOf('system'),
  guards: { reminderDue: ({ record, today }) => (record.nextReminderOn !== null && record.nextReminderOn <= today ? null : refusal('notDueYet', '还没有到提醒的日子')) },
  routes: {},
  states: { running: '计时中', open: '可以行使' },
  actions: { remind: '到期提醒', recompute: '按新的放假安排重算' },
  events: { DeadlineReminded: '到期提醒', DeadlineRecomputed: '按新的放假安排重算期限' },
  turns: {},
});

export const deadlineHandlers: HandlerMap<typeof deadlineWorkflow.spec.rows, DeadlineBodies, DeadlineRow> = {
  DeadlineReminded: (work, record) => {
    const { env, file } = work;
    record.remindedCount += 1;
    record.nextReminderOn = nextReminderDate(record, env.settings, env.today);
    const late = record.dueOn < env.today;
    const text = `${caseName(file)}的${deadlineLabels[record.kind] ?? ''}期限${late ? '已于' : '为'}${formatChineseDate(record.dueOn, 'short')}${late ? '届满，尚未完成' : ''}`;
    const target = findRecord(file, record.recordKind, record.recordId);
    // The clock of a unit's task presses on whoever has its paper on the desk.
    const papers = paperClocks.includes(record.kind) ? [...file.reply, ...file.assistingOpinion].filter((paper) => paper.taskId === record.recordId).map((paper) => paper.id) : [];
    const holders = file.turns.filter((turn) => (turn.recordId === record.recordId && (record.recordKind !== 'handlingTask' || pressesFor(turn.action, record.kind))) || papers.includes(turn.recordId));
    for (const { role, organisationId, sectionId, personId } of holders) notifyOne(work, { role, organisationId, sectionId, personId }, record.recordKind, target ?? record, 'deadline', text);
    if (holders.length === 0 && record.unitId !== null) notifyOne(work, { role: 'unitLiaison', organisationId: record.unitId, sectionId: null, personId: null }, record.recordKind, target ?? record, 'deadline', text);
    if (late) notify(work, ['deputyAffairs'], record.recordKind, target ?? record, 'overdue', text);
  },
  DeadlineRecomputed: (work, record, body) => {
    record.dueOn = body.dueOn;
    if (record.state === 'running') record.nextReminderOn = nextReminderDate(record, work.env.settings, work.env.today);
    if (record.kind === 'receipt') followReceipt(work, record);
  },
};

/** States that a clock takes when its duty ends; they are set by the act that ends it. */
export const endedDeadlineLabels: Readonly<Record<string, string>> = { met: '按期完成', metLate: '逾期完成', cancelled: '已终止' };
