import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { canonical } from '../audit/public.ts';

/** `isReadAgain`: the answer held what may not be kept in the clear; whoever repeats the request gets the record as it stands. */
export interface FirstAnswer { readonly status: number; readonly answer: unknown; readonly isReadAgain: boolean }

/** A request with an Idempotency-Key, as this identity sent it. */
export interface KeyedRequest { readonly congressId: string; readonly identityId: string; readonly key: string; readonly requestHash: string }

/** Keyed, so that a rating cannot be guessed from what is kept of its request. */
type Digest = (text: string) => string;

export function keyedRequest(actor: { congressId: string; identityId: string }, header: unknown, target: string, body: unknown, digest: Digest): KeyedRequest | null {
  if (header === undefined) return null;
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header)) {
    throw problem(400, 'badIdempotencyKey', 'Idempotency-Key 不对', { errors: [{ field: 'Idempotency-Key', text: '请使用 1 到 200 个可见字符，例如一个 UUID' }] });
  }
  return { ...actorOf(actor), key: header, requestHash: digest(target + canonical(body ?? null)) };
}

const actorOf = ({ congressId, identityId }: { congressId: string; identityId: string }) => ({ congressId, identityId });

/**
 * Takes the key for this transaction. A repeat waits for the first request to end and gets its answer; the same key with
 * another request is refused. A first request that was refused leaves no key behind, so that it can be mended and sent again.
 */
export async function takeKey(tx: Tx, request: KeyedRequest, now: Date): Promise<FirstAnswer | null> {
  const { congressId, identityId, key, requestHash } = request;
  const { rows } = await sql<{ key: string }>`insert into idempotency_key (congress_id, identity_id, key, request_hash, at) values (${congressId}, ${identityId}, ${key}, ${requestHash}, ${now})
    on conflict do nothing returning key`.execute(tx);
  if (rows.length === 1) return null;
  const { rows: known } = await sql<{ requestHash: string; status: number | null; answer: unknown; isReadAgain: boolean }>`select request_hash as "requestHash", status, answer, is_read_again as "isReadAgain" from idempotency_key
    where congress_id = ${congressId} and identity_id = ${identityId} and key = ${key}`.execute(tx);
  const first = known[0];
  if (first === undefined || first.requestHash !== requestHash) throw problem(422, 'idempotencyKeyReused', '这个 Idempotency-Key 已经用于另一个请求，请换一个');
  return { status: first.status ?? 200, answer: first.answer, isReadAgain: first.isReadAgain };
}

export async function keepAnswer(tx: Tx, request: KeyedRequest, status: number, answer: unknown, isReadAgain = false): Promise<void> {
  await sql`update idempotency_key set status = ${status}, answer = ${isReadAgain ? null : JSON.stringify(answer)}::jsonb, is_read_again = ${isReadAgain}
    where congress_id = ${request.congressId} and identity_id = ${request.identityId} and key = ${request.key}`.execute(tx);
}
