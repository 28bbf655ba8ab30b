import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { NewMandate } from '@luoshi/domain/acting-mandate/give.ts';
import { actingMandateWorkflow } from '@luoshi/domain/acting-mandate/workflow.ts';
import { Type } from 'typebox';
import { problem } from '../../platform/http/problem.ts';
import { refusedBy } from '../../platform/http/refused.ts';
import { versionSeen } from '../../platform/http/version-seen.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { sendFile } from '../files/public.ts';
import { forgetLoginsAfterChanges, inSite, requireActor, type IdentityDependencies } from '../identity/public.ts';
import { giveMandate, performMandateAction, todayOf, type MandateResult } from './perform-mandate-action.ts';
import { hrefOfMandate, mandateBodies, newMandateBody, presentColleagues, presentMandate } from './present-mandate.ts';
import { findMandate, listColleagues, listMandates, scansOf } from './read/mandates.ts';

const titles = { 403: '您当前的身份不能进行这项操作', 404: '没有这份授权，或者您无权查看', 409: '当前状态不能进行这项操作', 412: '内容已被别人改动', 422: '授权还不能成立' } as const;
const id = Type.String({ minLength: 1, maxLength: 64 });
const tags = ['代办授权'];

/** 授权他人代办: given by whoever will be absent, recorded by the unit where they cannot, confirmed and ended by those in charge. */
export const actingMandateRoutes: FastifyPluginAsyncTypebox<CaseDependencies & { readonly identity: IdentityDependencies }> = async (app, deps) => {
  forgetLoginsAfterChanges(app, deps.identity);

  app.get('/api/v1/acting-mandates', { schema: { tags, summary: '与我有关的代办授权' } }, async (request, reply) => {
    const actor = requireActor(request);
    const today = todayOf(deps);
    void reply.header('cache-control', 'no-store');
    return inSite(deps.db, actor.congressId, async (tx) => {
      const items = [];
      for (const mandate of await listMandates(tx, actor)) items.push(presentMandate(actor, mandate, await scansOf(tx, mandate), today));
      return { items, giving: presentColleagues(actor, await listColleagues(tx, actor), today) };
    });
  });

  app.post('/api/v1/acting-mandates', { schema: { tags, summary: '授权他人代办，或代不能亲自授权的同事登记', body: newMandateBody } }, async (request, reply) => {
    const actor = requireActor(request);
    const mandate = accepted(await giveMandate(deps, actor, request.body as NewMandate));
    return reply.code(201).header('location', hrefOfMandate(mandate.id)).header('etag', `"${mandate.version}"`).send(presentMandate(actor, mandate, [], todayOf(deps)));
  });

  for (const [action, body] of Object.entries(mandateBodies)) {
    app.post(`/api/v1/acting-mandates/:id/actions/${action}`, { schema: { tags, summary: actingMandateWorkflow.actions[action] ?? action, params: Type.Object({ id }), body } }, async (request, reply) => {
      const actor = requireActor(request);
      const mandate = accepted(await performMandateAction(deps, { actor, id: (request.params as { id: string }).id, action, body: request.body, expectedVersion: versionSeen(request) }));
      return reply.header('etag', `"${mandate.version}"`).send(presentMandate(actor, mandate, [], todayOf(deps)));
    });
  }

  app.get('/api/v1/acting-mandates/:id/files/:fileId', { schema: { tags, summary: '书面授权的扫描件', params: Type.Object({ id, fileId: id }) } }, async (request, reply) => {
    const actor = requireActor(request);
    const scan = await inSite(deps.db, actor.congressId, async (tx) => {
      const mandate = await findMandate(tx, actor, request.params.id);
      return mandate === undefined ? undefined : (await scansOf(tx, mandate)).find((one) => one.id === request.params.fileId);
    });
    if (scan === undefined) throw problem(404, 'notFound', '没有这个文件，或者您无权查看');
    if ((await deps.files.size(scan.sha256)) !== scan.size) throw problem(503, 'fileMissing', '文件暂时无法读取，请告诉系统管理员');
    return sendFile(request, reply, { ...scan, disposition: 'attachment', open: (range) => deps.files.read(scan.sha256, range) });
  });
};

function accepted(result: MandateResult) {
  if (result.ok) return result.mandate;
  const { status, code, refusals } = result;
  throw refusedBy(status, code, titles[status], refusals);
}
