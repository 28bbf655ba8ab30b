/** What the worker may use of ended mandates. */
export { followMandate } from './follow-mandate.ts';
