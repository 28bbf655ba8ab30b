import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isQualityKind, matterDefinitions, matterKinds, type MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import { administratorRoles } from '@luoshi/domain/identity/roles.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type TObject } from 'typebox';
import { withReading, type Tx } from '../../platform/db/database.ts';
import { problem, type Problem } from '../../platform/http/problem.ts';
import { refusedBy } from '../../platform/http/refused.ts';
import { versionSeen } from '../../platform/http/version-seen.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { announceIntention, beginGuide, openTalk, proposeTopic, type NewGuide, type NewIntention, type NewTalk, type NewTopic } from './bear-matters.ts';
import { readFacts } from './facts.ts';
import { besideOf } from './beside.ts';
import { guidePdfRoute } from './guide-pdf-route.ts';
import { hrefOfMatter, matterBodies, matterPath, newGuideBody, newIntentionBody, newReportBody, newTalkBody, newTopicBody } from './matter-bodies.ts';
import { performMatter, todayOf, type MatterRefused, type MatterResult } from './perform-matter.ts';
import { beginReport, type NewReport } from './handling-report/begin-report.ts';
import { windowOfYear } from './handling-report/window-of-year.ts';
import { handlingReportPaperRoute } from './handling-report/report-paper-route.ts';
import { newLivelihoodBody } from './livelihood/livelihood-bodies.ts';
import { newLivelihoodSchema } from './livelihood/present-livelihood.ts';
import { raiseLivelihood, type NewLivelihood } from './livelihood/raise-livelihood.ts';
import { withLikeness } from './likeness.ts';
import { beginSelection, giveScore, receiveCompilation, setRubric, type NewReceipt, type NewRubric, type NewScore, type NewSelection } from './text-quality/bear-quality.ts';
import { newReceiptBody, newRubricBody, newScoreBody, newSelectionBody } from './text-quality/quality-bodies.ts';
import { textQualityRoutes } from './text-quality/text-quality-routes.ts';
import { matterFileRoutes } from './matter-file-routes.ts';
import { presentMatter } from './present-matter.ts';
import { countOfTopics, countTalks, listMatters, type MatterQuery } from './read/matters.ts';

const titles = { 403: '您当前的身份不能进行这项操作', 404: '没有这条记录，或者您无权查看', 409: '当前状态不能进行这项操作', 412: '内容已被别人改动', 422: '条件还不具备' } as const;
const idParams = Type.Object({ id: Type.String({ title: '编号', minLength: 1, maxLength: 64 }) });
const word = Type.Optional(Type.String({ minLength: 1, maxLength: 64 }));
const query = Type.Object({ year: Type.Optional(Type.Integer({ title: '年份', minimum: 2000, maximum: 2199 })), state: word, suggestion: word, unit: word });

interface Birth { readonly body: TObject; readonly summary: string; readonly run: (deps: CaseDependencies, actor: Actor, body: never) => Promise<MatterResult> }
/** A referral to the county's deputies comes from the township's matter and is not begun by itself. */
const births: Readonly<Record<Exclude<MatterKind, 'countyReferral'>, Birth>> & { readonly countyReferral?: undefined } = {
  topicGuide: { body: newGuideBody, summary: '建立一年的选题参考', run: (deps, actor, body: NewGuide) => beginGuide(deps, actor, body) },
  guideTopic: { body: newTopicBody, summary: '报送选题', run: (deps, actor, body: NewTopic) => proposeTopic(deps, actor, body) },
  draftTalk: { body: newTalkBody, summary: '就草稿与单位沟通', run: (deps, actor, body: NewTalk) => openTalk(deps, actor, body) },
  draftIntention: { body: newIntentionBody, summary: '登记会前拟提事项', run: (deps, actor, body: NewIntention) => announceIntention(deps, actor, body) },
  handlingReport: { body: newReportBody, summary: '起草一年的办理情况报告', run: (deps, actor, body: NewReport) => beginReport(deps, actor, body) },
  livelihoodMatter: { body: newLivelihoodBody, summary: '反映民生事项', run: (deps, actor, body: NewLivelihood) => raiseLivelihood(deps, actor, body) },
  writingRubric: { body: newRubricBody, summary: '制定撰写质量评价办法', run: (deps, actor, body: NewRubric) => setRubric(deps, actor, body) },
  writingScore: { body: newScoreBody, summary: '评价撰写质量', run: (deps, actor, body: NewScore) => giveScore(deps, actor, body) },
  excellentSelection: { body: newSelectionBody, summary: '开始评选优秀建议', run: (deps, actor, body: NewSelection) => beginSelection(deps, actor, body) },
  compilationReceipt: { body: newReceiptBody, summary: '签收优秀建议选编', run: (deps, actor, body: NewReceipt) => receiveCompilation(deps, actor, body) },
};

