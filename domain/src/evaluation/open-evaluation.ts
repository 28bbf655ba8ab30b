import { formatChineseDate } from '../kernel/dates.ts';
import type { HandlingTaskRow } from '../case-file/rows.ts';
import { caseName, create, notify, startDatedDeadline, type Work } from '../case-file/work.ts';
import { settleTask } from './settle-task.ts';

/** Puts the delivered reply into a round. If the lead sponsor's mandate has ended the first confirmed co-sponsor rates, else nobody. */
export function openEvaluation(work: Work, task: HandlingTaskRow, roundId: string): void {
  const { env, file } = work;
  const round = env.directory.round(roundId);
  const reply = file.reply.find((candidate) => candidate.taskId === task.id && candidate.state === 'delivered' && candidate.type !== 'second');
  if (round === undefined || reply === undefined) return;
  const { suggestion, coSponsorship } = file;
  const candidates = [
    { personId: suggestion.leadPersonId, name: suggestion.leadName },
    ...coSponsorship.filter((c) => c.state === 'confirmed').toSorted((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? '')).map((c) => ({ personId: c.personId, name: c.personName })),
  ];
  const rater = candidates.find((candidate) => env.directory.hasMandate(candidate.personId));
  const sequence = 1 + file.evaluation.filter((e) => e.taskId === task.id).length;
  const evaluation = create(work, 'evaluation', rater === undefined ? 'noRater' : 'open', rater === undefined ? 'NoRaterFound' : 'EvaluationStarted', {
    taskId: task.id, replyId: reply.id, unitId: task.unitId, roundId: round.id, roundName: round.name, closesOn: round.closesOn, sequence,
    raterPersonId: rater?.personId ?? null, raterName: rater?.name ?? null, attitude: null, result: null, reason: null, ratedAt: null, history: [],
    remindedCount: 0, disclosedOn: null, countsAs: rater === undefined ? 'excluded' : null,
    entryChannel: 'online', envelopeReceivedOn: null, openedOn: null, openedByName: null, openedByPersonId: null, witnessName: null, unreadable: null,
  });
  if (rater === undefined) {
    notify(work, ['deputyAffairs'], 'evaluation', evaluation, 'noRater', `${caseName(file)}的代表均已不在任，记为“无测评人”`);
    settleTask(work, task);
    return;
  }
  startDatedDeadline(work, { recordKind: 'evaluation', record: evaluation }, 'evaluation', round.closesOn, `测评轮次“${round.name}”的截止日期`);
  notify(work, ['rater'], 'evaluation', evaluation, 'evaluation', `请您对${caseName(file)}的办理态度和办理结果进行测评，${formatChineseDate(round.closesOn, 'short')}截止；截止前承办单位看不到您的测评`);
}
