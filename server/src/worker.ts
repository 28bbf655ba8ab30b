import { handOverMeeting } from './features/assignment-meetings/public.ts';
import { carryOutVerification, type VerificationDependencies } from './features/audit/carry-out-verification.ts';
import { startHeadExport } from './features/audit/export-heads.ts';
import { recomputeRunningDeadlines } from './features/calendar/public.ts';
import { lockCase, renewTurns, type CaseDependencies } from './features/cases/public.ts';
import { isPaperKind, keepPaper } from './features/documents/public.ts';
import { startDueLoop, withDueLock } from './features/due/public.ts';
import { enrolCase, followRound } from './features/evaluation-rounds/public.ts';
import { removeSecretText, type RemovalDependencies } from './features/secret-matters/public.ts';
import { followTermChange } from './features/term-changes/public.ts';
import { followRename } from './features/units-renamed/public.ts';
import { followSuccession } from './features/unit-successions/public.ts';
import { followMandate } from './features/mandates/public.ts';
import { withTransaction } from './platform/db/database.ts';
import type { LogLine } from './platform/jobs/logger.ts';
import { startWorker as startJobs, type TaskRegistry } from './platform/jobs/run-jobs.ts';
import type { RunningRole } from './platform/supervise/run-role.ts';
import type { Site } from './platform/site.ts';

/** Connections the worker needs at most: jobs, the day's work with its lock, the watch over the chains. */
export const WORKER_POOL = 8;
const LOCK_PATIENCE_MS = 120_000;

/** The fields of a payload; a job without one of them is a defect and fails for good, visibly. */
function fields<const Name extends string>(payload: unknown, ...names: readonly Name[]): Record<Name, string> {
  const given = payload as Readonly<Record<string, unknown>> | null;
  return Object.fromEntries(names.map((name) => {
    const value = given?.[name];
    if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`payload without ${name}`);
    return [name, String(value)];
  })) as Record<Name, string>;
}

/** What follows a commit, each safe to repeat. */
export function collectTasks(deps: CaseDependencies, verification: VerificationDependencies, removal?: RemovalDependencies): TaskRegistry {
  return {
    // A signed reply: into the open round of evaluation, and its letter as a file.
    renderLetter: async (payload) => {
      const { congressId, replyId } = fields(payload, 'congressId', 'replyId');
      const suggestionId = await withTransaction(deps.db, congressId, (tx) => lockCase(tx, 'reply', congressId, replyId));
      if (suggestionId !== undefined) await enrolCase(deps, congressId, suggestionId);
      await keepPaper(deps, congressId, 'replyLetter', replyId);
    },
    // A paper that went out with an act, as it was then.
    keepPaper: async (payload) => {
      const { congressId, paper, recordId } = fields(payload, 'congressId', 'paper', 'recordId');
      if (!isPaperKind(paper)) throw new TypeError(`no paper ${paper}`);
      await keepPaper(deps, congressId, paper, recordId);
    },
    followRound: async (payload) => {
      const { congressId, roundId } = fields(payload, 'congressId', 'roundId');
      const done = await withDueLock(deps.db, LOCK_PATIENCE_MS, async () => { await followRound(deps, congressId, roundId); return true; });
      if (done !== true) throw new Error('another process does what falls due; tried again later');
    },
    // What a meeting hands over goes on also where the page was closed.
    handOverMeeting: async (payload) => {
      const { congressId, meetingId } = fields(payload, 'congressId', 'meetingId');
      await handOverMeeting(deps, congressId, meetingId);
    },
    // A mandate that ended: its open cases pass to whoever signed next.
    followMandate: async (payload) => {
      const { congressId, personId } = fields(payload, 'congressId', 'personId');
      await followMandate(deps, congressId, personId);
    },
    // A term that ends: explanations are asked for, and what is open goes on.
    followTermChange: async (payload) => {
      const { congressId, changeId } = fields(payload, 'congressId', 'changeId');
      await followTermChange(deps, congressId, changeId);
    },
    // A unit with a new name: what it still has open bears it.
    followRename: async (payload) => {
      const { congressId, organisationId } = fields(payload, 'congressId', 'organisationId');
      await followRename(deps, congressId, organisationId);
    },
    // Confirmed by two people to be a state secret: the text goes, with every trace that can be reached.
    ...(removal === undefined ? {} : { removeSecretText: async (payload: unknown) => {
      const { congressId, matterId } = fields(payload, 'congressId', 'matterId');
      await removeSecretText(removal, congressId, matterId);
    } }),
    // A unit that is no more: its open cases go on with whoever carries on its duties.
    followSuccession: async (payload) => {
      const { congressId, unitId } = fields(payload, 'congressId', 'unitId');
      await followSuccession(deps, congressId, unitId);
    },
    // Who signs was decided anew: what waits for a signature waits for the right hands.
    renewTurns: async (payload) => {
      const { congressId } = fields(payload, 'congressId');
      await renewTurns(deps, congressId);
    },
    recomputeDeadlines: async (payload) => {
      const { congressId, year } = fields(payload, 'congressId', 'year');
      await recomputeRunningDeadlines(deps, congressId, Number(year));
    },
    verifyAudit: async (payload) => {
      const { congressId, reportId } = fields(payload, 'congressId', 'reportId');
      await carryOutVerification(verification, congressId, reportId);
    },
  };
}

/** What a verification of this site needs: the keys and exported heads that lie outside the database. */
export function verificationDependencies({ db, clock, files, config, secrets }: Site, log: LogLine = logErrors): VerificationDependencies {
  return { db, clock, files, dataDir: config.dataDir, keys: { macKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey }, onError: (error) => log('error', `verification: ${String(error)}`) };
}

/** What the removal of a secret text needs beside the write path: the owner's rights, for the application's role cannot unwrite anything. */
export const removalDependencies = ({ clock, files, config, secrets }: Site): RemovalDependencies =>
  ({ ownerUrl: config.databaseUrl ?? '', clock, files, dataDir: config.dataDir, auditMacKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey });

/** Everything that goes on without anybody asking: jobs after commits, what falls due by date, the signed heads of the audit. */
export async function startWorker(site: Site, deps: CaseDependencies, log: LogLine = logErrors): Promise<RunningRole> {
  const { config, clock } = site;
  const jobs = await startJobs({ url: config.databaseUrl ?? '', tasks: collectTasks(deps, verificationDependencies(site, log), removalDependencies(site)), log });
  const due = startDueLoop({ ...deps, onDueError: (event, error) => log('error', `due ${event}: ${String(error)}`) });
  site.onClockMove(() => due.wake());
  const heads = startHeadExport({ db: site.db, clock, dataDir: config.dataDir, signingKey: site.secrets.auditSigningKey, onError: (error) => log('error', `audit heads: ${String(error)}`) });
  log('info', `worker started at ${clock.now().toISOString()}`);
  return {
    ended: jobs.ended,
    stop: async () => {
      await Promise.all([jobs.stop(), due.stop()]);
      await heads.stop();
    },
  };
}

const logErrors: LogLine = (level, message) => {
  if (level === 'error' || level === 'warning') console.error(message);
};
