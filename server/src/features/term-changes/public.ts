/** What the worker and the composition root may use of the change of term. */
export { followTermChange, followTermChanges } from './follow-change.ts';
export { changesIn } from './read/changes.ts';
export { termChangeRoutes } from './routes.ts';
