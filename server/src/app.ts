import type { FastifyInstance } from 'fastify';
import { actingMandateRoutes } from './features/acting-mandates/public.ts';
import { administrationRoutes } from './features/administration/public.ts';
import { assignmentMeetingRoutes, readsMeetingPapers } from './features/assignment-meetings/public.ts';
import { assignmentPlanRoutes } from './features/assignment-plans/public.ts';
import { createActRecorder, createRefusalRecorder } from './features/audit/public.ts';
import { beforeSessionRoutes, readsReport } from './features/before-session/public.ts';
import { auditRoutes } from './features/audit/routes.ts';
import { calendarRoutes } from './features/calendar/public.ts';
import { caseRoutes, createPlaces, type CaseDependencies } from './features/cases/public.ts';
import { clockRoutes } from './features/due/public.ts';
import { createOfficialDocumentEngine, documentRoutes, readingRoutes, roundFormsRoute, verifyRoutes, wordingRoutes } from './features/documents/public.ts';
import { publicationRoutes } from './features/publications/public.ts';
import { raterAddressRoutes } from './features/rater-addresses/public.ts';
import { evaluationRoundRoutes } from './features/evaluation-rounds/public.ts';
import { fileRoutes } from './features/files/public.ts';
import { identityRoutes, installAuthentication, rememberLogins, type FoundLogin, type IdentityDependencies } from './features/identity/public.ts';
import { indicatorRoutes, numbersExportRoutes } from './features/indicators/public.ts';
import { refuseMarks, secretMatterRoutes } from './features/secret-matters/public.ts';
import { termChangeRoutes } from './features/term-changes/public.ts';
import { townshipReportRoutes } from './features/township-report/public.ts';
import { toDoRoutes } from './features/to-do/public.ts';
import { twinMatterRoutes } from './features/twin-matters/public.ts';
import { listRoutes, savedViewRoutes } from './features/lists/public.ts';
import { noticeRoutes } from './features/notices/public.ts';
import { servePages } from './features/pages/serve-pages.ts';
import { settingRoutes, settingSetRoutes } from './features/settings/public.ts';

import { readTls, type Config } from './platform/config.ts';
import type { DocumentEngine } from './platform/documents/engine.ts';
import { buildHttp, type HttpApp } from './platform/http/build-http.ts';
import { explainListenError } from './platform/supervise/probe-port.ts';
import type { RunningRole } from './platform/supervise/run-role.ts';
import { openSite, type Site } from './platform/site.ts';
import { cutWords } from './platform/words/cut-words.ts';
import { startWorker, WORKER_POOL } from './worker.ts';

/** What the features of a site share. */
export function caseDependencies(site: Site): CaseDependencies {
  let engine: DocumentEngine | undefined;
  return {
    db: site.db, clock: site.clock, files: site.files, places: createPlaces(site.db, site.clock), auditMacKey: site.secrets.auditMacKey, sealer: site.secrets.sealer, cutWords, publicUrl: site.config.publicUrl,
    documents: () => (engine ??= createOfficialDocumentEngine(site.config.fontDir === undefined ? {} : { fontDir: site.config.fontDir })),
  };
}

export function identityDependencies(site: Site): IdentityDependencies {
  const { config, db, clock, secrets } = site;
  const isSecure = config.tlsCertFile !== undefined || (config.publicUrl?.startsWith('https:') ?? false);
  return { db, clock, config: { secureCookies: isSecure }, recordAct: createActRecorder(clock, secrets.auditMacKey), recordRefusal: createRefusalRecorder(clock) };
}

/** The web server of a site, not yet listening; features register their routes here. */
export async function buildApp(site: Site, options: { readonly pages?: boolean } = {}): Promise<HttpApp> {
  const { config } = site;
  const app = await buildHttp({
    readiness: site.readiness,
    publicUrl: config.publicUrl,
    trustedProxy: config.trustedProxy,
    tls: readTls(config),
    logLevel: config.logLevel,
    rateLimitPerMinute: config.rateLimitPerMinute,
    metricsToken: config.metricsToken,
    sessionSecret: site.secrets.sessionSecret,
    refuseStripped: config.mode === 'test',
  });
  const logins = rememberLogins<FoundLogin>(config.databaseUrl ?? '');
  const identity = { ...identityDependencies(site), logins };
  const cases = caseDependencies(site);
  app.addHook('onClose', () => logins.close());
  installAuthentication(app, identity);
  refuseMarks(app, cases);
  await app.register(identityRoutes, identity);
  await app.register(administrationRoutes, identity);
  await app.register(actingMandateRoutes, { ...cases, identity });
  await app.register(caseRoutes, cases);
  await app.register(toDoRoutes, cases);
  await app.register(assignmentPlanRoutes, cases);
  await app.register(assignmentMeetingRoutes, cases);
  await app.register(indicatorRoutes, cases);
  await app.register(numbersExportRoutes, cases);
  await app.register(townshipReportRoutes, cases);
  await app.register(twinMatterRoutes, cases);
  await app.register(publicationRoutes, cases);
  await app.register(listRoutes, cases);
  await app.register(savedViewRoutes, cases);
  await app.register(fileRoutes, cases);
  await app.register(noticeRoutes, { ...cases, listenUrl: config.databaseUrl ?? '' });
  await app.register(evaluationRoundRoutes, cases);
  await app.register(termChangeRoutes, cases);
  await app.register(secretMatterRoutes, cases);
  await app.register(calendarRoutes, cases);
  await app.register(settingRoutes, cases);
  await app.register(settingSetRoutes, cases);
  await app.register(documentRoutes, cases);
  await app.register(roundFormsRoute, cases);
  await app.register(verifyRoutes, { ...cases, mayReadOther: { assignmentMeeting: readsMeetingPapers, handlingReport: readsReport } });
  await app.register(beforeSessionRoutes, cases);
  await app.register(wordingRoutes, cases);
  await app.register(readingRoutes, cases);
  await app.register(auditRoutes, { ...cases, dataDir: config.dataDir });
  await app.register(raterAddressRoutes, cases);
  await app.register(clockRoutes, { ...cases, demo: config.mode === 'demo' });
  if (options.pages !== false) await servePages(app as unknown as FastifyInstance);
  return app;
}

export async function startWeb(config: Config): Promise<RunningRole> {
  const site = await openSite(config, { onWarning: (message) => console.error(message) });
  const app = await buildApp(site);
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    throw explainListenError(error, config.host, config.port, '--port');
  }
  return {
    stop: async () => {
      await app.close();
      await site.close();
    },
  };
}

export async function startWorkerRole(config: Config): Promise<RunningRole> {
  const site = await openSite(config, { pool: WORKER_POOL, onWarning: (message) => console.error(message) });
  const worker = await startWorker(site, caseDependencies(site));
  return {
    ...worker,
    stop: async () => {
      await worker.stop();
      await site.close();
    },
  };
}
