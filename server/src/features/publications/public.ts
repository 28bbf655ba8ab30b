/** What lists and the composition root may use of the register of publications. */
export { listPublications, type PublicationQuery } from './read/list-publications.ts';
export { publicationFilter, publicationRoutes } from './routes.ts';
