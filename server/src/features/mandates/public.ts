/** What the worker may use of ended mandates. */
export { followMandate } from './follow-mandate.ts';
export { lapseUntakenDrafts } from './lapse-untaken-drafts.ts';
export { sessionDueFor } from './read/session-due.ts';
export { deputiesAmong } from './read/cases-of-person.ts';
