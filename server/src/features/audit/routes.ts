import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isValidIsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { requireActor } from '../identity/public.ts';
import { askVerification, type AskingDependencies } from './ask-verification.ts';
import { kindNames, kindWords } from './entry-words.ts';
import { lastExportedHead } from './exported-tail.ts';
import { readHead, readReports } from './read/chain-state.ts';
import { listEntries, SHORT_HASH } from './read/list-entries.ts';
import { listRefusals } from './read/list-refusals.ts';
import { createRefusalRecorder } from './record-acts.ts';

export interface AuditDependencies extends AskingDependencies { readonly dataDir: string }

const orNull = Type.Union([Type.String(), Type.Null()]);
const numberOrNull = Type.Union([Type.Integer(), Type.Null()]);
const day = (title: string) => Type.Optional(Type.String({ format: 'date', title }));
const oneOf = (values: readonly string[], title: string) => Type.Optional(Type.Unsafe<string>({ type: 'string', title, enum: [...values] }));
const listQuery = Type.Object({
  from: day('开始日期'), to: day('结束日期'), person: Type.Optional(Type.String({ title: '姓名或人员编号', minLength: 1, maxLength: 64, pattern: '\\S' })), kind: oneOf(kindNames, '记录种类'),
  action: Type.Optional(Type.String({ title: '操作', minLength: 1, maxLength: 40 })), outcome: oneOf(['accepted', 'refused'], '结果'), record: Type.Optional(Type.String({ title: '记录编号或建议编号', pattern: '\\S', minLength: 1, maxLength: 64 })),
  byMandate: Type.Optional(Type.Boolean({ title: '只看受委托代办的' })),
  cursor: Type.Optional(Type.Integer({ title: '翻页标记', minimum: 1, maximum: 1e15 })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
});
const item = Type.Object({
  number: Type.Integer(), at: Type.String(), outcome: Type.Union([Type.Literal('accepted'), Type.Literal('refused')]), actorName: Type.String(), actorRoleLabel: orNull, personId: orNull, organisationName: orNull,
  kind: Type.String(), kindLabel: Type.String(), action: Type.String(), actionLabel: Type.String(), recordId: orNull, suggestionId: orNull, numberLabel: orNull, version: numberOrNull, stateLabel: orNull, cause: numberOrNull, hash: orNull, mandateId: orNull,
  refusals: Type.Array(Type.Object({ code: Type.String(), text: Type.String() })),
});
const kindsView = Type.Object({ items: Type.Array(Type.Object({ kind: Type.String(), label: Type.String(), actions: Type.Array(Type.Object({ action: Type.String(), label: Type.String() })) })) });
const head = Type.Union([Type.Object({ number: Type.Integer(), hash: Type.String(), at: Type.String() }), Type.Null()]);
const report = Type.Union([Type.Object({
  id: Type.String(), state: Type.String(), stateLabel: Type.String(), askedAt: Type.String(), askedBy: Type.String(), endedAt: orNull, isSound: Type.Union([Type.Boolean(), Type.Null()]),
  checks: Type.Array(Type.Object({ name: Type.String(), checked: Type.Integer(), findings: Type.Array(Type.String()), notes: Type.Array(Type.String()) })),
}), Type.Null()]);
const chainView = Type.Object({ head, exported: head, running: report, last: report });

/** What the auditor reads, and the one thing they ask for. Nobody else comes in, the other two administrators least of all. */
export const auditRoutes: FastifyPluginAsyncTypebox<AuditDependencies> = async (app, deps) => {
  const tags = ['审计'];
  const requireAuditor = async (request: FastifyRequest): Promise<void> => {
    if (requireActor(request).role !== 'auditor') throw problem(403, 'forbidden', '审计记录只由审计员查阅');
  };
  const refuse = (actor: Actor, refusals: readonly { code: string; text: string }[]) =>
    createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind: 'verification', id: null, action: 'ask', refusals });
  const stateOf = async (actor: Actor) => {
    const { congressId } = actor;
    const [state, exported] = await Promise.all([
      withReading(deps.db, congressId, async (tx) => ({ head: await readHead(tx, congressId), ...(await readReports(tx, congressId)) })), lastExportedHead(deps.dataDir, congressId),
    ]);
    return { ...state, exported: exported === null ? null : { number: exported.seq, hash: exported.hash.slice(0, SHORT_HASH), at: exported.at } };
  };

  app.get('/api/v1/audit-entries', {
    preValidation: requireAuditor, schema: { tags, summary: '审计条目和被拒绝的操作', querystring: listQuery, response: { 200: Type.Object({ items: Type.Array(item), nextCursor: orNull }) } },
  }, async (request) => {
    const { congressId } = requireActor(request);
    const { outcome, ...query } = request.query;
    for (const field of ['from', 'to'] as const) if (query[field] !== undefined && !isValidIsoDate(query[field])) throw badQuery(field, '不是有效日期，应写成 2026-10-20 的形式');
    if (query.from !== undefined && query.to !== undefined && query.to < query.from) throw badQuery('to', '结束日期须不早于开始日期');
    if (query.action !== undefined && query.kind === undefined) throw badQuery('action', '请先选择记录种类，再选操作');
    const page = await withReading(deps.db, congressId, (tx) => (outcome === 'refused' ? listRefusals : listEntries)(tx, congressId, query));
    return { items: page.items.map((one) => ({ ...one, refusals: [...one.refusals] })), nextCursor: page.nextCursor };
  });

  app.get('/api/v1/audit-entries/kinds', { preValidation: requireAuditor, schema: { tags, summary: '审计条目的种类和操作', response: { 200: kindsView } } }, async () => ({
    items: kindWords.map(({ kind, label, actions }) => ({ kind, label, actions: Object.entries(actions).map(([action, words]) => ({ action, label: words })) })),
  }));

  app.get('/api/v1/audit-chain', { preValidation: requireAuditor, schema: { tags, summary: '审计链的链尾和核对结果', response: { 200: chainView } } }, async (request) => toView(await stateOf(requireActor(request))));

  app.post('/api/v1/audit-chain/actions/verify', {
    preValidation: async (request) => {
      const actor = requireActor(request);
      if (actor.role === 'auditor') return;
      const refusals = [{ code: 'forbidden', text: '审计记录只由审计员核对' }];
      await refuse(actor, refusals);
      throw problem(403, 'forbidden', '您没有权限进行此操作', { refusals });
    },
    schema: { tags, summary: '提请核对审计链', body: Type.Object({}), response: { 202: chainView } },
  }, async (request, reply) => {
    const actor = requireActor(request);
    if (!(await askVerification(deps, actor))) {
      const refusals = [{ code: 'alreadyRunning', text: '已经有一次核对正在进行，请等它完成后再提请' }];
      await refuse(actor, refusals);
      throw problem(409, 'alreadyRunning', '已经有一次核对正在进行', { refusals });
    }
    return reply.code(202).send(toView(await stateOf(actor)));
  });
};

const badQuery = (field: string, text: string) => problem(400, 'invalidInput', '提交的内容有误，请按提示改正后再提交', { errors: [{ field, text }] });

type State = { readonly head: { number: number; hash: string; at: string } | null; readonly exported: { number: number; hash: string; at: string } | null } & Awaited<ReturnType<typeof readReports>>;

/** The same, in arrays that the answer may own. */
function toView({ head: end, exported, running, last }: State) {
  const copy = (one: State['last']) => (one === null ? null : { ...one, checks: one.checks.map((check) => ({ ...check, findings: [...check.findings], notes: [...check.notes] })) });
  return { head: end, exported, running: copy(running), last: copy(last) };
}
