import { formatChineseDate, type IsoDate } from '../kernel/dates.ts';
import type { HandlingTaskRow, MediationRow } from '../case-file/rows.ts';
import { caseName, create, dueBySetting, notify, startDatedDeadline, startDeadline, type Work } from '../case-file/work.ts';
import { contactToday } from '../mandate/successor.ts';
import { settleTask } from './settle-task.ts';

interface Occasion { readonly roundId: string | null; readonly roundName: string; readonly closesOn: IsoDate; readonly mediationId: string | null }

/** The deputy is asked to rate the reply that stands; undefined if nobody is left to ask. */
function ask(work: Work, task: HandlingTaskRow, occasion: Occasion) {
  const { file } = work;
  const reply = file.reply.find((candidate) => candidate.taskId === task.id && candidate.state === 'delivered' && candidate.type !== 'second');
  if (reply === undefined) return undefined;
  const rater = contactToday(file, work.env.directory);
  const evaluation = create(work, 'evaluation', rater === undefined ? 'noRater' : 'open', rater === undefined ? 'NoRaterFound' : 'EvaluationStarted', {
    taskId: task.id, replyId: reply.id, unitId: task.unitId, ...occasion, sequence: 1 + file.evaluation.filter((e) => e.taskId === task.id || e.taskId === task.rehandlesId).length,
    raterPersonId: rater?.personId ?? null, raterName: rater?.name ?? null, attitude: null, result: null, reason: null, formAnswers: null, ratedAt: null, history: [],
    remindedCount: 0, disclosedOn: null, countsAs: rater === undefined ? 'excluded' : null,
    entryChannel: 'online', envelopeReceivedOn: null, openedOn: null, openedByName: null, openedByPersonId: null, witnessName: null, unreadable: null, rereading: null, corrections: [],
  });
  if (rater !== undefined) return evaluation;
  notify(work, ['deputyAffairs'], 'evaluation', evaluation, 'noRater', `${caseName(file)}的代表均已不在任，记为“无测评人”`);
  settleTask(work, task);
  return undefined;
}

/** Puts the delivered reply into a round. */
export function openEvaluation(work: Work, task: HandlingTaskRow, roundId: string): void {
  const round = work.env.directory.round(roundId);
  if (round === undefined) return;
  const evaluation = ask(work, task, { roundId: round.id, roundName: round.name, closesOn: round.closesOn, mediationId: null });
  if (evaluation === undefined) return;
  startDatedDeadline(work, { recordKind: 'evaluation', record: evaluation }, 'evaluation', round.closesOn, `测评轮次“${round.name}”的截止日期`);
  notify(work, ['rater'], 'evaluation', evaluation, 'evaluation', `请您对${caseName(work.file)}的办理态度和办理结果进行测评，${formatChineseDate(round.closesOn, 'short')}截止；截止前承办单位看不到您的测评`);
}

/** The third rating, after the conclusion of a mediation: outside every round, for there is no batch whose secrecy it could break. */
export function openFinalEvaluation(work: Work, task: HandlingTaskRow, mediation: MediationRow): void {
  const closesOn = dueBySetting(work.env, 'finalRating', work.env.today);
  const evaluation = ask(work, task, { roundId: null, roundName: '最后评价', closesOn, mediationId: mediation.id });
  if (evaluation === undefined) return;
  startDeadline(work, { setting: 'finalRating', recordKind: 'evaluation', record: evaluation });
  notify(work, ['rater'], 'evaluation', evaluation, 'evaluation', `${caseName(work.file)}再次不满意已有处理结论，请您在${formatChineseDate(closesOn, 'short')}以前作最后评价；前两次测评照原样保留`);
}
