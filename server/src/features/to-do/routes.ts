import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import { filterWord, type CaseDependencies } from '../cases/public.ts';
import { inSite, requireActor } from '../identity/public.ts';
import { listToDo } from './read/list-to-do.ts';

const limit = Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 }));
/** The mark of a page is its position. */
const cursor = Type.Optional(Type.String({ title: '翻页标记', pattern: '^[0-9]{1,6}$' }));

/** 我的待办: what waits for whoever is logged in, of the cases and of everything beside them. */
export const toDoRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  app.get('/api/v1/to-do', { schema: { tags: ['待办'], summary: '我的待办', querystring: Type.Object({ limit, cursor, action: filterWord }) } }, (request) => {
    const actor = requireActor(request);
    // The security administrator answers for mandates in every congress of the site.
    const inScope = actor.role === 'securityAdministrator' ? inSite : withReading;
    return inScope(deps.db, actor.congressId, (tx) => listToDo(tx, actor, request.query, dateInShanghai(deps.clock.now().toISOString()),
      async () => (await deps.places.of(tx, actor.congressId)).settings.handlingReportTime));
  });
};
