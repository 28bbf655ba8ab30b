/** What the worker, the calendar and the demo may use of units that were merged. */
export { followSuccession, followSuccessions } from './follow-succession.ts';
