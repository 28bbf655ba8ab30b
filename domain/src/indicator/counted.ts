/** What counts, case by case: the pure rules behind each number. The SQL of the server is their twin. */
import type { CaseFile, EvaluationRow, HandlingTaskRow, SatisfactionLevel } from '../case-file/rows.ts';
import { isValidConsultation, requiredRank } from '../consultation/valid-consultation.ts';
import { replyingTasks } from '../handling-task/live-task.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { Settings } from '../setting/settings.ts';
import type { ResultClass } from '../setting/result-class.ts';
import type { IndicatorKey, Intake } from './definitions.ts';

export interface CountingTerms {
  /** Only this unit's share of the case; null for the whole. */
  readonly unitId: string | null;
  readonly today: IsoDate;
  readonly settings: Settings;
}

/** One thing in the denominator, and whether it is in the numerator too. */
export interface Counted { readonly id: string; readonly fulfils: boolean }

/** How one unit's task stands: true in the numerator, false only in the denominator, null in neither. */
type TaskRule = (file: CaseFile, task: HandlingTaskRow, terms: CountingTerms) => boolean | null;

/** The clocks of the first reply: an extension starts another one in place of the first (a cancelled clock says nothing). */
const onTime: TaskRule = (file, task, { today }) => {
  const ended = file.deadline.filter((clock) => clock.recordKind === 'handlingTask' && clock.recordId === task.id && (clock.kind === 'reply' || clock.kind === 'replyComplex')
    && (clock.state === 'met' || clock.state === 'metLate' || (clock.state === 'running' && clock.dueOn < today)));
  return ended.length === 0 ? null : ended.every((clock) => clock.state === 'met');
};

/** 办理结果 as it counts: nothing before it is disclosed; who did not answer counts as the place has set (重庆 29). */
function levelOf(evaluation: EvaluationRow): SatisfactionLevel | null {
  if (evaluation.state === 'disclosed') return evaluation.result;
  return evaluation.state === 'noResponse' && evaluation.countsAs === 'basicallySatisfied' ? 'basicallySatisfied' : null;
}

const rated = (which: 'first' | 'last', levels: readonly SatisfactionLevel[]): TaskRule => (file, task, { unitId }) => {
  // Where another unit handles it again the first rating stays the suggestion's, and is nothing that this unit has earned.
  const isCounted = ({ taskId }: EvaluationRow) => taskId === task.id || (which === 'first' && unitId === null && taskId === task.rehandlesId);
  const counting = file.evaluation.filter((evaluation) => isCounted(evaluation) && levelOf(evaluation) !== null).toSorted((a, b) => a.sequence - b.sequence);
  const evaluation = which === 'first' ? counting.find(({ sequence }) => sequence === 1) : counting.at(-1);
  const level = evaluation === undefined ? null : levelOf(evaluation);
  return level === null ? null : levels.includes(level);
};

const deliveredReply = (file: CaseFile, task: HandlingTaskRow) => file.reply.find((reply) => reply.taskId === task.id && reply.state === 'delivered' && reply.type !== 'second');
/** What the public may read of the reply in force: the record of a reply that was replaced says nothing any more. */
const publicationState = (file: CaseFile, task: HandlingTaskRow) => {
  const reply = deliveredReply(file, task);
  return reply === undefined ? undefined : file.publication.find((one) => one.replyId === reply.id)?.state;
};
const content = ['satisfied', 'basicallySatisfied'] as const;

const taskRules: Readonly<Record<Exclude<IndicatorKey, 'commitmentsKept' | 'asksVerified' | 'asksWithoutCommitment'>, TaskRule>> = {
  replied: (_file, task) => task.repliedOn !== null,
  repliedOnTime: onTime,
  consulted: (file, task, { settings }) => file.consultation.some((talk) => talk.taskId === task.id && isValidConsultation(talk, requiredRank(file, settings))),
  solved: (file, task) => deliveredReply(file, task)?.overallClass === 'solved',
  interSessionalSolved: (file, task) => (file.suggestion.category === 'interSessional' ? deliveredReply(file, task)?.overallClass === 'solved' : null),
  concluded: (file) => file.suggestion.concludedOn !== null,
  madePublic: (file, task) => {
    const state = publicationState(file, task);
    return state === undefined || state === 'withheld' ? null : state === 'released';
  },
  withheld: (file, task) => {
    const state = publicationState(file, task);
    return state === undefined ? null : state === 'withheld';
  },
  satisfiedFirst: rated('first', ['satisfied']),
  contentFirst: rated('first', content),
  satisfiedFinal: rated('last', ['satisfied']),
  contentFinal: rated('last', content),
};

