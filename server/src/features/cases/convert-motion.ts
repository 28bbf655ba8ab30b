import type { Environment } from '@luoshi/domain/case-file/context.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { suggestionFromMotion, type MotionEntry } from '@luoshi/domain/suggestion-link/from-motion.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { rowsOf, withTransaction, type Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { refusedBy } from '../../platform/http/refused.ts';
import { requireActor } from '../identity/public.ts';
import type { CaseDependencies } from './dependencies.ts';
import { directoryOf, selectDirectory } from './directory.ts';
import { keepAnswer, keyedRequest, takeKey } from './idempotency.ts';
import { newId } from './new-id.ts';
import { hashText, loadUploads, missingUploads, saveOutcome } from './perform-action.ts';
import { presentRecord } from './present.ts';

const long = (title: string) => Type.String({ title, minLength: 1, maxLength: 10_000, 'x-widget': 'longText' });
const person = { minLength: 1, maxLength: 64 } as const;

/** What is on the motion's paper, and what the presidium decided. */
export const motionSchema = Type.Object({
  number: Type.String({ title: '原议案编号', minLength: 1, maxLength: 60 }), title: Type.String({ title: '标题（案由）', minLength: 1, maxLength: 100 }),
  situation: long('情况（案据）'), analysis: long('分析'), asks: Type.Array(Type.String({ maxLength: 2000 }), { title: '具体建议（方案，一条一项）', minItems: 1, maxItems: 30, 'x-widget': 'lines' }),
  leadPersonId: Type.String({ title: '领衔代表', ...person, 'x-widget': 'person' }), personIds: Type.Array(Type.String(person), { title: '联名代表', maxItems: 200, 'x-widget': 'people' }),
  decidedOn: Type.String({ title: '主席团决定日期', pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date' }), decision: Type.String({ title: '主席团的决定', minLength: 1, maxLength: 2000, 'x-widget': 'longText' }),
  files: Type.Optional(Type.Array(Type.String(person), { title: '议案扫描件', maxItems: 20, 'x-widget': 'files' })),
});

/** 议案转建议: entered by the deputies' affairs commission, which keeps the motions. */
export async function convertThroughHttp(deps: CaseDependencies, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const actor = requireActor(request);
  if (actor.role !== 'deputyAffairs') throw problem(403, 'notYourRole', '只有代表工委可以登记议案转建议');
  const keyed = keyedRequest(actor, request.headers['idempotency-key'], 'suggestion/from-motion', request.body, deps.sealer.digest);
  const view = await withTransaction(deps.db, actor.congressId, async (tx) => {
    const first = keyed === null ? null : await takeKey(tx, keyed, deps.clock.now());
    if (first !== null) return first.answer as Record<string, unknown>;
    const made = await convert(tx, deps, actor, request.body as MotionEntry);
    if (keyed !== null) await keepAnswer(tx, keyed, 201, made);
    return made;
  });
  return reply.code(201).header('location', `/api/v1/suggestions/${String(view['id'])}`).header('etag', `"${String(view['version'])}"`).send(view);
}

async function convert(tx: Tx, deps: CaseDependencies, actor: Actor, entry: MotionEntry): Promise<Record<string, unknown>> {
  const now = deps.clock.now().toISOString();
  const [row] = await rowsOf(tx, selectDirectory(actor.congressId, { persons: [entry.leadPersonId, ...entry.personIds] }));
  if (row === undefined) throw new Error('the directory answered nothing');
  const env: Environment = { actor, now, today: dateInShanghai(now), ...(await deps.places.of(tx, actor.congressId)), directory: directoryOf(row), uploads: await loadUploads(tx, actor, entry), newId, hashText };
  const made = suggestionFromMotion(entry, env);
  const refusals = made.ok ? missingUploads(entry, env.uploads) : made.refusals;
  if (!made.ok || refusals.length > 0) {
    throw refusedBy(422, 'refused', '条件还不具备', refusals);
  }
  await saveOutcome(tx, deps, made.file, new Map(), made.saving);
  return presentRecord({ ...env, actor }, made.file, 'suggestion', made.file.suggestion, []);
}
