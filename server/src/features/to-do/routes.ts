import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { Type } from 'typebox';
import { withReading, type Tx } from '../../platform/db/database.ts';
import { filterWord, type CaseDependencies } from '../cases/public.ts';
import { inSite, requireActor } from '../identity/public.ts';
import { exportFormat, exportOptions, sendSheet, wholeList } from '../lists/public.ts';
import { toDoSheet } from './export-sheet.ts';
import { listToDo, type ToDoQuery } from './read/list-to-do.ts';

const limit = Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 }));
/** The mark of a page is its position. */
const cursor = Type.Optional(Type.String({ title: '翻页标记', pattern: '^[0-9]{1,6}$' }));

/** 我的待办: what waits for whoever is logged in, of the cases and of everything beside them. */
export const toDoRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  // The security administrator answers for mandates in every congress of the site.
  const inScope = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => (actor.role === 'securityAdministrator' ? inSite : withReading)(deps.db, actor.congressId, work);
  const read = (tx: Tx, actor: Actor, query: ToDoQuery) => listToDo(tx, actor, query, dateInShanghai(deps.clock.now().toISOString()), async () => (await deps.places.of(tx, actor.congressId)).settings.handlingReportTime);

  app.get('/api/v1/to-do', { schema: { tags: ['待办'], summary: '我的待办', querystring: Type.Object({ limit, cursor, action: filterWord }) } }, (request) => {
    const actor = requireActor(request);
    return inScope(actor, (tx) => read(tx, actor, request.query));
  });

  app.get('/api/v1/to-do/export', exportOptions('待办', '导出我的待办', Type.Object({ action: filterWord, ...exportFormat })), async (request, reply) => {
    const actor = requireActor(request);
    const { format, action } = request.query;
    const { items, groups } = await inScope(actor, async (tx) => {
      const { groups } = await read(tx, actor, { limit: 1 });
      return { groups, items: await wholeList((limit) => read(tx, actor, { limit, ...(action === undefined ? {} : { action }) })) };
    });
    return sendSheet(request, reply, toDoSheet(items, groups), format, deps.clock);
  });
};
