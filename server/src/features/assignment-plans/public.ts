/** What the composition root may use of the plans. */
export { assignmentPlanRoutes } from './routes.ts';
