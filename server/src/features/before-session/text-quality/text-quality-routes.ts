import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readersOfRubrics, reviewersOfAll } from '@luoshi/domain/text-quality/quality-visibility.ts';
import { suggestCandidates } from '@luoshi/domain/text-quality/suggest-candidates.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withReading } from '../../../platform/db/database.ts';
import { problem } from '../../../platform/http/problem.ts';
import type { CaseDependencies } from '../../cases/public.ts';
import { requireActor } from '../../identity/public.ts';
import { todayOf } from '../perform-matter.ts';
import { criteriaToday } from './bear-quality.ts';
import { compilationPdfRoute } from './compilation-pdf-route.ts';
import { readCandidates } from './read/candidates.ts';
import { qualityOfSuggestion } from './read/quality-of-suggestion.ts';
import { receiptsOf } from './read/receipts.ts';

const idParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

/** What is read about the writing beside the records themselves. */
export const textQualityRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const tags = ['撰写质量'];
  app.get('/api/v1/suggestions/:id/writing-quality', { schema: { tags, summary: '一件建议的撰写质量', params: idParams } }, async (request) => {
    const actor = requireActor(request);
    const found = await withReading(deps.db, actor.congressId, (tx) => qualityOfSuggestion(tx, actor, request.params.id, todayOf(deps)));
    if (found === undefined) throw problem(404, 'notFound', '没有可以查看的撰写质量评价');
    return found;
  });

  app.get('/api/v1/writing-rubrics/today', { schema: { tags, summary: '现行撰写质量评价项目' } }, async (request) => {
    const actor = requireActor(request);
    if (!readersOfRubrics.includes(actor.role)) throw problem(403, 'forbidden', '评价办法供代表和审核机关使用');
    return withReading(deps.db, actor.congressId, (tx) => criteriaToday(tx, actor.congressId, todayOf(deps)));
  });

  app.get('/api/v1/excellent-selections/candidates', { schema: { tags, summary: '优秀建议候选', querystring: Type.Object({ year: Type.Integer({ title: '年份', minimum: 2000, maximum: 2199 }) }) } }, async (request) => {
    const actor = requireOffice(request);
    return withReading(deps.db, actor.congressId, async (tx) => ({ items: suggestCandidates(await readCandidates(tx, actor.congressId, { year: request.query.year })) }));
  });

  app.get('/api/v1/excellent-selections/:id/receipts', { schema: { tags, summary: '选编签收情况', params: idParams } }, async (request) => {
    const actor = requireOffice(request);
    return withReading(deps.db, actor.congressId, (tx) => receiptsOf(tx, actor.congressId, request.params.id));
  });
  await app.register(compilationPdfRoute, deps);
};

/** Candidates with their averages, and who has not signed, are the two offices' own. */
function requireOffice(request: FastifyRequest) {
  const actor = requireActor(request);
  if (!reviewersOfAll.includes(actor.role)) throw problem(403, 'forbidden', '优秀建议的候选和签收情况由代表工委、常委会办公室掌握');
  return actor;
}
