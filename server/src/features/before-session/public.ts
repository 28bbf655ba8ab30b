/** What the composition root and the demo may use of what is prepared before a session. */
export { announceIntention, beginGuide, openTalk, proposeTopic, type NewTopic } from './bear-matters.ts';
export { beginReport } from './handling-report/begin-report.ts';
export { raiseLivelihood, type NewLivelihood } from './livelihood/raise-livelihood.ts';
export { besideOf } from './beside.ts';
export { performMatter, type MatterResult } from './perform-matter.ts';
export { mattersIn, compilationsToReceive, type OpenMatter } from './read/open-matters.ts';
export { readsReport } from './handling-report/report-paper-route.ts';
export { readReportsToPrepare } from './read/reports-to-prepare.ts';
export { beforeSessionRoutes } from './routes.ts';
export { beginSelection, giveScore, receiveCompilation, setRubric } from './text-quality/bear-quality.ts';
