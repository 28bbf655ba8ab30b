import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { bodySchemas, performAction, type CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { readPlanTable } from './read-plan-table.ts';

/** As many are saved in one request; a page sends more in several. */
const MOST_AT_ONCE = 50;

const text = Type.String();
const orNull = Type.Union([text, Type.Null()]);
const plannedUnit = Type.Object({ unitId: text, unitName: text, role: text, channel: text });
const unit = { unitId: text, name: text, shortName: text, channel: text, system: text, running: Type.Integer() };
const recommended = Type.Array(Type.Object({ ...unit, score: Type.Number(), reasons: Type.Array(text) }));
const table = Type.Object({
  items: Type.Array(Type.Object({
    id: text, version: Type.Integer(), title: text, number: Type.Union([Type.Integer(), Type.Null()]), numberLabel: orNull, leadName: text, leadDelegationName: orNull, category: orNull, asks: Type.Array(text), dueOn: orNull,
    plan: Type.Array(plannedUnit), planNote: orNull, meetingId: orNull, meetingTitle: orNull, lead: recommended, assisting: recommended,
  })),
  units: Type.Array(Type.Object({ ...unit, plannedLead: Type.Integer(), plannedAssisting: Type.Integer() })),
  learntFrom: Type.Integer(),
});
const saving = Type.Object({
  items: Type.Array(Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }), version: Type.Integer({ minimum: 1 }), plan: bodySchemas.suggestion['planUnits'] ?? Type.Object({}) }), { title: '拟办哪些件', minItems: 1, maxItems: MOST_AT_ONCE }),
});
const saved = Type.Object({
  results: Type.Array(Type.Object({ id: text, ok: Type.Boolean(), version: Type.Union([Type.Integer(), Type.Null()]), plan: Type.Array(plannedUnit), planNote: orNull, refusals: Type.Array(Type.Object({ code: text, text })) })),
});

interface SavingBody { readonly items: readonly { readonly id: string; readonly version: number; readonly plan: unknown }[] }

/** 拟办: units chosen for many registered suggestions in one table, each kept as a plan of its case by the one write path. */
export const assignmentPlanRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const tags = ['拟办'];

  app.get('/api/v1/assignment-plans', { schema: { tags, summary: '待交办建议的拟办表', response: { 200: table } } }, async (request) => {
    const actor = requireActor(request);
    if (actor.role !== 'deputyAffairs') throw problem(403, 'notYourRole', '拟办由代表工委进行');
    return (await withReading(deps.db, actor.congressId, (tx) => readPlanTable(tx, actor.congressId, deps.cutWords))) as never;
  });

  // Each in a transaction of its own: what somebody else has changed meanwhile is told, and stops nobody.
  app.post('/api/v1/assignment-plans', { schema: { tags, summary: '保存拟办', body: saving, response: { 200: saved } } }, async (request) => {
    const actor = requireActor(request);
    if (actor.role !== 'deputyAffairs') throw problem(403, 'notYourRole', '拟办由代表工委进行');
    const results = [];
    for (const { id, version, plan } of (request.body as SavingBody).items) {
      const result = await performAction(deps, { actor, kind: 'suggestion', id, action: 'planUnits', body: plan, expectedVersion: version });
      results.push(result.ok
        ? { id, ok: true, version: result.file.suggestion.version, plan: [...result.file.suggestion.plan], planNote: result.file.suggestion.planNote, refusals: [] }
        : { id, ok: false, version: null, plan: [], planNote: null, refusals: result.refusals.length === 0 ? [{ code: result.code, text: '没有这件建议，或者您无权办理' }] : result.refusals.map(({ code, text: why }) => ({ code, text: why })) });
    }
    return { results };
  });
};
