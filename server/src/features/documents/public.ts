/** What the worker, the composition root and other features may use of the documents. */
export { keepLetter } from './keep-letter.ts';
export { createOfficialDocumentEngine } from './official-engine.ts';
export { renderCodeSlips } from './render-forms.ts';
export { documentRoutes } from './routes.ts';
export { renderTopicGuide } from './render-topic-guide.ts';
export type { TopicGuideData } from './templates/topic-guide.ts';
export type { CodeSlipData } from './templates/code-slip.ts';
