/** What the composition root may use of the report to a township congress. */
export { townshipReportRoutes } from './routes.ts';
