import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { NewSuggestionText } from '@luoshi/domain/suggestion/bodies.ts';
import { canSee, canSeeRecord } from '@luoshi/domain/visibility.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withTransaction } from '../../platform/db/database.ts';
import type { Problem } from '../../platform/http/problem.ts';
import { refusedBy } from '../../platform/http/refused.ts';
import { versionSeen } from '../../platform/http/version-seen.ts';
import { requireActor } from '../identity/public.ts';
import { createSuggestion, type Created } from './create-suggestion.ts';
import type { CaseDependencies } from './dependencies.ts';
import { keepAnswer, keyedRequest, takeKey } from './idempotency.ts';
import { actOnCase, recordRefused, type ActionRequest, type ActionResult } from './perform-action.ts';
import { presentRecord } from './present.ts';
import { readRecord } from './read/read-record.ts';
import { holdsOpenRating } from './sealed-ratings.ts';
import { timelineOf } from './read/timeline.ts';


const titles = { 403: '您当前的身份不能进行这项操作', 404: '没有这条记录，或者您无权查看', 409: '当前状态不能进行这项操作', 412: '内容已被别人改动', 422: '条件还不具备' } as const;

function refuse(result: Extract<ActionResult, { ok: false }>): Problem {
  return refusedBy(result.status, result.code, titles[result.status], result.refusals);
}

/** Rolls the transaction back and carries the refusal out of it. */
class Refused extends Error { readonly result: Extract<ActionResult, { ok: false }>; constructor(result: Extract<ActionResult, { ok: false }>) { super('refused'); this.result = result; } }

export async function actThroughHttp(deps: CaseDependencies, kind: CaseKind, action: string, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const actor = requireActor(request);
  const { id } = request.params as { id: string };
  const keyed = keyedRequest(actor, request.headers['idempotency-key'], `${kind}/${id}/${action}/${request.headers['if-match'] ?? ''}`, request.body, deps.sealer.digest);
  const asked: ActionRequest = { actor, kind, id, action, body: request.body, expectedVersion: versionSeen(request), history: 'history', address: request.ip };
  try {
    const answer = keyed === null ? await actOnce(deps, actor, kind, asked) : await withTransaction(deps.db, actor.congressId, async (tx) => {
      const first = await takeKey(tx, keyed, deps.clock.now());
      if (first !== null) return first.isReadAgain ? await readRecord(tx, deps, actor, kind, id) : first.answer as Record<string, unknown>;
      const result = await actOnCase(tx, deps, asked);
      if (!result.ok) throw new Refused(result);
      const view = answerOf(actor, kind, result);
      await keepAnswer(tx, keyed, 200, view, holdsOpenRating(result.file));
      return view;
    });
    return await reply.header('etag', `"${String(answer['version'])}"`).header('cache-control', 'no-store').send(answer);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await recordRefused(deps, asked, error.result.refusals);
    throw refuse(error.result);
  }
}

/** Without a key to keep, the answer is drawn up after the commit: nobody waits for a page to be described. */
async function actOnce(deps: CaseDependencies, actor: Actor, kind: CaseKind, asked: ActionRequest): Promise<Record<string, unknown>> {
  return answerOf(actor, kind, await withTransaction(deps.db, actor.congressId, async (tx) => {
    const result = await actOnCase(tx, deps, asked);
    if (!result.ok) throw new Refused(result);
    return result;
  }));
}

/** The record after the act. One that went out of the actor's sight by the act itself answers with its new state alone. */
function answerOf(actor: Actor, kind: CaseKind, { file, record, env, history }: Extract<ActionResult, { ok: true }>): Record<string, unknown> {
  if (canSee(actor, file) && canSeeRecord(actor, file, kind, record)) return presentRecord({ ...env, actor }, file, kind, record, timelineOf(actor, file, history));
  return { id: record.id, kind, version: record.version, state: record.state, actions: [], deadlines: [], timeline: [], links: [] };
}

export async function createThroughHttp(deps: CaseDependencies, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const actor = requireActor(request);
  const keyed = keyedRequest(actor, request.headers['idempotency-key'], 'suggestion/create', request.body, deps.sealer.digest);
  const text = request.body as Partial<NewSuggestionText>;
  const view = keyed === null ? draftView(actor, await withTransaction(deps.db, actor.congressId, (tx) => createSuggestion(tx, deps, actor, text))) : await withTransaction(deps.db, actor.congressId, async (tx) => {
    const first = await takeKey(tx, keyed, deps.clock.now());
    if (first !== null) return first.answer as Record<string, unknown>;
    const created = draftView(actor, await createSuggestion(tx, deps, actor, text));
    await keepAnswer(tx, keyed, 201, created);
    return created;
  });
  return reply.code(201).header('location', `/api/v1/suggestions/${String(view['id'])}`).header('etag', `"${String(view['version'])}"`).send(view);
}

/** A draft that has only just been opened has no history. */
const draftView = (actor: Actor, { file, env }: Created): Record<string, unknown> => presentRecord({ ...env, actor }, file, 'suggestion', file.suggestion, []);
