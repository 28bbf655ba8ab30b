import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { withReading, withTransaction } from '../../platform/db/database.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { suggestionColumnsOf } from './columns.ts';
import { addView, changeView, dropView } from './keep-view.ts';
import { listViews } from './read/saved-views.ts';
import { listName, newViewBody, viewAnswer, viewBody } from './saved-view.ts';

const idParams = Type.Object({ id: Type.String({ title: '编号', minLength: 1, maxLength: 64 }) });
const columnAnswer = Type.Object({ name: Type.String(), label: Type.String(), isStandard: Type.Boolean() });

/** How somebody likes to see a list: the columns there are, and the views of one's own. */
export const savedViewRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const tags = ['列表'];

  app.get('/api/v1/saved-views', { schema: { tags, summary: '列表有哪些列，自己保存了哪些视图', querystring: Type.Object({ list: listName }), response: { 200: Type.Object({ columns: Type.Array(columnAnswer), items: Type.Array(viewAnswer) }) } } }, async (request) => {
    const actor = requireActor(request);
    const items = await withReading(deps.db, actor.congressId, (tx) => listViews(tx, actor, request.query.list));
    return { columns: suggestionColumnsOf(actor).map(({ name, label, isStandard }) => ({ name, label, isStandard })), items };
  });

  app.post('/api/v1/saved-views', { schema: { tags, summary: '保存视图', body: newViewBody, response: { 201: viewAnswer } } }, async (request, reply) => {
    const actor = requireActor(request);
    const { list, ...body } = request.body;
    const made = await withTransaction(deps.db, actor.congressId, (tx) => addView(tx, actor, list, body, deps.clock.now()));
    return reply.code(201).send(made);
  });

  app.put('/api/v1/saved-views/:id', { schema: { tags, summary: '改视图的名称或者内容', params: idParams, body: viewBody, response: { 200: viewAnswer } } }, async (request) => {
    const actor = requireActor(request);
    return withTransaction(deps.db, actor.congressId, (tx) => changeView(tx, actor, request.params.id, request.body, deps.clock.now()));
  });

  app.delete('/api/v1/saved-views/:id', { schema: { tags, summary: '删除视图', params: idParams } }, async (request, reply) => {
    const actor = requireActor(request);
    await withTransaction(deps.db, actor.congressId, (tx) => dropView(tx, actor, request.params.id));
    return reply.code(204).send();
  });
};
