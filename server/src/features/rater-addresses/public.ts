/** What the worker and the composition root may use of the raters' addresses. */
export { deleteExpiredAddresses } from './delete-expired.ts';
export { raterAddressRoutes } from './routes.ts';
