/** What opening, moving and closing a round does to a case: acts of the system, in the order in which they are to be done. */
import type { Command } from '../case-file/perform.ts';
import type { CaseFile } from '../case-file/rows.ts';
import { isRatedThoughJoined } from '../handling-task/succeed-unit.ts';
import type { IsoDate } from '../kernel/dates.ts';
import type { EvaluationRound } from './workflow.ts';

/**
 * Every delivered reply not yet rated goes into the round: first replies into a first round, re-handled ones into a second.
 * With `today` given, a round whose last day is past takes in nobody (the act would be refused: no day is left to rate).
 */
export function actsOnOpening(file: CaseFile, round: Pick<EvaluationRound, 'id' | 'sequence'> & { readonly closesOn?: IsoDate }, today?: IsoDate): Command[] {
  if (today !== undefined && round.closesOn !== undefined && round.closesOn < today) return [];
  const type = round.sequence === 1 ? 'first' : 'rehandled';
  // Those of units that are no more first: where nobody is left to rate, the last one ends the suggestion's ratings.
  const [joined, own] = [file.handlingTask.filter((task) => isRatedThoughJoined(file, task)), file.handlingTask.filter((task) => !isRatedThoughJoined(file, task))];
  return [...joined, ...own].flatMap((task): Command[] => {
    if (task.state !== 'replied' && !isRatedThoughJoined(file, task)) return [];
    const reply = file.reply.find((r) => r.taskId === task.id && r.state === 'delivered' && r.type === type);
    if (reply === undefined || file.evaluation.some((e) => e.replyId === reply.id)) return [];
    return [{ kind: 'handlingTask', record: task, action: 'openEvaluation', body: { roundId: round.id } }];
  });
}

export function actsOnReschedule(file: CaseFile, round: Pick<EvaluationRound, 'id' | 'closesOn'>): Command[] {
  return file.evaluation
    .filter((e) => e.roundId === round.id && (e.state === 'open' || e.state === 'rated' || e.state === 'envelopeReceived') && e.closesOn !== round.closesOn)
    .map((record) => ({ kind: 'evaluation', record, action: 'moveClose', body: { roundId: round.id, closesOn: round.closesOn } }));
}

/** A closed envelope is not opened by the clock: it waits for two people. */
const atClose: Readonly<Record<string, string | undefined>> = { open: 'markNoResponse', rated: 'disclose', envelopeReceived: 'awaitOpening' };

/** At the close ratings are disclosed and the silent ones noted; re-handling follows from the tables (浙江规定 24). */
export function actsOnClosing(file: CaseFile, round: Pick<EvaluationRound, 'id'>): Command[] {
  return file.evaluation
    .flatMap((record) => { const action = atClose[record.state]; return record.roundId === round.id && action !== undefined ? [{ kind: 'evaluation', record, action, body: {} }] : []; });
}
