import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { evaluationRoundWorkflow } from '@luoshi/domain/evaluation-round/workflow.ts';
import { administratorRoles } from '@luoshi/domain/identity/roles.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withTransaction } from '../../platform/db/database.ts';
import { problem, type Problem } from '../../platform/http/problem.ts';
import { refusedBy } from '../../platform/http/refused.ts';
import { versionSeen } from '../../platform/http/version-seen.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { performRoundAction, planRound, todayOf, type NewRound, type RoundResult } from './perform-round-action.ts';
import { hrefOfRound, newRoundBody, presentRound, roundActions, roundBodies, roundView } from './present-round.ts';
import { listRounds } from './read/rounds.ts';

const titles = { 403: '您当前的身份不能进行这项操作', 404: '没有这一轮测评', 409: '当前状态不能进行这项操作', 412: '内容已被别人改动', 422: '条件还不具备' } as const;
const idParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const states = Object.keys(evaluationRoundWorkflow.states);

/** Rounds of evaluation: planned by the deputies' affairs commission, opened and closed by their dates. */
export const evaluationRoundRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const tags = ['测评轮次'];

  app.get('/api/v1/evaluation-rounds', {
    schema: { tags, summary: '测评轮次', querystring: Type.Object({ state: Type.Optional(Type.Unsafe<string>({ type: 'string', enum: states, title: '状态' })) }), response: { 200: Type.Object({ items: Type.Array(roundView), mayCreate: Type.Boolean() }) } },
  }, async (request) => {
    const actor = requireReader(request);
    const { state } = request.query;
    const rounds = await withTransaction(deps.db, actor.congressId, (tx) => listRounds(tx, actor.congressId, { limit: 200, ...(state === undefined ? {} : { state }) }));
    return { items: rounds.map((round) => presentRound(actor, round, todayOf(deps))), mayCreate: isConducting(actor) };
  });

  app.get('/api/v1/evaluation-rounds/:id', { schema: { tags, summary: '一轮测评', params: idParams, response: { 200: roundView } } }, async (request, reply) => {
    requireReader(request);
    const view = await read(request, request.params.id);
    return reply.header('etag', `"${view.version}"`).send(view);
  });

  app.post('/api/v1/evaluation-rounds', { schema: { tags, summary: '安排一轮测评', body: newRoundBody, response: { 201: roundView } } }, async (request, reply) => {
    const round = accepted(await planRound(deps, requireActor(request), request.body as NewRound));
    const view = await read(request, round.id);
    return reply.code(201).header('location', hrefOfRound(round.id)).header('etag', `"${view.version}"`).send(view);
  });

  for (const action of roundActions) {
    app.post(`/api/v1/evaluation-rounds/:id/actions/${action}`, {
      schema: { tags, summary: evaluationRoundWorkflow.actions[action], params: idParams, body: roundBodies[action], response: { 200: roundView } },
    }, async (request, reply) => {
      const actor = requireActor(request);
      const expectedVersion = versionSeen(request);
      accepted(await performRoundAction(deps, { actor, id: (request.params as { id: string }).id, action, body: request.body, expectedVersion }));
      const view = await read(request, (request.params as { id: string }).id);
      return reply.header('etag', `"${view.version}"`).send(view);
    });
  }

  async function read(request: FastifyRequest, id: string) {
    const actor = requireActor(request);
    const [round] = await withTransaction(deps.db, actor.congressId, (tx) => listRounds(tx, actor.congressId, { id, limit: 1 }));
    if (round === undefined) throw problem(404, 'notFound', titles[404]);
    return presentRound(actor, round, todayOf(deps));
  }
};

/** Dates of rounds are for everybody in the work; the three administrators have no part in it. */
function requireReader(request: FastifyRequest) {
  const actor = requireActor(request);
  if ((administratorRoles as readonly string[]).includes(actor.role)) throw problem(403, 'forbidden', '您没有权限查看');
  return actor;
}

function accepted(result: RoundResult) {
  if (result.ok) return result.round;
  throw refused(result);
}

function refused({ status, code, refusals }: Extract<RoundResult, { ok: false }>): Problem {
  return refusedBy(status, code, titles[status], refusals);
}
