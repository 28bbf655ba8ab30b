/** What the worker may use and the calendar may use of renamed units. */
export { followRename, followRenames } from './follow-rename.ts';
