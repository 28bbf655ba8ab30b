/** What the composition root may use of the numbers. */
export { indicatorRoutes } from './routes.ts';
