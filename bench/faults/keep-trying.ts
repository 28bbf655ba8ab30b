import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Client, SendOptions } from '../http/client.ts';
import { pathOfKind, Unexpected, type Send } from '../http/world.ts';
import type { Gate } from './gate.ts';

/** An act that the site has confirmed: from here on it may never be lost. */
export interface Acknowledged { readonly kind: string; readonly id: string; readonly version: number; readonly action: string; readonly key: string; readonly suggestionId: string; readonly attempts: number; readonly answeredWithFirst: boolean }

const PATIENCE_MS = 120_000;
const PAUSE_MS = 60;
const kindOfPath = new Map(Object.entries(pathOfKind).map(([kind, path]) => [path, kind]));

/**
 * Sends until an answer comes: a request without one (cut off, refused connection, 5xx) is sent again under the same
 * Idempotency-Key, as a careful client would. What is answered 2xx goes into the log of acknowledged acts.
 */
export function keepTrying(client: Client, gate: Gate, acknowledge: (act: Acknowledged) => void, onRetry: () => void): Send {
  return async (method, path, options) => {
    await gate.pass();
    const key = randomUUID();
    const headers: SendOptions['headers'] = { ...options.headers, ...(method === 'POST' ? { 'idempotency-key': key } : {}) };
    const until = Date.now() + PATIENCE_MS;
    for (let attempts = 1; ; attempts += 1) {
      const answer = await client.send(method, path, { ...options, headers }).catch((): Answer | null => null);
      if (answer !== null && answer.status < 500 && answer.status !== 429) {
        if (method === 'POST' && answer.status < 300) acknowledge({ ...actOf(path, answer), key, attempts, answeredWithFirst: attempts > 1 });
        return answer;
      }
      if (Date.now() > until) throw new Unexpected(`${method} ${path.replace(/[0-9a-f-]{36}/g, '…')}: no answer within ${PATIENCE_MS / 1000} s (${answer?.status ?? 'no connection'})`);
      onRetry();
      await sleep(PAUSE_MS);
    }
  };
}

function actOf(path: string, answer: Answer): Omit<Acknowledged, 'key' | 'attempts' | 'answeredWithFirst'> {
  const record = JSON.parse(answer.text) as { id: string; version: number; suggestionId?: string };
  const [, , , segment = '', , , action = 'create'] = path.split('/');
  return { kind: kindOfPath.get(segment) ?? segment, id: record.id, version: record.version, action, suggestionId: record.suggestionId ?? record.id };
}
