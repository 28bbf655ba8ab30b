import { workflowIn } from '@luoshi/domain/case-file/kinds.ts';
import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import type { FastifyRequest } from 'fastify';
import { Type, type TSchema } from 'typebox';
import { problem } from '../../platform/http/problem.ts';
import { requireActor } from '../identity/public.ts';
import { bodySchemas } from './body-schemas.ts';
import type { CaseDependencies } from './dependencies.ts';
import { performAction } from './perform-action.ts';

/** Acts that an office does to many cases with the same words: numbers, the second signature, a reminder, the filing of what is done; and what a unit's liaison does with a morning's list: sign for it, pass it to a section. Nothing that weighs one case, as 销号 does. */
export const batchActions: Readonly<Partial<Record<CaseKind, readonly string[]>>> = {
  handlingTask: ['accept', 'routeToSection'],
  suggestion: ['register', 'confirmAssignment', 'urgeUnits', 'conclude', 'report', 'archive'],
};

export const MOST_IN_BATCH = 200;

const item = Type.Object({ id: Type.String({ title: '编号', minLength: 1, maxLength: 64 }), version: Type.Integer({ title: '版本号', minimum: 1 }) });

export const batchSchema = (kind: CaseKind, action: string): TSchema => Type.Object({
  items: Type.Array(item, { title: '办理哪些件', minItems: 1, maxItems: MOST_IN_BATCH }), body: bodySchemas[kind][action] ?? Type.Object({}),
});

export const batchAnswer = Type.Object({
  done: Type.Integer(), refused: Type.Integer(),
  results: Type.Array(Type.Object({
    id: Type.String(), ok: Type.Boolean(), state: Type.Union([Type.String(), Type.Null()]), stateLabel: Type.Union([Type.String(), Type.Null()]),
    numberLabel: Type.Union([Type.String(), Type.Null()]), refusals: Type.Array(Type.Object({ code: Type.String(), text: Type.String() })),
  })),
});

interface BatchBody { readonly items: readonly { readonly id: string; readonly version: number }[]; readonly body: unknown }

const whyNot: Readonly<Record<number, string>> = { 404: '没有这条记录，或者您无权查看' };

/**
 * One act on many records in the order given, each in a transaction of its own by the one write path: what is refused says why, and stops
 * nobody else. Safe to repeat: a record that was done has another version by then.
 */
export async function batchThroughHttp(deps: CaseDependencies, kind: CaseKind, action: string, request: FastifyRequest) {
  const actor = requireActor(request);
  const { items, body } = request.body as BatchBody;
  const twice = items.findIndex(({ id }, index) => items.findIndex((other) => other.id === id) !== index);
  if (twice !== -1) throw problem(400, 'invalidInput', '同一件列了两次', { errors: [{ field: `items.${twice}.id`, text: '这一件前面已经列过，请去掉' }] });
  const results = [];
  for (const { id, version } of items) {
    const result = await performAction(deps, { actor, kind, id, action, body, expectedVersion: version });
    results.push(result.ok
      ? { id, ok: true, state: result.record.state, stateLabel: workflowIn(kind, actor).states[result.record.state] ?? null, numberLabel: result.file.suggestion.numberLabel, refusals: [] }
      : { id, ok: false, state: null, stateLabel: null, numberLabel: null, refusals: result.refusals.length > 0 ? result.refusals.map(({ code, text }) => ({ code, text })) : [{ code: result.code, text: whyNot[result.status] ?? '现在不能办理' }] });
  }
  if (results.every(({ refusals }) => refusals.some(({ code }) => code === 'notFound'))) throw problem(404, 'notFound', '没有这些记录，或者您无权查看');
  const done = results.filter(({ ok }) => ok).length;
  return { done, refused: results.length - done, results };
}
