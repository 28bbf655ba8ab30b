/** What asking for explanations and closing a term do to a case: acts of the system, in the order in which they are to be done. */
import type { Command } from '../case-file/perform.ts';
import type { CaseFile, TermExplanationRow } from '../case-file/rows.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { isOpenForUnit, isStillOpen } from './open-matter.ts';
import type { TermChange } from './workflow.ts';

type Change = Pick<TermChange, 'id' | 'termName'>;

/** States in which a registered case can go on into another term. */
export const carriedStates: readonly string[] = ['registered', 'awaitingJointAssignment', 'handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'reported', 'archived', 'passedUp', 'answeredAbove'];

/** Looks at what is there and notes nothing of its own: run again, it finds nothing left to do. */
export function actsOnAsking(file: CaseFile, { id, termName }: Change): Command[] {
  if (!carriedStates.includes(file.suggestion.state)) return [];
  return file.handlingTask
    .filter((task) => isOpenForUnit(file, task) && !file.termExplanation.some((each) => each.taskId === task.id && (each.termChangeId === id || stillAsked.includes(each.state))))
    .map((record) => ({ kind: 'handlingTask', record, action: 'askTermExplanation', body: { termChangeId: id, termName } }));
}

const stillAsked: readonly string[] = ['asked', 'awaitingSignature', 'signed', 'accepted'];
const unaccepted: readonly string[] = ['asked', 'awaitingSignature', 'signed'];

/** Nobody misses what they were asked for on the very day: what the close itself found open is missing once its own date is over. */
function isMissing(file: CaseFile, each: TermExplanationRow, closedOn: IsoDate | null, today: IsoDate): boolean {
  if (!unaccepted.includes(each.state) || each.missingOn !== null) return false;
  return (closedOn !== null && each.askedOn < closedOn) || file.deadline.some((clock) => clock.recordId === each.id && clock.state === 'running' && clock.dueOn < today);
}

/** At the close: the case is marked, accepted explanations go out, the others are noted as missing and stay due. */
export function actsOnTermClosed(file: CaseFile, change: Change & Pick<TermChange, 'closedOn'>, today: IsoDate): Command[] {
  const { suggestion } = file;
  const own = file.termExplanation.filter((each) => each.termChangeId === change.id);
  const carried: Command[] = carriedStates.includes(suggestion.state) && isStillOpen(file) && suggestion.carriedFrom !== change.termName
    ? [{ kind: 'suggestion', record: suggestion, action: 'carryOver', body: { termName: change.termName, closedOn: change.closedOn } }] : [];
  return [
    ...carried,
    ...own.filter((each) => each.state === 'accepted').map((record): Command => ({ kind: 'termExplanation', record, action: 'send', body: {} })),
    ...own.filter((each) => isMissing(file, each, change.closedOn, today)).map((record): Command => ({ kind: 'termExplanation', record, action: 'markMissing', body: {} })),
  ];
}
