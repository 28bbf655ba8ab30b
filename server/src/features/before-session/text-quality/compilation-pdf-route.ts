import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ExcellentSelectionRow } from '@luoshi/domain/text-quality/quality-rows.ts';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { withReading } from '../../../platform/db/database.ts';
import { problem } from '../../../platform/http/problem.ts';
import type { CaseDependencies } from '../../cases/public.ts';
import { PDF, rendered, RENDERS_PER_MINUTE, renderCompilation, sendPdf, type CompilationData } from '../../documents/public.ts';
import { requireActor } from '../../identity/public.ts';
import { selectMatters } from '../matter-tables.ts';
import { matterVisible } from '../scope.ts';

/** 优秀建议选编 as a paper, made from nothing but the texts that were frozen when it was published. */
export const compilationPdfRoute: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  app.get('/api/v1/excellent-selections/:id/compilation.pdf', {
    config: { rateLimit: { max: RENDERS_PER_MINUTE, timeWindow: 60_000 } },
    schema: { tags: ['撰写质量'], summary: '优秀建议选编（PDF）', params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), produces: [PDF] },
  }, async (request, reply) => {
    const actor = requireActor(request);
    const data = await withReading(deps.db, actor.congressId, async (tx): Promise<CompilationData> => {
      const [selection] = await selectMatters<ExcellentSelectionRow>(tx, 'excellentSelection', actor.congressId, sql`m.id = ${request.params.id} and ${matterVisible('excellentSelection', actor)}`);
      if (selection === undefined || selection.publishedOn === null) throw problem(404, 'notFound', '没有这份选编，或者还没有公布');
      const { rows: [office] } = await sql<{ name: string }>`select c.short_name || regexp_replace(o.name, '^县', '') as name from organisation o join congress c on c.id = o.congress_id where o.congress_id = ${actor.congressId} and o.kind = 'deputyAffairs' order by o.id limit 1`.execute(tx);
      const { title, year, preface, meeting, decidedOn, publishedOn, compiled } = selection;
      return { documentDate: publishedOn, title, year, preface, meeting: meeting ?? '', decidedOn: decidedOn ?? publishedOn, issuer: office?.name ?? '代表工作委员会', publishedOn, suggestions: compiled };
    });
    return sendPdf(request, reply, `${data.title}.pdf`, await rendered(renderCompilation(deps.documents(), data)));
  });
};
