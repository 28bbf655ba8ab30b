import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isOfTownshipCongress } from '@luoshi/domain/identity/township-congress.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { PDF, rendered, RENDERS_PER_MINUTE, renderTownshipReport, sendPdf } from '../documents/public.ts';
import { requireActor } from '../identity/public.ts';
import { readYearReport, type YearReport } from './read/year-report.ts';
import { writeReport } from './write-report.ts';

const querystring = Type.Object({ year: Type.Integer({ title: '年份', minimum: 2000, maximum: 2100 }) });

/** 向乡镇人民代表大会报告: what the record says of a year, on the page and on paper. */
export const townshipReportRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const tags = ['乡镇人大'];
  const read = async (request: FastifyRequest): Promise<YearReport> => {
    const actor = requirePresidium(requireActor(request));
    const { year } = request.query as { year: number };
    return withReading(deps.db, actor.congressId, (tx) => readYearReport(tx, actor, year, dateInShanghai(deps.clock.now().toISOString()))) as Promise<YearReport>;
  };

  app.get('/api/v1/township-report', { schema: { tags, summary: '一年的办理情况', querystring } }, (request) => read(request));

  app.get('/api/v1/township-report.pdf', { config: { rateLimit: { max: RENDERS_PER_MINUTE, timeWindow: 60_000 } }, schema: { tags, summary: '一年的办理情况（PDF）', querystring, produces: [PDF] } }, async (request, reply) => {
    const data = writeReport(await read(request));
    return sendPdf(request, reply, `${data.title}.pdf`, await rendered(renderTownshipReport(deps.documents(), data)));
  });
};

/** Members of the presidium report; everybody else reads the report when it is published (代表法 51¶3). */
function requirePresidium(actor: Actor): Actor {
  if (actor.role === 'townshipPresidium' && isOfTownshipCongress(actor)) return actor;
  throw problem(403, 'notYourRole', '向乡镇人民代表大会的报告由乡镇人大主席团准备，请切换到本级人大主席团的身份');
}
