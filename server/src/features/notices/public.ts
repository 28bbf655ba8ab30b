/** What the composition root and other features may use of the notices. */
export { addressedTo, isAddressedTo } from './addressed.ts';
export { noticeRoutes, type NoticeDependencies } from './routes.ts';
