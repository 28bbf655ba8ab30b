/** What the worker, the composition root and other features may use of the rounds. */
export { enrolCase, followRound, followUnfinishedRounds, remindRaters } from './follow-round.ts';
export { performRoundAction, planRound, type NewRound, type RoundDependencies, type RoundResult } from './perform-round-action.ts';
export { evaluationRoundRoutes } from './routes.ts';
