/** What the worker, the composition root and other features may use of the documents. */
export { keepPaper } from './keep-paper.ts';
export { createOfficialDocumentEngine } from './official-engine.ts';
export { isPaperKind } from './paper-kinds.ts';
export { renderCodeSlips, renderTownshipReport } from './render-forms.ts';
export { receiptListPaper, unitListsPaper, workPlanPaper, type MeetingPaper } from './render-meeting-papers.ts';
export { documentRoutes } from './routes.ts';
export { renderCompilation } from './render-compilation.ts';
export { renderTopicGuide } from './render-topic-guide.ts';
export type { TopicGuideData } from './templates/topic-guide.ts';
export type { CompilationData } from './templates/compilation.ts';
export type { CodeSlipData } from './templates/code-slip.ts';
export { verdictText, verifyDocument } from './verify-document.ts';
export { verifyRoutes } from './verify-routes.ts';
export { verifyKept } from './verify-kept.ts';
export { PDF, rendered, RENDERS_PER_MINUTE, sendPdf } from './send-document.ts';
export type { TownshipReportData } from './templates/township-report.ts';
export { readingRoutes } from './reading-routes.ts';
export { wordingRoutes } from './wording-routes.ts';
