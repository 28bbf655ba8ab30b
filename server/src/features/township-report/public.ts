/** What the composition root may use of the report to a township congress. */
export { readYearReport } from './read/year-report.ts';
export { townshipReportRoutes } from './routes.ts';
