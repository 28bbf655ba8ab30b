import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { Type } from 'typebox';
import { withTransaction } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { versionSeen } from '../../platform/http/version-seen.ts';
import { findVisible, type CaseDependencies } from '../cases/public.ts';
import { sendFile } from '../files/public.ts';
import { requireActor } from '../identity/public.ts';
import { actOnTwin, proposeTwin } from './act-on-twin.ts';
import { findTwin, ownCaseOf, presentTwin, summaryOf, twinsOf } from './read/twins.ts';

const id = Type.String({ title: '编号', minLength: 1, maxLength: 64 });
const reason = Type.String({ title: '理由', minLength: 2, maxLength: 1000, pattern: '\\S' });
const proposal = Type.Object({ congressId: Type.Optional(Type.String({ title: '乡镇', minLength: 1, maxLength: 64 })), numberLabel: Type.String({ title: '对方建议的编号全称', minLength: 2, maxLength: 100 }), reason });

/** 县乡联动事项: proposed by one side, agreed to by the other; each then sees of the other what is answered for, and keeps its own clocks. */
export const twinMatterRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const tags = ['县乡联动'];
  const mayPropose = (actor: Actor, registered: boolean): boolean => isConducting(actor) && registered;

  app.get('/api/v1/suggestions/:id/twins', { schema: { tags, summary: '一件建议的县乡联动事项', params: Type.Object({ id }) } }, async (request) => {
    const actor = requireActor(request);
    return withTransaction(deps.db, actor.congressId, async (tx) => {
      const { file } = await findVisible(tx, actor, 'suggestion', request.params.id);
      const items = [];
      for (const twin of await twinsOf(tx, actor, file.suggestion.id)) items.push(await presentTwin(tx, actor, twin));
      return { items, mayPropose: mayPropose(actor, file.suggestion.registeredOn !== null) };
    });
  });

  app.post('/api/v1/suggestions/:id/twins', { schema: { tags, summary: '提出县乡联动', params: Type.Object({ id }), body: proposal } }, async (request, reply) => {
    const actor = requireActor(request);
    const twin = await withTransaction(deps.db, actor.congressId, async (tx) => presentTwin(tx, actor, await proposeTwin(tx, deps, actor, request.params.id, request.body)));
    return reply.code(201).send(twin);
  });

  for (const action of ['agree', 'refuse', 'undo'] as const) {
    app.post(`/api/v1/twin-matters/:id/actions/${action}`, { schema: { tags, params: Type.Object({ id }), body: Type.Object({ reason }) } }, async (request) => {
      const actor = requireActor(request);
      const version = versionSeen(request);
      const { id: twinId } = request.params as { id: string };
      return withTransaction(deps.db, actor.congressId, async (tx) => presentTwin(tx, actor, await actOnTwin(tx, deps, actor, twinId, action, version, (request.body as { reason: string }).reason)));
    });
  }

  app.get('/api/v1/twin-matters/:id/evidence/:attachmentId', { schema: { tags, summary: '对方已核验承诺的佐证', params: Type.Object({ id, attachmentId: id }) } }, async (request, reply) => {
    const actor = requireActor(request);
    const evidence = await withTransaction(deps.db, actor.congressId, async (tx) => {
      const twin = await findTwin(tx, actor, request.params.id);
      if (twin === undefined) return undefined;
      await findVisible(tx, actor, 'suggestion', ownCaseOf(actor, twin));
      return (await summaryOf(tx, twin.id))?.commitments.flatMap((one) => one.evidence).find((one) => one.id === request.params.attachmentId);
    });
    if (evidence === undefined) throw problem(404, 'notFound', '没有这份佐证，或者您无权查看');
    const { name, mediaType, size, sha256 } = evidence;
    return sendFile(request, reply, { name, mediaType, size, sha256, disposition: 'attachment', open: (range) => deps.files.read(sha256, range) });
  });
};
