/** What the worker, the composition root and the demo may use of what happens by date. */
export { withDueLock } from './due-lock.ts';
export { startDueLoop, type DueLoop } from './due-loop.ts';
export { clockRoutes } from './routes.ts';
export { runDueEvents, type DueDependencies, type DueRun } from './run-due-events.ts';
