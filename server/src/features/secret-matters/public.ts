/** What the composition root, the worker, the commands and other features may use of the secret matters. */
export { performSecretAction, registerSecret } from './perform-secret-action.ts';
export { countSecretMatters } from './read/secret-matters.ts';
export { listRemovedTexts, type RemovedText } from './read/removed-texts.ts';
export { refuseMarks } from './refuse-marks.ts';
export { replayRemovals } from './replay-removals.ts';
export { secretMatterRoutes } from './routes.ts';
export { removeSecretText, type RemovalDependencies } from './sweep-traces.ts';
