import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import { administratorRoles } from '@luoshi/domain/identity/roles.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { termChangeWorkflow } from '@luoshi/domain/term-change/workflow.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withTransaction } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { refusedBy } from '../../platform/http/refused.ts';
import { versionSeen } from '../../platform/http/version-seen.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { performChangeAction, prepareChange, todayOf, type ChangeResult, type NewChange } from './perform-change-action.ts';
import { changeActions, changeBodies, changeView, hrefOfChange, newChangeBody, presentChange } from './present-change.ts';
import { factsOf, listChanges, openTerms } from './read/changes.ts';
import { listExplanations } from './read/explanations.ts';

const titles = { 403: '您当前的身份不能进行这项操作', 404: '没有这次换届承接', 409: '当前状态不能进行这项操作', 412: '内容已被别人改动', 422: '条件还不具备' } as const;
const idParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const orNull = Type.Union([Type.String(), Type.Null()]);
const explanationView = Type.Object({
  id: Type.String(), state: Type.String(), stateLabel: Type.String(), suggestionId: Type.String(), numberLabel: orNull, title: Type.String(), leadName: Type.String(), unitName: Type.String(),
  askedOn: Type.String(), dueOn: orNull, signedOn: orNull, sentOn: orNull, isMissing: Type.Boolean(),
});
const explanationQuery = Type.Object({
  state: Type.Optional(Type.Unsafe<string>({ type: 'string', enum: Object.keys(workflowOf('termExplanation').states), title: '状态' })), unit: Type.Optional(Type.String({ maxLength: 64 })), missing: Type.Optional(Type.Boolean()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })), cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,6}$' })),
});

/** The change of term: run by the office that runs the suggestions; how it stands is open to all who do the work. */
export const termChangeRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const tags = ['换届承接'];

  app.get('/api/v1/term-changes', {
    schema: { tags, summary: '换届承接', response: { 200: Type.Object({ items: Type.Array(changeView), mayCreate: Type.Boolean(), terms: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), lastSessionCloses: orNull })) }) } },
  }, async (request) => {
    const actor = requireReader(request);
    return withTransaction(deps.db, actor.congressId, async (tx) => {
      const items = [];
      for (const change of await listChanges(tx, actor.congressId)) items.push(presentChange(actor, change, await factsOf(tx, actor.congressId, change.termId), todayOf(deps)));
      return { items, mayCreate: isConducting(actor), terms: isConducting(actor) ? await openTerms(tx, actor.congressId) : [] };
    });
  });

  app.get('/api/v1/term-changes/:id', { schema: { tags, summary: '一次换届承接', params: idParams, response: { 200: changeView } } }, async (request, reply) => {
    requireReader(request);
    const view = await read(request, request.params.id);
    return reply.header('etag', `"${view.version}"`).send(view);
  });

  app.get('/api/v1/term-changes/:id/explanations', {
    schema: { tags, summary: '换届书面说明', params: idParams, querystring: explanationQuery, response: { 200: Type.Object({ items: Type.Array(explanationView), total: Type.Integer(), nextCursor: orNull }) } },
  }, async (request) => {
    const actor = requireReader(request);
    await read(request, request.params.id);
    return withTransaction(deps.db, actor.congressId, (tx) => listExplanations(tx, actor.congressId, request.params.id, request.query));
  });

  app.post('/api/v1/term-changes', { schema: { tags, summary: '准备换届承接', body: newChangeBody, response: { 201: changeView } } }, async (request, reply) => {
    const change = accepted(await prepareChange(deps, requireActor(request), request.body as NewChange));
    const view = await read(request, change.id);
    return reply.code(201).header('location', hrefOfChange(change.id)).header('etag', `"${view.version}"`).send(view);
  });

  for (const action of changeActions) {
    app.post(`/api/v1/term-changes/:id/actions/${action}`, {
      schema: { tags, summary: termChangeWorkflow.actions[action] ?? action, params: idParams, body: changeBodies[action], response: { 200: changeView } },
    }, async (request, reply) => {
      const { id } = request.params as { id: string };
      accepted(await performChangeAction(deps, { actor: requireActor(request), id, action, body: request.body, expectedVersion: versionSeen(request) }));
      const view = await read(request, id);
      return reply.header('etag', `"${view.version}"`).send(view);
    });
  }

  async function read(request: FastifyRequest, id: string) {
    const actor = requireActor(request);
    const view = await withTransaction(deps.db, actor.congressId, async (tx) => {
      const [change] = await listChanges(tx, actor.congressId, id);
      return change === undefined ? undefined : presentChange(actor, change, await factsOf(tx, actor.congressId, change.termId), todayOf(deps));
    });
    if (view === undefined) throw problem(404, 'notFound', titles[404]);
    return view;
  }
};

/** The three administrators have no part in the congress's work. */
function requireReader(request: FastifyRequest) {
  const actor = requireActor(request);
  if ((administratorRoles as readonly string[]).includes(actor.role)) throw problem(403, 'forbidden', '您没有权限查看');
  return actor;
}

function accepted(result: ChangeResult) {
  if (result.ok) return result.change;
  const { status, code, refusals } = result;
  throw refusedBy(status, code, titles[status], refusals);
}
