import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problem } from '../../platform/http/problem.ts';
import { inSite, requireActor, type IdentityDependencies } from '../identity/public.ts';
import { congressOf } from './perform.ts';
import { isAllowed, isReadable } from './permissions.ts';
import { findRecord } from './read/records.ts';
import { readSuccession } from './read/succession.ts';

const text = Type.String();
const orNull = Type.Union([text, Type.Null()]);
const view = Type.Object({
  succession: Type.Union([Type.Null(), Type.Object({
    manner: text, succeededOn: text, documentTitle: text, documentNumber: text, documentDate: text, successorName: text, recordedByName: text, recordedOn: text, toldOn: orNull, total: Type.Integer(), left: Type.Integer(),
    tasks: Type.Array(Type.Object({ taskId: text, numberLabel: orNull, successorName: text, isDone: Type.Boolean() })),
  })]),
  tasks: Type.Array(Type.Object({ taskId: text, numberLabel: orNull, group: orNull, roleLabel: text, stateLabel: text })),
  people: Type.Array(Type.Object({ identityId: text, name: text, role: text, roleLabel: text, title: text, sectionName: orNull })),
  successors: Type.Array(Type.Object({ id: text, name: text, sections: Type.Array(Type.Object({ id: text, name: text })) })),
});

/** What the form of a merger needs, and afterwards how far the cases have come. */
export const successionRoutes: FastifyPluginAsyncTypebox<IdentityDependencies> = async (app, deps) => {
  app.get('/api/v1/organisation/:id/succession', {
    schema: { tags: ['管理：单位和组织'], summary: '单位撤并：待承接的任务、人员和进度', params: Type.Object({ id: text }), querystring: Type.Object({ congressId: Type.Optional(Type.String({ maxLength: 64 })) }), response: { 200: view } },
  }, async (request) => {
    const actor = requireActor(request);
    if (!isReadable(actor.role, 'organisation')) throw problem(403, 'forbidden', '您没有权限查看。');
    const congressId = await congressOf(deps, actor, { kind: 'organisation', congressId: request.query.congressId });
    const found = congressId === null ? null : await inSite(deps.db, congressId, async (tx) =>
      ((await findRecord(tx, 'organisation', congressId, request.params.id, false)) === null ? null : readSuccession(tx, congressId, request.params.id, isAllowed(actor.role, 'organisation', 'succeed'))));
    if (found === null) throw problem(404, 'notFound', '没有找到，可能已被移动，或者您无权查看。');
    return found as never;
  });
};
