/** What the composition root may use of the twin matters of county and townships. */
export { twinMatterRoutes } from './routes.ts';
