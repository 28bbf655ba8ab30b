import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { HandlingReportRow } from '@luoshi/domain/handling-report/report-rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { officeNamedAfter } from '@luoshi/domain/identity/roles.ts';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { withReading, type Tx } from '../../../platform/db/database.ts';
import { problem } from '../../../platform/http/problem.ts';
import type { CaseDependencies } from '../../cases/public.ts';
import { fillWords, mediaTypes, paperFormats, readPlaceName, readWording, RENDERS_PER_MINUTE, sendOtherPaper } from '../../documents/public.ts';
import { requireActor } from '../../identity/public.ts';
import { selectMatters } from '../matter-tables.ts';
import { todayOf } from '../perform-matter.ts';
import { matterVisible } from '../scope.ts';
import { reportFacts } from './report-facts.ts';
import { writeReportPaper } from './write-report-paper.ts';

const readReport = async (tx: Tx, actor: Actor, id: string): Promise<HandlingReportRow | undefined> => (await selectMatters<HandlingReportRow>(tx, 'handlingReport', actor.congressId, sql`m.id = ${id} and ${matterVisible('handlingReport', actor)}`))[0];
/** Whether this reader is given the report. */
export const readsReport = async (tx: Tx, actor: Actor, id: string): Promise<boolean> => (await readReport(tx, actor, id)) !== undefined;

/** The report as PDF for the meeting, and as Word to work on. */
export const handlingReportPaperRoute: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  for (const format of paperFormats) app.get(`/api/v1/handling-reports/:id/report.${format}`, {
    config: { rateLimit: { max: RENDERS_PER_MINUTE, timeWindow: 60_000 } },
    schema: { tags: ['办理情况报告'], summary: format === 'pdf' ? '办理情况报告' : '办理情况报告（Word）', params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), produces: [mediaTypes[format]] },
  }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params as { id: string };
    const { report, paper, wordingVersion } = await withReading(deps.db, actor.congressId, async (tx) => {
      const report = await readReport(tx, actor, id);
      if (report === undefined) throw problem(404, 'notFound', '没有这份报告，或者还没有定稿');
      const { figures } = (await reportFacts(tx, actor.congressId, [report], todayOf(deps)))(report);
      const { texts, version } = await readWording(tx, actor.congressId, 'handlingReport', report.finishedOn);
      const place = await readPlaceName(tx, actor.congressId);
      return { report, wordingVersion: version, paper: writeReportPaper(report, figures, officeNamedAfter('deputyAffairs', place), { ...texts, opening: fillWords(texts.opening, { 年份: String(report.year) }) }) };
    });
    // Finished it is everybody's to read, and each print of it is the same paper; taken up again and finished with other words it is another.
    return sendOtherPaper(deps, request, reply, format, { congressId: actor.congressId, kind: 'handlingReport', recordId: report.id, model: { template: 'official-report', paper }, wordingVersion, signedBy: report.finishedByName, issuedOn: report.finishedOn ?? report.reportedOn, mayIssue: true });
  });
};
