import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import type { PublicationRow, ReplyRow } from '@luoshi/domain/case-file/rows.ts';
import { administratorRoles, isUnitRole } from '@luoshi/domain/identity/roles.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import type { Decision } from '@luoshi/domain/publication/bodies.ts';
import { formLabels, type PublicityBody } from '@luoshi/domain/publication/publicity.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { decisionSchema, findVisible, proposalSchema, type CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { previewOfDecision, previewOfProposal } from './preview.ts';
import { listPublications } from './read/list-publications.ts';

const idParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const oneOf = (values: readonly string[], title: string) => Type.Optional(Type.Unsafe<string>({ type: 'string', title, enum: [...values] }));
export const publicationFilter = {
  state: oneOf(Object.keys(workflowOf('publication').states), '状态'), form: oneOf(Object.keys(formLabels), '公开方式'), unit: Type.Optional(Type.String({ maxLength: 64, title: '承办单位' })),
  year: Type.Optional(Type.String({ pattern: '^[0-9]{4}$', title: '答复年度' })), late: Type.Optional(Type.Boolean({ title: '逾期未审定' })),
};

/** 公开目录, and what the public would read before anything is decided. Nothing here is read without a log-in; a public page is another matter. */
export const publicationRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const tags = ['公开'];
  const today = () => dateInShanghai(deps.clock.now().toISOString());

  app.get('/api/v1/publications', {
    schema: { tags, summary: '公开目录', querystring: Type.Object({ ...publicationFilter, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })), cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,6}$' })) }) },
  }, (request) => {
    const actor = requireReader(request);
    return withReading(deps.db, actor.congressId, (tx) => listPublications(tx, actor, request.query, today()));
  });

  app.post('/api/v1/replies/:id/public-text', { schema: { tags, summary: '预览：按建议的方式公众读到什么', params: idParams, body: proposalSchema } }, (request) => {
    const actor = requireActor(request);
    return withReading(deps.db, actor.congressId, async (tx) => {
      const { file, record } = await findVisible(tx, actor, 'reply', request.params.id);
      if (!isUnitRole(actor.role) || actor.organisationId !== (record as ReplyRow).unitId) throw problem(403, 'notYourRole', '只有承办单位可以预览自己的建议');
      return previewOfProposal(file, record as ReplyRow, request.body as PublicityBody);
    });
  });

  app.post('/api/v1/publications/:id/public-text', { schema: { tags, summary: '预览：按审定的方式公众读到什么', params: idParams, body: decisionSchema } }, (request) => {
    const actor = requireActor(request);
    return withReading(deps.db, actor.congressId, async (tx) => {
      const { file, record } = await findVisible(tx, actor, 'publication', request.params.id);
      if (!isConducting(actor)) throw problem(403, 'notYourRole', '公开由代表工委（乡镇：主席团）审定');
      return previewOfDecision(file, record as PublicationRow, request.body as Decision);
    });
  });
};

/** The three administrators have no part in the congress's work. */
export function requireReader(request: FastifyRequest) {
  const actor = requireActor(request);
  if ((administratorRoles as readonly string[]).includes(actor.role)) throw problem(403, 'forbidden', '您没有权限查看');
  return actor;
}
