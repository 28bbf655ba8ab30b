import type { Environment } from '@luoshi/domain/case-file/context.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import type { Refusal } from '@luoshi/domain/kernel/refusal.ts';
import type { PaperEntry } from '@luoshi/domain/suggestion/entry-bodies.ts';
import { enterPaper } from '@luoshi/domain/suggestion/enter-paper.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withTransaction, type Tx } from '../../platform/db/database.ts';
import { refusedBy } from '../../platform/http/refused.ts';
import { createRefusalRecorder } from '../audit/public.ts';
import { requireActor } from '../identity/public.ts';
import type { CaseDependencies } from './dependencies.ts';
import { directoryNamedIn } from './directory.ts';
import { keepAnswer, keyedRequest, takeKey } from './idempotency.ts';
import { newId } from './new-id.ts';
import { hashText, loadUploads, missingUploads, saveOutcome } from './perform-action.ts';
import { presentRecord } from './present.ts';
import { timelineOf } from './read/timeline.ts';
import { toEntryJson, type EntryJson } from './load-case.ts';

export type Entered = { readonly ok: true; readonly file: CaseFile; readonly env: Environment; readonly history: readonly EntryJson[] } | { readonly ok: false; readonly status: 403 | 422; readonly refusals: readonly Refusal[] };

/** An office copies a signed sheet: the same rules, numbers and chain as every act, with no record before it. */
export async function enterPaperSuggestion(tx: Tx, deps: CaseDependencies, actor: Actor, body: PaperEntry): Promise<Entered> {
  const now = deps.clock.now().toISOString();
  const place = await deps.places.of(tx, actor.congressId);
  const env: Environment = {
    actor, now, today: dateInShanghai(now), settings: place.settings, calendar: place.calendar, directory: await directoryNamedIn(tx, actor.congressId, body),
    uploads: await loadUploads(tx, actor, body), newId, hashText,
  };
  const entered = enterPaper(newId(), body, env);
  if (!entered.ok) return { ok: false, status: entered.why === 'guards' ? 422 : 403, refusals: entered.refusals };
  const missing = missingUploads(body, env.uploads);
  if (missing.length > 0) return { ok: false, status: 422, refusals: missing };
  const linked = await saveOutcome(tx, deps, entered.file, new Map(), { entries: entered.entries, notices: entered.notices, jobs: [], numbers: [] });
  return { ok: true, file: entered.file, env, history: linked.filter((entry) => entry.action !== 'create').map(toEntryJson) };
}

class NotEntered extends Error { readonly result: Extract<Entered, { ok: false }>; constructor(result: Extract<Entered, { ok: false }>) { super('not entered'); this.result = result; } }

export async function enterPaperThroughHttp(deps: CaseDependencies, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const actor = requireActor(request);
  const body = request.body as PaperEntry;
  const keyed = keyedRequest(actor, request.headers['idempotency-key'], 'suggestion/enterOnPaper', request.body, deps.sealer.digest);
  try {
    const view = await withTransaction(deps.db, actor.congressId, async (tx) => {
      const first = keyed === null ? null : await takeKey(tx, keyed, deps.clock.now());
      if (first !== null) return first.answer as Record<string, unknown>;
      const entered = await enterPaperSuggestion(tx, deps, actor, body);
      if (!entered.ok) throw new NotEntered(entered);
      const made = presentRecord({ ...entered.env, actor }, entered.file, 'suggestion', entered.file.suggestion, timelineOf(actor, entered.file, entered.history));
      if (keyed !== null) await keepAnswer(tx, keyed, 201, made);
      return made;
    });
    return await reply.code(201).header('location', `/api/v1/suggestions/${String(view['id'])}`).header('etag', `"${String(view['version'])}"`).send(view);
  } catch (error) {
    if (!(error instanceof NotEntered)) throw error;
    const { status, refusals } = error.result;
    await createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind: 'suggestion', id: null, action: 'enterOnPaper', refusals });
    throw refusedBy(status, status === 403 ? 'notYourRole' : 'refused', status === 403 ? '您当前的身份不能进行这项操作' : '条件还不具备', refusals);
  }
}
