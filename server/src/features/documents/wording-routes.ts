import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withTransaction } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { versionSeen } from '../../platform/http/version-seen.ts';
import { createRefusalRecorder } from '../audit/public.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { listWordings, readWording, type WordingInForce } from './read/wording.ts';
import { adoptWording, soundTexts } from './wording/adopt-wording.ts';
import { samplePaper } from './wording/samples.ts';
import { fieldsOf, isWordingKind, shippedTexts, wordingKinds, wordings, type WordingKind } from './wording/wordings.ts';

const orNull = Type.Union([Type.String(), Type.Null()]);
const version = { version: Type.Integer(), reason: orNull, adoptedBy: orNull, adoptedAt: orNull };
const view = Type.Object({
  kind: Type.String(), label: Type.String(), ...version, mayChange: Type.Boolean(),
  fields: Type.Array(Type.Object({ key: Type.String(), label: Type.String(), value: Type.String(), shipped: Type.String(), placeholders: Type.Array(Type.Object({ name: Type.String(), explanation: Type.String() })) })),
});
const texts = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, maxProperties: 40, title: '用语' });
const which = Type.Object({ kind: Type.String({ minLength: 1, maxLength: 40 }) });
const reason = Type.String({ minLength: 2, maxLength: 300, pattern: '\\S', title: '依据和理由' });
const mayChange = (actor: Actor): boolean => actor.role === 'deputyAffairs' || actor.role === 'systemAdministrator';

/** The fixed words of the papers: read by everybody who prints them, changed as whole versions by the deputies' affairs commission or the system administrator. */
export const wordingRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const tags = ['文书'];
  const requireEditor = async (request: FastifyRequest): Promise<void> => {
    const actor = requireActor(request);
    if (mayChange(actor)) return;
    const refusals = [{ code: 'forbidden', text: '文书用语由代表工委或者系统管理员修改' }];
    await createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind: 'wording', id: actor.congressId, action: 'adopt', refusals });
    throw problem(403, 'forbidden', '您没有权限进行此操作', { refusals });
  };

  app.get('/api/v1/wordings', { schema: { tags, summary: '文书用语', response: { 200: Type.Object({ items: Type.Array(view) }) } } }, async (request) => {
    const actor = requireActor(request);
    return { items: await withTransaction(deps.db, actor.congressId, async (tx) => {
      const items = [];
      for (const kind of wordingKinds) items.push(present(kind, await readWording(tx, actor.congressId, kind), actor));
      return items;
    }) };
  });

  app.get('/api/v1/wordings/:kind/versions', { schema: { tags, summary: '一种文书的历次用语', params: which, response: { 200: Type.Object({ items: Type.Array(Type.Object({ ...version, texts: Type.Record(Type.String(), Type.String()) })) }) } } }, async (request) => {
    const actor = requireActor(request);
    const kind = meant(request.params.kind);
    return { items: (await withTransaction(deps.db, actor.congressId, (tx) => listWordings(tx, actor.congressId, kind))).map((item) => ({ ...item, texts: { ...item.texts } })) };
  });

  app.post('/api/v1/wordings/:kind/preview', {
    preValidation: requireEditor, config: { rateLimit: { max: 240, timeWindow: 60_000 } },
    schema: { tags, summary: '预览文书用语（样张 PDF）', params: which, body: Type.Object({ texts }), produces: ['application/pdf'] },
  }, async (request, reply) => {
    const kind = meant(request.params.kind);
    const { template, paper } = samplePaper(kind, soundTexts(kind, request.body.texts));
    return reply.type('application/pdf').header('cache-control', 'no-store').send(Buffer.from(await deps.documents().render(template, paper)));
  });

  app.post('/api/v1/wordings/:kind', {
    preValidation: requireEditor,
    schema: { tags, summary: '启用一版文书用语', params: which, body: Type.Object({ texts, reason }), response: { 200: view } },
  }, async (request, reply) => {
    const actor = requireActor(request);
    const kind = meant(request.params.kind);
    const expected = versionSeen(request);
    const sound = soundTexts(kind, request.body.texts);
    const adopted = await withTransaction(deps.db, actor.congressId, (tx) => adoptWording(tx, deps, actor, { kind, expected, texts: sound, reason: request.body.reason.trim() }));
    return reply.header('etag', `"${adopted.version}"`).send(present(kind, adopted, actor));
  });
};

function meant(kind: string): WordingKind {
  if (!isWordingKind(kind)) throw problem(404, 'notFound', '没有这种文书');
  return kind;
}

function present(kind: WordingKind, { texts: inForce, version: n, reason: why, adoptedBy, adoptedAt }: WordingInForce<WordingKind>, actor: Actor) {
  const values: Readonly<Record<string, string>> = inForce;
  const shipped: Readonly<Record<string, string>> = shippedTexts(kind);
  return {
    kind, label: wordings[kind].label, version: n, reason: why, adoptedBy, adoptedAt, mayChange: mayChange(actor),
    fields: fieldsOf(kind).map(({ key, label, placeholders }) => ({ key, label, value: values[key] ?? '', shipped: shipped[key] ?? '', placeholders: Object.entries(placeholders).map(([name, explanation]) => ({ name, explanation })) })),
  };
}
