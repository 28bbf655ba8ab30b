/** What other features, the worker and the composition root may use of the cases. */
export { turnsOfActor } from './addressed.ts';
export { bodySchemas, categoryLabels, channelLabels, hasEndpoint } from './body-schemas.ts';
export type { CaseDependencies } from './dependencies.ts';
export { loadCase, lockCase } from './load-case.ts';
export { askKeys, askRows, commitmentVerdict, shareOf, tally, tallyAsks, taskKeys, taskRows, type CountingFrame } from './indicator-rows.ts';
export { assignedDays, categoryFilter, word as filterWord } from './list-filters.ts';
export { ledgerFilter, suggestionFilter, suggestionSort } from './list-filters.ts';
export { narrowedBy, type Narrowing } from './narrowed-by.ts';
export { newId } from './new-id.ts';
export { hrefOf, pathOf } from './paths.ts';
export { hashText, performAction, saveOutcome, toUnlinked, type ActionRequest, type ActionResult } from './perform-action.ts';
export { createPlaces, type Place, type Places } from './place.ts';
export { stateLabelOf, visibleRecords } from './present.ts';
export { listCommitments, type LedgerQuery } from './read/list-commitments.ts';
export { listSuggestions, type ListQuery } from './read/list-suggestions.ts';
export { findVisible, viewerOf } from './read/read-record.ts';
export { caseRoutes } from './routes.ts';
export { isLive, visibleTo } from './scope.ts';
