/** What the composition root may use of the to-do list. */
export { toDoRoutes } from './routes.ts';
