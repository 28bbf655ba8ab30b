/** What the composition root may use of the lists. */
export { listRoutes } from './routes.ts';
