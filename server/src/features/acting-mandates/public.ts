/** What the worker and the composition root may use of the mandates. */
export { endMandateByDate, giveMandate, lapseMandatesOf, performMandateAction, type MandateResult } from './perform-mandate-action.ts';
export { mandatesIn } from './read/mandates.ts';
export { actingMandateRoutes } from './routes.ts';
