/** What the composition root and other features may use of the files. */
export { keepUpload } from './keep-upload.ts';
export { fileRoutes, type FileDependencies } from './routes.ts';
export { sendFile, type Sendable } from './send-file.ts';
