import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problem } from '../../platform/http/problem.ts';
import { forgetLoginsAfterChanges, inSite, problemOf, requireActor, type IdentityDependencies } from '../identity/public.ts';
import { actions, createBody } from './actions.ts';
import { directoryRoutes } from './directory-routes.ts';
import { importRoutes } from './import/routes.ts';
import { kinds } from './kinds.ts';
import { act, congressOf, create } from './perform.ts';
import { administrationKinds, isAllowed, isReadable } from './permissions.ts';
import { present } from './present.ts';
import { readFacts } from './read/facts.ts';
import { findRecord, listRecords } from './read/records.ts';
import { requireOffice } from './require-office.ts';
import { successionRoutes } from './succession-routes.ts';

const congressQuery = Type.Object({ congressId: Type.Optional(Type.String({ maxLength: 64 })) });
const oneRecord = Type.Object({
  id: Type.String(), kind: Type.String(), congressId: Type.String(), version: Type.Integer(), state: Type.String(), stateLabel: Type.String(),
}, { additionalProperties: true });

/** Every kind of administration record in the API's uniform shape: list, one, create, and its actions, each at an address of its own. */
export const administrationRoutes: FastifyPluginAsyncTypebox<IdentityDependencies> = async (app, deps) => {
  forgetLoginsAfterChanges(app, deps);
  for (const kind of administrationKinds) {
    const tags = [`管理：${kinds[kind].label}`];
    const filters = Object.fromEntries(kinds[kind].filters.map((name) => [name, Type.Optional(Type.String({ maxLength: 64 }))]));
    const listQuery = Type.Object({
      query: Type.Optional(Type.String({ maxLength: 50 })), state: Type.Optional(Type.String({ maxLength: 20 })), cursor: Type.Optional(Type.String({ maxLength: 40 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })), congressId: Type.Optional(Type.String({ maxLength: 64 })), ...filters,
    });
    const listView = Type.Object({
      items: Type.Array(oneRecord), nextCursor: Type.Union([Type.String(), Type.Null()]), total: Type.Integer(),
      create: Type.Union([Type.Null(), Type.Object({ href: Type.String(), schema: Type.Any() })]),
    });

    app.get(`/api/v1/${kind}`, { schema: { tags, summary: `${kinds[kind].label}列表`, querystring: listQuery, response: { 200: listView } } }, async (request) => {
      const actor = requireActor(request);
      if (!isReadable(actor.role, kind)) throw problem(403, 'forbidden', '您没有权限查看。');
      const { query, state, cursor, limit, congressId: wanted, ...rest } = request.query as Record<string, string | undefined> & { limit?: number };
      const congressId = await congressOf(deps, actor, { kind, congressId: wanted });
      if (congressId === null) throw problem(404, 'notFound', '没有找到这个人民代表大会。');
      const given = Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
      const page = await inSite(deps.db, congressId, (tx) => listRecords(tx, kind, congressId, { query, state, cursor, limit: limit ?? 50, filters: given }));
      const creating = isAllowed(actor.role, kind, 'create') ? { href: `/api/v1/${kind}?congressId=${encodeURIComponent(congressId)}`, schema: createBody(kind) } : null;
      return { items: page.items.map((record) => present(record, actor, null) as never), nextCursor: page.nextCursor, total: page.total, create: creating };
    });

    app.get(`/api/v1/${kind}/:id`, { schema: { tags, summary: kinds[kind].label, params: Type.Object({ id: Type.String() }), querystring: congressQuery, response: { 200: oneRecord } } }, async (request) => {
      const actor = requireActor(request);
      if (!isReadable(actor.role, kind)) throw problem(403, 'forbidden', '您没有权限查看。');
      const congressId = await congressOf(deps, actor, { kind, congressId: request.query.congressId });
      const found = congressId === null ? null : await inSite(deps.db, congressId, async (tx) => {
        const record = await findRecord(tx, kind, congressId, request.params.id, false);
        return record === null ? null : present(record, actor, await readFacts(tx, record, false));
      });
      if (found === null) throw problem(404, 'notFound', '没有找到，可能已被移动，或者您无权查看。');
      return found as never;
    });

    app.post(`/api/v1/${kind}`, { preValidation: requireOffice(deps, kind, 'create'), schema: { tags, summary: `登记${kinds[kind].label}`, body: createBody(kind), querystring: congressQuery, response: { 201: oneRecord } } }, async (request, reply) => {
      const actor = requireActor(request);
      const outcome = await create(deps, actor, { kind, congressId: request.query.congressId }, request.body as Record<string, unknown>);
      if (!outcome.ok) throw problemOf(outcome);
      return reply.code(201).header('etag', `"${String(outcome.value['version'])}"`).send(outcome.value as never);
    });

    for (const definition of actions[kind]) {
      app.post(`/api/v1/${kind}/:id/actions/${definition.action}`, {
        preValidation: requireOffice(deps, kind, definition.action),
        schema: {
          tags, summary: `${definition.label}${kinds[kind].label}`, params: Type.Object({ id: Type.String() }), querystring: congressQuery, body: definition.body, response: { 200: oneRecord },
        },
      }, async (request, reply) => {
        const actor = requireActor(request);
        const outcome = await act(deps, actor, { kind, congressId: request.query.congressId }, request.params.id, definition.action,
          readVersion(request.headers['if-match']), request.body as Record<string, unknown>);
        if (!outcome.ok) throw problemOf(outcome);
        return reply.header('etag', `"${String(outcome.value['version'])}"`).send(outcome.value as never);
      });
    }
  }
  await app.register(successionRoutes, deps);
  await app.register(directoryRoutes, deps);
  await app.register(importRoutes, deps);
};

/** `If-Match: "3"`; null where none was sent or it is no version of ours. */
function readVersion(header: string | undefined): number | null {
  if (header === undefined) return null;
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim());
  // A tag that is no version was never ours: stale by definition, not missing.
  return match === null ? -1 : Number(match[1]);
}
