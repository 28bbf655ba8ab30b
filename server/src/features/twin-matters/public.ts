/** What the composition root and the demo may use of the twin matters of county and townships. */
export { actOnTwin, proposeTwin } from './act-on-twin.ts';
export { twinsIn } from './read/waiting-twins.ts';
export { twinMatterRoutes } from './routes.ts';
