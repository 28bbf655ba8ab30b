import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { markInFile } from '@luoshi/domain/secret-matter/classification-mark.ts';
import { bearsMark } from '@luoshi/domain/writing-coach/secret-signs.ts';
import { Type } from 'typebox';
import { withTransaction } from '../../platform/db/database.ts';
import { readDocument, type ReadFailure, type ReadLine } from '../../platform/documents/read-document.ts';
import { problem } from '../../platform/http/problem.ts';
import { findVisible, type CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { recogniseReply } from './reading/recognise-reply.ts';
import { recogniseSuggestion } from './reading/recognise-suggestion.ts';

const MOST_BYTES = 20 * 1024 * 1024;
const MOST_CHARACTERS = 60_000;
const texts = Type.Array(Type.String());
const suggestionView = Type.Object({ title: Type.String(), situation: Type.String(), analysis: Type.String(), asks: texts, leftOver: texts });
const replyView = Type.Object({
  opening: Type.String(), closing: Type.String(), contactName: Type.String(), contactPhone: Type.String(), leftOver: texts,
  answers: Type.Array(Type.Object({ askNo: Type.Union([Type.Integer(), Type.Null()]), heading: Type.String(), text: Type.String() })),
});

const failures: Readonly<Record<ReadFailure['failed'], readonly [status: 413 | 415 | 422, text: string]>> = {
  notADocument: [415, '只能读入 Word（.docx）和 PDF 文件。老式的 .doc 文件请用 Word 或者 WPS 另存为 .docx 后再选'],
  tooLarge: [413, '这个 Word 文件解压后过大或者已经损坏，没有读入。请删去图片后另存一份再选'],
  encrypted: [422, '文件设有密码，没有读入。请去掉密码后再选'],
  broken: [422, '文件损坏或者不是完整的文档，没有读入。请用 Word 或者 WPS 打开确认后另存一份再选'],
  tooSlow: [422, '文件太复杂，没有读入。请把文字复制到一份新的 Word 文件后再选'],
};

/** What people wrote elsewhere, put into the places of a form to be checked by them. Nothing is kept and nothing is changed here. */
export const readingRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) => done(null, body));
  const tags = ['文书'];
  const options = { bodyLimit: MOST_BYTES, config: { rateLimit: { max: 30, timeWindow: 60_000 } } };
  const consumes = ['application/octet-stream'];

  app.post('/api/v1/readings/suggestion', {
    ...options, preValidation: async (request) => void requireActor(request),
    schema: { tags, summary: '读入建议稿（请求体为 Word 或 PDF 文件）', consumes, response: { 200: suggestionView } },
  }, async (request) => {
    const read = recogniseSuggestion(await linesOf(request.body));
    return { ...read, asks: [...read.asks], leftOver: [...read.leftOver] };
  });

  app.post('/api/v1/replies/:id/reading', {
    ...options, preValidation: async (request) => void requireActor(request),
    schema: { tags, summary: '读入答复稿（请求体为 Word 或 PDF 文件）', consumes, params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), response: { 200: replyView } },
  }, async (request) => {
    const actor = requireActor(request);
    const { file } = await withTransaction(deps.db, actor.congressId, (tx) => findVisible(tx, actor, 'reply', request.params.id));
    const read = recogniseReply(await linesOf(request.body), file.suggestion.asks);
    return { ...read, answers: read.answers.map((answer) => ({ ...answer })), leftOver: [...read.leftOver] };
  });
};

async function linesOf(body: unknown): Promise<readonly ReadLine[]> {
  if (!Buffer.isBuffer(body) || body.length === 0) throw problem(415, 'unsupportedMediaType', '没有收到文件', { errors: [{ field: 'file', text: '请选择 Word（.docx）或者 PDF 文件' }] });
  const read = await readDocument(body);
  if ('failed' in read) {
    const [status, text] = failures[read.failed];
    throw problem(status, read.failed, text, { errors: [{ field: 'file', text }] });
  }
  if (bearsMark(read.lines.map(({ text }) => text).join('\n'))) throw problem(422, 'classificationMark', '文件带有国家秘密标志，没有读入', { errors: [{ field: 'file', text: markInFile }] });
  const characters = read.lines.reduce((sum, { text }) => sum + text.length, 0);
  const isScan = read.pages !== null && characters < 10 * read.pages;
  if (characters === 0 || isScan) {
    const text = read.pages === null ? '文件里没有文字' : '这是扫描件，里面只有图片，没有可以读取的文字。请选择原来的 Word 文件，或者照着录入';
    throw problem(422, 'noText', text, { errors: [{ field: 'file', text }] });
  }
  if (characters > MOST_CHARACTERS) throw problem(413, 'tooLong', '文字太多，不像是一件建议或者一份答复，没有读入', { errors: [{ field: 'file', text: `请选择不超过 ${MOST_CHARACTERS} 字的文件` }] });
  return read.lines;
}
