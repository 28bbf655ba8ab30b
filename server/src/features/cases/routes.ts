import { caseKinds, townshipSuggestion, workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import { canSeeTextVersions } from '@luoshi/domain/visibility.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { requireActor } from '../identity/public.ts';
import { actThroughHttp, createThroughHttp } from './act-through-http.ts';
import { batchActions, batchAnswer, batchSchema, batchThroughHttp } from './batch-through-http.ts';
import { newSuggestionSchema, paperEntrySchema } from './bodies/suggestion.ts';
import { bodySchemas } from './body-schemas.ts';
import type { CaseDependencies } from './dependencies.ts';
import { enterPaperThroughHttp } from './enter-paper-suggestion.ts';
import { ledgerFilter, searchFilter, suggestionFilter, suggestionSort } from './list-filters.ts';
import { pathOf } from './paths.ts';
import { convertThroughHttp, motionSchema } from './convert-motion.ts';
import { listChoices } from './read/list-choices.ts';
import { relatedSuggestions } from './read/related-suggestions.ts';
import { listCommitments } from './read/list-commitments.ts';
import { listSuggestions } from './read/list-suggestions.ts';
import { findVisible, readRecord } from './read/read-record.ts';
import { recommendUnits } from './read/recommend-units.ts';
import { findSimilar, searchSuggestions, wordsSearched } from './read/search-suggestions.ts';
import { textChanges } from './text-changes.ts';
import { tellingWords } from './telling-words.ts';

const idParams = Type.Object({ id: Type.String({ title: '编号', minLength: 1, maxLength: 64 }) });
const limit = Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 }));
const cursor = Type.Optional(Type.String({ title: '翻页标记', maxLength: 500 }));
/** Where a list is paged by position, the mark is that position. */
const position = Type.Optional(Type.String({ title: '翻页标记', pattern: '^[0-9]{1,6}$' }));
const listQuery = Type.Object({ ...suggestionFilter, sort: suggestionSort, limit, cursor });
const ledgerQuery = Type.Object({ ...ledgerFilter, limit, cursor: position });

const versionNo = Type.Integer({ title: '第几版', minimum: 1, maximum: 100_000 });

/** Every record of a case, its acts, and the lists that are made of them. */
export const caseRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const inCongress = <T>(request: FastifyRequest, work: (tx: Parameters<Parameters<typeof withReading>[2]>[0], actor: ReturnType<typeof requireActor>) => Promise<T>) => {
    const actor = requireActor(request);
    return withReading(deps.db, actor.congressId, (tx) => work(tx, actor) as Promise<unknown>) as Promise<T>;
  };
  const today = () => dateInShanghai(deps.clock.now().toISOString());
  const tags = ['cases'];

  app.get('/api/v1/suggestions', { schema: { tags, querystring: listQuery } }, (request) => inCongress(request, (tx, actor) => listSuggestions(tx, actor, request.query, today())));
  app.post('/api/v1/suggestions', { schema: { tags, body: newSuggestionSchema } }, (request, reply) => createThroughHttp(deps, request, reply));
  app.post('/api/v1/paper-suggestions', { schema: { tags, summary: '录入纸质建议', body: paperEntrySchema } }, (request, reply) => enterPaperThroughHttp(deps, request, reply));
  app.get('/api/v1/paper-suggestions/schema', { schema: { tags, summary: '录入纸质建议的表单' } }, (request) => { requireActor(request); return paperEntrySchema; });
  app.get('/api/v1/commitments', { schema: { tags, querystring: ledgerQuery } }, (request) => inCongress(request, (tx, actor) => listCommitments(tx, actor, request.query as Parameters<typeof listCommitments>[2], today())));
  app.get('/api/v1/search', { schema: { tags, querystring: Type.Object({ ...searchFilter, limit }) } }, (request) =>
    inCongress(request, (tx, actor) => searchSuggestions(tx, actor, request.query.q, wordsSearched(deps.cutWords, request.query.q), request.query.limit ?? 20, today())));
  app.get('/api/v1/suggestions/:id/similar', { schema: { tags, params: idParams } }, (request) => inCongress(request, async (tx, actor) => {
    const { file } = await findVisible(tx, actor, 'suggestion', request.params.id);
    return { items: await findSimilar(tx, actor, file.suggestion.id, tellingWords(deps.cutWords, file)) };
  }));
  app.get('/api/v1/suggestions/:id/recommended-units', { schema: { tags, params: idParams } }, (request) => inCongress(request, async (tx, actor) => {
    if (!isConducting(actor) && actor.role !== 'governmentOffice') throw problem(403, 'notYourRole', '只有代表工委和政府办（乡镇：主席团）可以查看承办单位推荐');
    const { file } = await findVisible(tx, actor, 'suggestion', request.params.id);
    return { items: await recommendUnits(tx, file, deps.cutWords) };
  }));

  app.get('/api/v1/suggestions/:id/relations', { schema: { tags, params: idParams } }, (request) => inCongress(request, async (tx, actor) => relatedSuggestions(tx, actor, (await findVisible(tx, actor, 'suggestion', request.params.id)).file, today())));
  app.get('/api/v1/suggestions/choices', { schema: { tags } }, (request) => inCongress(request, (tx, actor) => listChoices(tx, actor)));
  app.get('/api/v1/suggestions/motion-form', { schema: { tags } }, async (request) => {
    requireActor(request);
    return { schema: motionSchema };
  });
  app.post('/api/v1/suggestions/from-motion', { schema: { tags, summary: '议案转建议', body: motionSchema } }, (request, reply) => convertThroughHttp(deps, request, reply));

  app.get('/api/v1/suggestions/:id/text-changes', { schema: { tags, params: idParams, querystring: Type.Object({ from: versionNo, to: versionNo }) } }, (request) => inCongress(request, async (tx, actor) => {
    const { file } = await findVisible(tx, actor, 'suggestion', request.params.id);
    if (!canSeeTextVersions(actor, file)) throw problem(404, 'notFound', '没有这条记录，或者您无权查看');
    return textChanges(file.suggestion, request.query.from, request.query.to);
  }));

  for (const kind of caseKinds) registerKind(kind);

  function registerKind(kind: CaseKind): void {
    const path = `/api/v1/${pathOf[kind]}/:id`;
    app.get(path, { schema: { tags, params: idParams } }, async (request, reply) => {
      const { id } = request.params as { id: string };
      const record = await inCongress(request, (tx, actor) => readRecord(tx, deps, actor, kind, id));
      return reply.header('etag', `"${String(record['version'])}"`).header('cache-control', 'no-store').send(record);
    });
    for (const [action, body] of Object.entries(bodySchemas[kind])) {
      app.post(`${path}/actions/${action}`, { schema: { tags, params: idParams, body } }, (request: FastifyRequest, reply: FastifyReply) => actThroughHttp(deps, kind, action, request, reply));
    }
    for (const action of batchActions[kind] ?? []) {
      app.post(`/api/v1/${pathOf[kind]}/actions/${action}`, { schema: { tags, summary: `成批${workflowOf(kind).actions[action] ?? townshipSuggestion.workflow.actions[action] ?? action}`, body: batchSchema(kind, action), response: { 200: batchAnswer } } },
        (request) => batchThroughHttp(deps, kind, action, request));
    }
    app.post(`${path}/actions/:action`, { schema: { hide: true } }, async (request) => {
      requireActor(request);
      throw problem(404, 'unknownAction', '没有这项操作');
    });
  }
};
