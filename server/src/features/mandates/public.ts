/** What the worker may use of ended mandates. */
export { followMandate } from './follow-mandate.ts';
export { deputiesAmong } from './read/cases-of-person.ts';
