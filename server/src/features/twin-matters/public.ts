/** What the composition root and the demo may use of the twin matters of county and townships. */
export { actOnTwin, proposeTwin } from './act-on-twin.ts';
export { twinsIn } from './read/twins-in.ts';
export { twinMatterRoutes } from './routes.ts';
