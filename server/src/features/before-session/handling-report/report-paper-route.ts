import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { HandlingReportRow } from '@luoshi/domain/handling-report/report-rows.ts';
import { officeNamedAfter } from '@luoshi/domain/identity/roles.ts';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { withReading } from '../../../platform/db/database.ts';
import { problem } from '../../../platform/http/problem.ts';
import type { CaseDependencies } from '../../cases/public.ts';
import { fillWords, mediaTypes, paperFormats, readPlaceName, readWording, RENDERS_PER_MINUTE, sendPaper } from '../../documents/public.ts';
import { requireActor } from '../../identity/public.ts';
import { selectMatters } from '../matter-tables.ts';
import { todayOf } from '../perform-matter.ts';
import { matterVisible } from '../scope.ts';
import { reportFacts } from './report-facts.ts';
import { writeReportPaper } from './write-report-paper.ts';

/** The report as PDF for the meeting, and as Word to work on. */
export const handlingReportPaperRoute: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  for (const format of paperFormats) app.get(`/api/v1/handling-reports/:id/report.${format}`, {
    config: { rateLimit: { max: RENDERS_PER_MINUTE, timeWindow: 60_000 } },
    schema: { tags: ['办理情况报告'], summary: format === 'pdf' ? '办理情况报告' : '办理情况报告（Word）', params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), produces: [mediaTypes[format]] },
  }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params as { id: string };
    const paper = await withReading(deps.db, actor.congressId, async (tx) => {
      const [report] = await selectMatters<HandlingReportRow>(tx, 'handlingReport', actor.congressId, sql`m.id = ${id} and ${matterVisible('handlingReport', actor)}`);
      if (report === undefined) throw problem(404, 'notFound', '没有这份报告，或者还没有定稿');
      const { figures } = (await reportFacts(tx, actor.congressId, [report], todayOf(deps)))(report);
      const { texts } = await readWording(tx, actor.congressId, 'handlingReport', report.finishedOn);
      const place = await readPlaceName(tx, actor.congressId);
      return writeReportPaper(report, figures, officeNamedAfter('deputyAffairs', place), { ...texts, opening: fillWords(texts.opening, { 年份: String(report.year) }) });
    });
    return sendPaper(deps, request, reply, format, { template: 'official-report', paper });
  });
};
