import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isOfTownshipCongress } from '@luoshi/domain/identity/township-congress.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import { DocumentError } from '../../platform/documents/engine.ts';
import { problem } from '../../platform/http/problem.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { renderTownshipReport } from '../documents/public.ts';
import { sendFile } from '../files/public.ts';
import { requireActor } from '../identity/public.ts';
import { readYearReport, type YearReport } from './read/year-report.ts';
import { writeReport } from './write-report.ts';

const querystring = Type.Object({ year: Type.Integer({ title: '年份', minimum: 2000, maximum: 2100 }) });
const RENDERS_PER_MINUTE = 60;

/** 向乡镇人民代表大会报告: what the record says of a year, on the page and on paper. */
export const townshipReportRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const tags = ['乡镇人大'];
  const read = async (request: FastifyRequest): Promise<YearReport> => {
    const actor = requirePresidium(requireActor(request));
    const { year } = request.query as { year: number };
    return withReading(deps.db, actor.congressId, (tx) => readYearReport(tx, actor, year, dateInShanghai(deps.clock.now().toISOString()))) as Promise<YearReport>;
  };

  app.get('/api/v1/township-report', { schema: { tags, summary: '一年的办理情况', querystring } }, (request) => read(request));

  app.get('/api/v1/township-report.pdf', { config: { rateLimit: { max: RENDERS_PER_MINUTE, timeWindow: 60_000 } }, schema: { tags, summary: '一年的办理情况（PDF）', querystring, produces: ['application/pdf'] } }, async (request, reply) => {
    const data = writeReport(await read(request));
    const pdf = await renderTownshipReport(deps.documents(), data).catch((error: unknown) => {
      if (error instanceof DocumentError && error.failure !== 'template') throw problem(503, 'documentsBusy', '文书正在排队生成，请稍后再试', { headers: { 'retry-after': '3' } });
      throw error;
    });
    const bytes = Buffer.from(pdf);
    return sendFile(request, reply, {
      name: `${data.title}.pdf`, mediaType: 'application/pdf', disposition: 'inline', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'),
      open: (range) => Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)]),
    });
  });
};

/** Members of the presidium report; everybody else reads the report when it is published (代表法 51¶3). */
function requirePresidium(actor: Actor): Actor {
  if (actor.role === 'townshipPresidium' && isOfTownshipCongress(actor)) return actor;
  throw problem(403, 'notYourRole', '向乡镇人民代表大会的报告由乡镇人大主席团准备，请切换到本级人大主席团的身份');
}
