import { Type } from '@fastify/type-provider-typebox';
import { describe, expect, it } from 'vitest';
import { buildHttp } from './build-http.ts';

const counts = Type.Object({ items: Type.Array(Type.Object({ rated: Type.Integer() })) });

async function answerOf(refuseStripped: boolean, value: unknown) {
  const app = await buildHttp({ readiness: async () => [], refuseStripped });
  app.get('/counts', { schema: { response: { 200: counts } } }, async () => value as { items: { rated: number }[] });
  const answer = await app.inject('/counts');
  await app.close();
  return { status: answer.statusCode, json: answer.json<{ title: string }>() };
}

describe('an answer whose schema leaves something out', () => {
  it('fails in tests and names what is missing', async () => {
    const { status, json } = await answerOf(true, { items: [{ rated: 1, inEnvelope: 2 }] });
    expect(status).toBe(500);
    expect(json.title).toMatch(/GET \/counts.*items\.0\.inEnvelope/);
  });

  it('passes when it is whole, and what is undefined is not missed', async () => {
    expect(await answerOf(true, { items: [{ rated: 1, inEnvelope: undefined }] })).toEqual({ status: 200, json: { items: [{ rated: 1 }] } });
  });

  it('is cut down to its schema at a real site', async () => {
    expect(await answerOf(false, { items: [{ rated: 1, inEnvelope: 2 }] })).toEqual({ status: 200, json: { items: [{ rated: 1 }] } });
  });
});
