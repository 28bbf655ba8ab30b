import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { dateInShanghai } from '../domain/src/kernel/dates.ts';
import type { CountyRows } from '../server/src/features/administration/public.ts';
import { runDueEvents } from '../server/src/features/due/public.ts';
import { servePages, webDist } from '../server/src/features/pages/serve-pages.ts';
import { processSite, type ProcessSite } from '../server/src/testing/process-site.ts';

export interface BrowsedSite extends ProcessSite {
  readonly url: string;
  /** Lets the days pass until `instant`; what falls due by then happens. */
  readonly passTo: (instant: string) => Promise<void>;
}

/** The whole server with its pages on a free port. LUOSHI_WEB_DIST shows pages built elsewhere than web/dist. */
export async function openSite(now: string, county?: CountyRows): Promise<BrowsedSite> {
  const dist = process.env['LUOSHI_WEB_DIST'] ?? webDist;
  if (!existsSync(join(dist, 'index.html'))) throw new Error(`no built pages in ${dist}: npm test builds them, and so does npm run build`);
  const site = await processSite(now, county, (app) => servePages(app as unknown as FastifyInstance, dist));
  await site.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = site.app.server.address() as AddressInfo;
  return {
    ...site,
    url: `http://127.0.0.1:${port}`,
    passTo: async (instant) => {
      site.clock.moveTo(instant);
      const run = await runDueEvents(site.deps, dateInShanghai(instant));
      if (run === undefined || run.failed > 0) throw new Error(`what fell due by ${instant} failed: ${JSON.stringify(run)}`);
    },
  };
}
