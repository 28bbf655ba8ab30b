import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problem } from '../../platform/http/problem.ts';
import { withTransaction } from '../../platform/db/database.ts';
import { requireActor, type IdentityDependencies } from '../identity/public.ts';
import { administratorRoles } from '@luoshi/domain/identity/roles.ts';
import { findPeople } from './read/people.ts';
import { readUnits } from './read/units.ts';

const text = Type.String();
const orNull = Type.Union([Type.String(), Type.Null()]);
const peopleView = Type.Object({
  items: Type.Array(Type.Object({
    personId: text, identityId: text, name: text, role: text, roleLabel: text, title: text, organisationId: text, organisationName: text, deputyId: orNull,
    certificateNumber: orNull, phone: Type.Optional(text),
  })),
});
const unitsView = Type.Object({
  items: Type.Array(Type.Object({
    id: text, name: text, shortName: text, channel: text, system: text, phone: text, formerNames: Type.Array(text), carriesOnFor: Type.Array(text), sections: Type.Array(Type.Object({ id: text, name: text })),
  })),
});

/** Whom and which unit to choose in a form; for everyone who works with suggestions, not for the three administrators. */
export const directoryRoutes: FastifyPluginAsyncTypebox<IdentityDependencies> = async (app, deps) => {
  const tags = ['人员与单位查找'];

  app.get('/api/v1/people', {
    schema: {
      tags, summary: '按姓名或拼音首字母找人', response: { 200: peopleView },
      querystring: Type.Object({
        query: Type.String({ minLength: 1, maxLength: 50 }), role: Type.Optional(Type.String({ maxLength: 40 })), organisationId: Type.Optional(Type.String({ maxLength: 64 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
      }),
    },
  }, async (request) => {
    const actor = requireActor(request);
    if ((administratorRoles as readonly string[]).includes(actor.role)) throw problem(403, 'forbidden', '您没有权限查看。');
    return { items: await withTransaction(deps.db, actor.congressId, (tx) => findPeople(tx, actor, { ...request.query, limit: request.query.limit ?? 20 })) };
  });

  app.get('/api/v1/units', { schema: { tags, summary: '承办单位及其科室', response: { 200: unitsView } } }, async (request) => {
    const actor = requireActor(request);
    if (actor.role === 'auditor') throw problem(403, 'forbidden', '您没有权限查看。');
    return { items: await withTransaction(deps.db, actor.congressId, (tx) => readUnits(tx, actor.congressId)) };
  });
};
