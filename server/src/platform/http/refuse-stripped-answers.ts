import { isDeepStrictEqual } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { problem } from './problem.ts';

const given = Symbol('given');

/**
 * A route answers with what its schema names; what the schema forgot is left out without a word, and the page that reads it shows
 * nothing or "undefined". For tests: such an answer fails and says which fields are missing.
 */
export function refuseStrippedAnswers(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, _reply, payload) => {
    Object.assign(request, { [given]: payload });
    return payload;
  });
  app.addHook('onSend', async (request, reply, sent) => {
    const payload: unknown = Reflect.get(request, given);
    Reflect.deleteProperty(request, given); // what is answered instead passes here too
    if (payload === undefined || typeof sent !== 'string' || !String(reply.getHeader('content-type')).includes('json')) return;
    const whole: unknown = JSON.parse(JSON.stringify(payload));
    const arrived: unknown = JSON.parse(sent);
    if (isDeepStrictEqual(whole, arrived)) return;
    const where = `${request.method} ${request.routeOptions.url ?? request.url}`;
    throw problem(500, 'strippedAnswer', `${where}: the answer's schema leaves out or changes ${[...differences(whole, arrived, '')].slice(0, 5).join(', ')}`);
  });
}

function* differences(whole: unknown, arrived: unknown, path: string): Generator<string> {
  if (isDeepStrictEqual(whole, arrived)) return;
  if (!isObject(whole) || !isObject(arrived)) {
    yield path === '' ? '(all)' : path;
    return;
  }
  for (const key of new Set([...Object.keys(whole), ...Object.keys(arrived)])) yield* differences(whole[key], arrived[key], path === '' ? key : `${path}.${key}`);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
