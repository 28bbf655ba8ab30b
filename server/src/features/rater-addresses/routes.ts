import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { dateInShanghai, isValidIsoDate } from '@luoshi/domain/kernel/dates.ts';
import { Type } from 'typebox';
import { withTransaction } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { createActRecorder } from '../audit/public.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { listAddresses } from './read/addresses.ts';

const orNull = Type.Union([Type.String(), Type.Null()]);
const day = (title: string) => Type.Optional(Type.String({ format: 'date', title }));
const query = Type.Object({
  from: day('开始日期'), to: day('结束日期'), cursor: Type.Optional(Type.String({ title: '翻页标记', maxLength: 200, pattern: '^[0-9 :.+-]+/[^/]{1,64}/[0-9]{1,9}$' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
});
const item = Type.Object({
  evaluationId: Type.String(), at: Type.String(), raterName: orNull, numberLabel: orNull, title: Type.String(), unitName: orNull, actionLabel: Type.String(), address: orNull, keptUntil: Type.String(),
});

/** From which network addresses ratings were given: for the auditor alone, and that the auditor looked is itself an entry of the audit. */
export const raterAddressRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  app.get('/api/v1/rater-addresses', {
    preValidation: async (request) => {
      if (requireActor(request).role !== 'auditor') throw problem(403, 'forbidden', '测评的网络地址只由审计员查阅');
    },
    schema: { tags: ['审计'], summary: '测评时的网络地址', querystring: query, response: { 200: Type.Object({ items: Type.Array(item), nextCursor: orNull }) } },
  }, async (request, reply) => {
    const actor = requireActor(request);
    for (const field of ['from', 'to'] as const) {
      if (request.query[field] !== undefined && !isValidIsoDate(request.query[field])) throw problem(400, 'invalidInput', '提交的内容有误，请按提示改正后再提交', { errors: [{ field, text: '不是有效日期，应写成 2026-10-20 的形式' }] });
    }
    const page = await withTransaction(deps.db, actor.congressId, async (tx) => {
      const found = await listAddresses(tx, deps.sealer, actor.congressId, request.query);
      await createActRecorder(deps.clock, deps.auditMacKey)(tx, {
        congressId: actor.congressId, actor, kind: 'raterAddress', id: dateInShanghai(deps.clock.now().toISOString()), version: 1, action: 'view', event: 'RaterAddressesViewed', body: { ...request.query, count: found.items.length },
      });
      return found;
    });
    return reply.header('cache-control', 'no-store').send(page);
  });
};
