/** What the composition root and other features may use of the settings. */
export { congressMeant } from './read/settings.ts';
export { settingRoutes, type SettingDependencies } from './routes.ts';
