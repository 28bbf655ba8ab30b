/** What the worker, the composition root and other features may use of the documents. */
export { keepLetter } from './keep-letter.ts';
export { createOfficialDocumentEngine } from './official-engine.ts';
export { renderCodeSlips, renderTownshipReport } from './render-forms.ts';
export { documentRoutes } from './routes.ts';
export type { CodeSlipData } from './templates/code-slip.ts';
export type { TownshipReportData } from './templates/township-report.ts';
