import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problem } from '../../platform/http/problem.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { readCode } from './paper-mark.ts';
import { isSealIntact } from './paper-seal.ts';
import { findIssuedAnywhere } from './read/issued-paper.ts';
import { closedFacts, openFacts, verdictText, verifyDocument, type VerifyDependencies } from './verify-document.ts';

const MOST_BYTES = 20 * 1024 * 1024;
const orNull = Type.Union([Type.String(), Type.Null()]);
const openView = Type.Object({ code: Type.String(), kindLabel: Type.String(), issuer: orNull, issuedOn: Type.String() });
const closedView = Type.Union([Type.Object({
  title: Type.String(), signedBy: orNull, keptAt: Type.String(), sha256: Type.String(), sm3: Type.String(), size: Type.Integer(), suggestionId: orNull, href: Type.String(),
}), Type.Null()]);

/** Whether a print or a file is genuine. A print is looked up by its code, by anybody; what it says stays with those who may see the record. */
export const verifyRoutes: FastifyPluginAsyncTypebox<CaseDependencies & VerifyDependencies> = async (app, deps) => {
  app.addContentTypeParser(['application/pdf', 'application/octet-stream'], { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) => done(null, body));

  app.get('/api/v1/papers/:code', {
    // Few enough that nobody finds papers by trying codes.
    config: { rateLimit: { max: 30, timeWindow: 60_000 } },
    schema: { tags: ['文书'], summary: '按校验码核对文书', params: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }), response: { 200: Type.Object({ paper: openView, details: closedView }) } },
  }, async (request, reply) => {
    const code = readCode(request.params.code);
    const found = code === null ? null : await findIssuedAnywhere(deps.db, { code });
    if (found === null) throw problem(404, 'noSuchPaper', '本系统没有签发过这个校验码的文书', { detail: '请核对页脚的校验码是否输入正确；确认无误仍查不到的，这份文书不是本系统签发的。' });
    if (!isSealIntact(found, deps.auditMacKey)) throw problem(409, 'paperChanged', '这份文书的留存登记被改动过，不能认定真伪，请告诉审计员');
    return reply.header('cache-control', 'no-store').send({ paper: openFacts(found), details: await closedFacts(deps, request.actor, found) });
  });

  app.post('/api/v1/papers/verify', {
    bodyLimit: MOST_BYTES, config: { rateLimit: { max: 30, timeWindow: 60_000 } },
    schema: {
      tags: ['文书'], summary: '核验文书文件（请求体为 PDF）', consumes: ['application/pdf'],
      response: { 200: Type.Object({ verdict: Type.String(), text: Type.String(), sha256: Type.String(), sm3: Type.String(), paper: Type.Union([openView, Type.Null()]), details: closedView }) },
    },
    preValidation: async (request) => void requireActor(request),
  }, async (request) => {
    const actor = requireActor(request);
    if (!Buffer.isBuffer(request.body) || request.body.length === 0) throw problem(415, 'unsupportedMediaType', '请提交 PDF 文件', { errors: [{ field: 'file', text: '请选择一份 PDF 文书' }] });
    const { verdict, sha256, sm3, paper } = await verifyDocument(deps, request.body);
    return { verdict, text: verdictText({ verdict, paper }), sha256, sm3, paper: paper === null ? null : openFacts(paper), details: paper === null ? null : await closedFacts(deps, actor, paper) };
  });
};
