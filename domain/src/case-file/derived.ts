import { replyingTasks } from '../handling-task/live-task.ts';
import { standingLinks } from '../suggestion-link/group.ts';
import type { CaseContext } from './context.ts';
import type { CaseFile, SuggestionRow } from './rows.ts';
import { nextDueOfTask, nextDueOn, turnsOf } from './turns.ts';

type ReadOffCase = Pick<SuggestionRow, 'nextDueOn' | 'groupRole' | 'isRepeated' | 'classLetters'>;

/** What the lists show of a case without looking into its records: read off it after each act, and once more by who verifies it. */
export const summaryOf = (file: CaseFile): ReadOffCase => ({ nextDueOn: nextDueOn(file), groupRole: groupRoleOf(file), isRepeated: isRepeated(file), classLetters: classLettersOf(file) });

/** Whose turn it is, what falls due next and what the lists show, after an act. */
export function renewDerived(file: CaseFile, base: Omit<CaseContext, 'record' | 'file'>): void {
  file.turns = turnsOf(file, base);
  Object.assign(file.suggestion, summaryOf(file));
  for (const task of file.handlingTask) {
    task.suggestionUpdatedAt = file.suggestion.updatedAt;
    task.nextDueOn = nextDueOfTask(file, task);
  }
}

function groupRoleOf(file: CaseFile): SuggestionRow['groupRole'] {
  if (standingLinks(file, 'member').length > 0) return 'principal';
  return standingLinks(file, 'principal').length > 0 ? 'member' : null;
}

const isRepeated = (file: CaseFile): boolean => file.suggestion.raisedBefore !== null || standingLinks(file, 'earlier').length > 0;

/** The letters of the classes as they were signed; several units’ replies may have several. What a notice has put right since bears none. */
function classLettersOf(file: CaseFile): string | null {
  const owing = new Set(replyingTasks(file).map((task) => task.id));
  const letters = file.reply.filter((reply) => reply.state === 'delivered' && reply.type !== 'second' && reply.classNotices.length === 0 && owing.has(reply.taskId))
    .map((reply) => (reply.letter as { readonly classLetter?: string | null } | null)?.classLetter ?? null).filter((letter) => letter !== null);
  return letters.length === 0 ? null : [...new Set(letters)].sort().join('、');
}
