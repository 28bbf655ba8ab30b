/** What lists, the worker and the composition root may use of the register of publications. */
export { raiseForgottenPublications } from './raise-forgotten.ts';
export { listPublications, type PublicationQuery } from './read/list-publications.ts';
export { publicationFilter, publicationRoutes } from './routes.ts';
