/** What other features and the composition root may use. */
export { forgetLoginsAfterChanges, installAuthentication, requireActor, requireLogin, type FoundLogin, type Login } from './authenticate.ts';
export { rememberLogins } from './remember-logins.ts';
export type { IdentityConfig, IdentityDependencies } from './dependencies.ts';
export { createFirstAdministratorCode } from './first-administrator.ts';
export { hashPassword } from './hash-password.ts';
export { endLoginSessions, endSessionsOfIdentity, endSessionsOfMandate, recordEnds } from './login-sessions.ts';
export { codeHours, issueCode, revokeCodes, type IssuedCode } from './one-time-codes.ts';
export { done, refused, type Outcome, type Refused } from './outcome.ts';
export { pinyinOf } from './pinyin-of.ts';
export type { ActRecord, RecordAct, RecordRefusal, RefusalRecord } from './record.ts';
export { identityRoutes } from './routes.ts';
export { problemOf } from './problem-of.ts';
export { SESSION_COOKIE } from './session-cookie.ts';
export { enterCongress, findRootCongress, inSite } from './site-transaction.ts';
export { usernameRefusals } from './username-rules.ts';
export type * from './tables.ts';