const tasksIn = (file: CaseFile, { unitId }: CountingTerms) => replyingTasks(file).filter((task) => unitId === null || (task.countsForUnitId ?? task.unitId) === unitId);

/** A suggestion counts once, however many units answer it: it fulfils only if each of those that can be judged does. */
function countSuggestion(file: CaseFile, rule: TaskRule, terms: CountingTerms): readonly Counted[] {
  const verdicts = tasksIn(file, terms).map((task) => rule(file, task, terms)).filter((verdict) => verdict !== null);
  return verdicts.length === 0 ? [] : [{ id: file.suggestion.id, fulfils: verdicts.every((verdict) => verdict) }];
}

/** A promise is due when its last day is over; it is kept if the unit claimed it by then and somebody outside the unit has verified it. */
function countCommitments(file: CaseFile, { unitId, today }: CountingTerms): readonly Counted[] {
  return file.commitment.filter((each) => each.state !== 'replaced' && each.dueOn < today && (unitId === null || each.unitId === unitId))
    .map((each) => ({ id: each.id, fulfils: each.state === 'verified' && each.claimedOn !== null && each.claimedOn <= each.dueOn }));
}

/** The asks that somebody answers for: a lead unit for all, each of several that handle separately for those that it has answered. */
function asksIn(file: CaseFile, tasks: readonly HandlingTaskRow[], { unitId }: CountingTerms): readonly number[] {
  const numbers = file.suggestion.asks.map(({ no }) => no);
  if (tasks.length === 0) return [];
  if (unitId === null || tasks.some(({ role }) => role === 'lead')) return numbers;
  const answered = tasks.flatMap((task) => deliveredReply(file, task)?.answers.map(({ askNo }) => askNo) ?? []);
  return numbers.filter((no) => answered.includes(no));
}

function countAsks(file: CaseFile, key: 'asksVerified' | 'asksWithoutCommitment', terms: CountingTerms): readonly Counted[] {
  const tasks = tasksIn(file, terms);
  if (key === 'asksWithoutCommitment' && tasks.some((task) => task.repliedOn === null)) return [];
  const promises = file.commitment.filter((each) => each.state !== 'replaced' && (terms.unitId === null || tasks.some(({ id }) => id === each.taskId)));
  return asksIn(file, tasks, terms).map((no) => {
    const made = promises.filter(({ askNo }) => askNo === no);
    return { id: `${file.suggestion.id}/${no}`, fulfils: key === 'asksVerified' ? made.length > 0 && made.every(({ state }) => state === 'verified') : made.length === 0 };
  });
}

/** Everything of one case that is in the indicator's denominator. */
export function countedIn(file: CaseFile, key: IndicatorKey, terms: CountingTerms): readonly Counted[] {
  if (key === 'commitmentsKept') return countCommitments(file, terms);
  if (key === 'asksVerified' || key === 'asksWithoutCommitment') return countAsks(file, key, terms);
  return countSuggestion(file, taskRules[key], terms);
}

/** Thrown away, or gone on as its parts: counted nowhere. */
export const countedNowhere: readonly string[] = ['discarded', 'split'];
export function isIntake({ suggestion: { submittedOn, registeredOn, state } }: CaseFile, intake: Intake): boolean {
  const isRaised = (submittedOn !== null || registeredOn !== null) && !countedNowhere.includes(state);
  return isRaised && (intake === 'raised' || (intake === 'admitted') === (registeredOn !== null));
}

/** The class of what was handed over: `unanswered` before a reply has said one, null where nothing was handed over. */
export function resultIn(file: CaseFile, terms: CountingTerms): ResultClass | 'unanswered' | null {
  return tasksIn(file, terms).length === 0 ? null : (file.suggestion.overallClass ?? 'unanswered');
}

/** Null where nothing is in the denominator: no rate is not a rate of nought. */
export const rateOf = (numerator: number, denominator: number): number | null => (denominator === 0 ? null : numerator / denominator);
