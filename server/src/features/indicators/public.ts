/** What the composition root and other features may use of the numbers. */
export { numbersExportRoutes } from './export-routes.ts';
export { readIndicators, type Figures, type Numbers } from './read/read-indicators.ts';
export { indicatorRoutes } from './routes.ts';