/** Topics, the yearly guide and talks about drafts: what is prepared before the session. */
export const beforeSessionRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  for (const kind of matterKinds) register(kind);
  await app.register(guidePdfRoute, deps);
  await app.register(handlingReportPaperRoute, deps);
  await app.register(matterFileRoutes, deps);
  await app.register(textQualityRoutes, deps);

  function register(kind: MatterKind): void {
    const path = `/api/v1/${matterPath[kind]}`;
    const tags = [kind === 'livelihoodMatter' || kind === 'countyReferral' ? '民生事项' : isQualityKind(kind) ? '撰写质量' : kind === 'handlingReport' ? '办理情况报告' : '会前准备'];
    const { workflow } = matterDefinitions[kind];
    const birth = births[kind];
    app.get(path, { schema: { tags, summary: workflow.label, querystring: query } }, async (request) => {
      const actor = requireReader(request);
      return withReading(deps.db, actor.congressId, async (tx) => {
        const records = await listMatters(tx, actor, kind, request.query as MatterQuery);
        return { items: await presented(tx, actor, kind, records), ...(kind === 'draftTalk' ? { counts: countTalks(records as never) } : {}), ...(kind === 'handlingReport' ? { window: await windowOfYear(deps, tx, actor.congressId) } : {}), createSchema: kind === 'livelihoodMatter' ? await newLivelihoodSchema(tx, actor) : birth?.body ?? {} };
      });
    });
    app.get(`${path}/:id`, { schema: { tags, summary: `一条${workflow.label}`, params: idParams } }, async (request, reply) => sendOne(reply, await readOne(requireReader(request), kind, request.params.id)));
    if (birth !== undefined) app.post(path, { schema: { tags, summary: birth.summary, body: birth.body } }, async (request, reply) => {
      const actor = requireActor(request);
      const record = accepted(await birth.run(deps, actor, request.body as never));
      return sendOne(reply.code(201).header('location', hrefOfMatter(kind, record.id)), await readOne(actor, kind, record.id));
    });
    for (const [action, body] of Object.entries(matterBodies[kind])) {
      app.post(`${path}/:id/actions/${action}`, { schema: { tags, summary: workflow.actions[action] ?? action, params: idParams, body } }, async (request: FastifyRequest, reply: FastifyReply) => {
        const actor = requireActor(request);
        const { id } = request.params as { id: string };
        const record = accepted(await performMatter(deps, { actor, kind, id, action, body: request.body, expectedVersion: versionSeen(request), ...besideOf(deps, actor, kind, action, request.body) }));
        // What somebody took back is out of the unit's sight, but the one who acts always sees the own act's outcome.
        return sendOne(reply, await readOne(actor, kind, record.id));
      });
    }
  }

  async function presented(tx: Tx, actor: Actor, kind: MatterKind, records: readonly MatterRow[]) {
    const factsOf = await readFacts(tx, kind, actor.congressId, records, todayOf(deps));
    const counts = kind === 'guideTopic' ? await countOfTopics(tx, actor.congressId, records.map((record) => record.id)) : new Map<string, number>();
    return withLikeness(kind, records, records.map((record) => presentMatter(actor, kind, record, factsOf(record), todayOf(deps), counts)));
  }

  async function readOne(actor: Actor, kind: MatterKind, id: string) {
    const [view] = await withReading(deps.db, actor.congressId, async (tx) => presented(tx, actor, kind, await listMatters(tx, actor, kind, { id })));
    if (view === undefined) throw problem(404, 'notFound', titles[404]);
    return view;
  }
};

const sendOne = (reply: FastifyReply, view: { readonly version: number }) => reply.header('etag', `"${view.version}"`).header('cache-control', 'no-store').send(view);

/** The three administrators have no part in what is written. */
function requireReader(request: FastifyRequest): Actor {
  const actor = requireActor(request);
  if ((administratorRoles as readonly string[]).includes(actor.role)) throw problem(403, 'forbidden', '您没有权限查看');
  return actor;
}

function accepted(result: MatterResult): MatterRow {
  if (result.ok) return result.record;
  throw refusedAs(result);
}

function refusedAs({ status, code, refusals }: MatterRefused): Problem {
  return refusedBy(status, code, titles[status], refusals);
}
