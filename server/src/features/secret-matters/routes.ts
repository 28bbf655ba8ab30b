import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { RoleId } from '@luoshi/domain/identity/roles.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import type { SecretMatter } from '@luoshi/domain/secret-matter/workflow.ts';
import { secretMatterWorkflow } from '@luoshi/domain/secret-matter/workflow.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { refusedBy } from '../../platform/http/refused.ts';
import { versionSeen } from '../../platform/http/version-seen.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { inSite, requireActor } from '../identity/public.ts';
import { findSecret, performSecretAction, registerSecret, todayOf, type NewSecret, type SecretResult } from './perform-secret-action.ts';
import { findSecretBody, hrefOfSecret, newSecretBody, presentSecret, secretBodies, withSessions } from './present-secret-matter.ts';
import { countSecretMatters, findSecretMatter, listSecretMatters, readSessions } from './read/secret-matters.ts';

const titles = { 403: '您当前的身份不能进行这项操作', 404: '没有这一件，或者您无权查看', 409: '当前状态不能进行这项操作', 412: '内容已被别人改动', 422: '条件还不具备' } as const;
const id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const tags = ['涉密事项'];
/** Who oversees the whole learns how many there are, and no number of any. */
const counting: readonly RoleId[] = ['committeeOffice', 'councilMember', 'committeeMember', 'specialCommittee'];

/** 涉密事项: bare numbers, for the office that keeps the register and the person who confirms what was found. */
export const secretMatterRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  app.get('/api/v1/secret-matters', { schema: { tags, summary: '涉密事项（只有编号和日期）' } }, async (request, reply) => {
    const actor = requireReader(request);
    void reply.header('cache-control', 'no-store');
    return inSite(deps.db, actor.congressId, async (tx) => {
      const sessions = await readSessions(tx, actor.congressId);
      const mayRegister = isConducting(actor) && actor.actingFor === undefined;
      return { items: (await listSecretMatters(tx, actor)).map((one) => presentSecret(actor, one, sessions, todayOf(deps))), mayRegister, ...(mayRegister ? { createSchema: withSessions(newSecretBody, sessions) } : {}) };
    });
  });
  app.get('/api/v1/secret-matters/count', { schema: { tags, summary: '涉密事项件数', response: { 200: Type.Object({ total: Type.Integer() }) } } }, async (request) => {
    const actor = requireActor(request);
    if (!isConducting(actor) && !counting.includes(actor.role)) throw problem(404, 'notFound', titles[404]);
    const numbers = await inSite(deps.db, actor.congressId, (tx) => countSecretMatters(tx, actor.congressId));
    return { total: numbers.reduce((sum, one) => sum + one.numbers.length, 0) };
  });
  app.get('/api/v1/secret-matters/:id', { schema: { tags, summary: '一件涉密事项', params: id } }, async (request, reply) => {
    const actor = requireReader(request);
    const view = await inSite(deps.db, actor.congressId, async (tx) => {
      const found = await findSecretMatter(tx, actor, request.params.id);
      return found === undefined ? undefined : present(tx, actor, found);
    });
    if (view === undefined) throw problem(404, 'notFound', titles[404]);
    return reply.header('etag', `"${view.version}"`).header('cache-control', 'no-store').send(view);
  });
  app.post('/api/v1/secret-matters', { schema: { tags, summary: '登记涉密事项：只取编号', body: newSecretBody } }, async (request, reply) => {
    const actor = requireActor(request);
    const matter = accepted(await registerSecret(deps, actor, request.body as NewSecret));
    const view = await inSite(deps.db, actor.congressId, (tx) => present(tx, actor, matter));
    return reply.code(201).header('location', hrefOfSecret(matter.id)).header('etag', `"${matter.version}"`).send(view);
  });
  // Who reports a text of their own may read no secret matter: the answer says that it is done and no more.
  app.post('/api/v1/secret-matters/found', { schema: { tags, summary: '发现已录入的文本涉密：立即屏蔽', body: findSecretBody, response: { 201: Type.Object({ id: Type.String(), state: Type.String() }) } } }, async (request, reply) => {
    const matter = accepted(await findSecret(deps, requireActor(request), request.body.suggestionId));
    return reply.code(201).send({ id: matter.id, state: matter.state });
  });
  for (const [action, body] of Object.entries(secretBodies)) {
    app.post(`/api/v1/secret-matters/:id/actions/${action}`, { schema: { tags, summary: secretMatterWorkflow.actions[action] ?? action, params: id, body } }, async (request, reply) => {
      const actor = requireActor(request);
      const matter = accepted(await performSecretAction(deps, { actor, id: (request.params as { id: string }).id, action, body: request.body, expectedVersion: versionSeen(request) }));
      const view = await inSite(deps.db, actor.congressId, (tx) => present(tx, actor, matter));
      return reply.header('etag', `"${matter.version}"`).send(view);
    });
  }

  const present = async (tx: Tx, actor: Actor, matter: SecretMatter) => presentSecret(actor, matter, await readSessions(tx, actor.congressId), todayOf(deps));
};

/** To everybody else this place does not exist: not even that there is such a matter is told. */
function requireReader(request: FastifyRequest): Actor {
  const actor = requireActor(request);
  if (!isConducting(actor) && actor.role !== 'securityAdministrator') throw problem(404, 'notFound', titles[404]);
  return actor;
}

function accepted(result: SecretResult): SecretMatter {
  if (result.ok) return result.matter;
  const { status, code, refusals } = result;
  throw refusedBy(status, code, titles[status], refusals);
}

