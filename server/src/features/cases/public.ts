/** What other features, the worker and the composition root may use of the cases. */
export { turnsOfActor } from './addressed.ts';
export { bodySchemas, categoryLabels, channelLabels, hasEndpoint } from './body-schemas.ts';
export { createSuggestion } from './create-suggestion.ts';
export type { CaseDependencies } from './dependencies.ts';
export { ofTownship, sessionLabel } from './directory.ts';
export { loadCase, lockCase, readCase, type EntryJson } from './load-case.ts';
export { askKeys, askRows, commitmentVerdict, shareOf, tally, tallyAsks, taskKeys, taskRows, type CountingFrame } from './indicator-rows.ts';
export { assignedDays, categoryFilter, word as filterWord } from './list-filters.ts';
export { ledgerFilter, suggestionFilter, suggestionSort } from './list-filters.ts';
export { narrowedBy, type Narrowing } from './narrowed-by.ts';
export { newId } from './new-id.ts';
export { hrefOf, pathOf } from './paths.ts';
export { actOnCase, hashText, performAction, recordRefused, saveOutcome, toUnlinked, type ActionRequest, type ActionResult } from './perform-action.ts';
export { createPlaces, type Place, type Places } from './place.ts';
export { stateLabelOf, visibleRecords } from './present.ts';
export { listCommitments, type LedgerQuery } from './read/list-commitments.ts';
export { listSuggestions, type ListQuery } from './read/list-suggestions.ts';
export { findVisible, viewerOf } from './read/read-record.ts';
export { caseRoutes } from './routes.ts';

export { placeOfAddress } from './rater-address.ts';
export { countWithoutKey, openedHistory } from './sealed-ratings.ts';
export { learnUnits } from './learn-units.ts';
export { matterOf, readKnownUnits } from './read/recommend-units.ts';
export { readPastAssignments } from './read/past-assignments.ts';
export { recommendFrom, type KnownUnit, type Recommendation } from './recommend-from.ts';
export { isLive, visibleTo } from './scope.ts';
export { matterWords } from './telling-words.ts';
