/** What the worker, the composition root and other features may use of the documents. */
export { keepPaper } from './keep-paper.ts';
export { createOfficialDocumentEngine } from './official-engine.ts';
export { isPaperKind } from './paper-kinds.ts';
export { renderCodeSlips } from './render-forms.ts';
export { documentRoutes } from './routes.ts';
export type { CodeSlipData } from './templates/code-slip.ts';
export { verdictText, verifyDocument } from './verify-document.ts';
export { verifyRoutes } from './verify-routes.ts';
export { verifyKept } from './verify-kept.ts';
export { readingRoutes } from './reading-routes.ts';
export { wordingRoutes } from './wording-routes.ts';
