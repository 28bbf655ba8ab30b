/** What the composition root and other features may use of the settings. */
export { congressMeant } from './read/settings.ts';
export { settingRoutes } from './routes.ts';
export { settingSetRoutes } from './set-routes.ts';
export { type SettingDependencies } from './setting-access.ts';
