/** What other features may use of the audit. */
export { auditColumnList, auditColumns, chainAfter, lockHead, toAuditRow, writeEntries, type AuditHead, type Unlinked } from './append.ts';
export { sealBody, type LinkedEntry } from './chain.ts';
export { canonical } from './canonical.ts';
export { actorFields, createActRecorder, createRefusalRecorder } from './record-acts.ts';
export { emptyBodies, pickBodies, type Emptied } from './emptied-bodies.ts';
export { headsFolder } from './verify-heads.ts';
