/** What the worker and the composition root may use of the change of term. */
export { followTermChange } from './follow-change.ts';
export { termChangeRoutes } from './routes.ts';
