/** What the worker and the composition root may use of the calendar. */
export { recomputeRunningDeadlines } from './adopt-notice.ts';
export { calendarRoutes } from './routes.ts';
