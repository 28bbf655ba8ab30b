/** What the composition root may use of the lists. */
export { listRoutes } from './routes.ts';
export { savedViewRoutes } from './saved-view-routes.ts';
