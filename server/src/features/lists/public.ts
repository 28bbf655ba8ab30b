/** What the composition root may use of the lists. */
export { exportFile, exportFormats, type ExportFormat } from './export-file.ts';
export { exportFormat, exportOptions, sendSheet } from './offer-export.ts';
export { listRoutes } from './routes.ts';
export { savedViewRoutes } from './saved-view-routes.ts';
export { wholeList } from './whole-list.ts';
