import multipart, { type Multipart, type MultipartFile } from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { administratorRoles } from '@luoshi/domain/identity/roles.ts';
import { markInFile } from '@luoshi/domain/secret-matter/classification-mark.ts';
import { Type } from 'typebox';
import type { Clock } from '../../platform/clock/clock.ts';
import { withTransaction, type Db } from '../../platform/db/database.ts';
import { DEFAULT_MAX_BYTES, type FileRefusal, type FileStore } from '../../platform/files/file-store.ts';
import { problem, type Problem } from '../../platform/http/problem.ts';
import { requireActor } from '../identity/public.ts';
import { keepUpload } from './keep-upload.ts';
import { dropFile, isMarkedFile } from './marked-file.ts';
import { findVisibleFile } from './read/file.ts';
import { sendFile } from './send-file.ts';

export interface FileDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly maxBytes?: number;
}

const UPLOADS_PER_MINUTE = 120;
const refusalStatus: Readonly<Record<FileRefusal['refused'], number>> = { tooLarge: 413, typeNotAllowed: 415, empty: 422, nameMisleads: 422 };
const uploadView = Type.Object({ fileId: Type.String(), name: Type.String(), mediaType: Type.String(), size: Type.Integer(), sha256: Type.String(), sm3: Type.String() });

/** Files come in by themselves and are named by the action that takes them; they go out to whoever may see the record they stand on. */
export const fileRoutes: FastifyPluginAsyncTypebox<FileDependencies> = async (app, deps) => {
  const maxBytes = deps.maxBytes ?? DEFAULT_MAX_BYTES;
  const tags = ['文件'];
  // The store counts the bytes itself; one more than it takes lets it say so.
  await app.register(multipart, { throwFileSizeLimit: false, limits: { fileSize: maxBytes + 1, files: 1, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 50 } });

  app.post('/api/v1/files', {
    bodyLimit: maxBytes + 64 * 1024,
    config: { rateLimit: { max: UPLOADS_PER_MINUTE, timeWindow: 60_000 } },
    schema: { tags, summary: '上传文件 (multipart/form-data，字段 file)', consumes: ['multipart/form-data'], response: { 201: uploadView } },
    // Asked before the first byte of the file is read.
    onRequest: async (request) => {
      if ((administratorRoles as readonly string[]).includes(requireActor(request).role)) throw problem(403, 'forbidden', '您当前的身份没有需要上传附件的事项');
      if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')) throw problem(415, 'unsupportedMediaType', '请以 multipart/form-data 上传文件');
    },
  }, async (request, reply) => {
    const actor = requireActor(request);
    try {
      const parts = request.parts();
      const part = onlyFile((await parts.next()).value);
      const stored = await deps.files.put(part.file, part.filename, maxBytes);
      if ('refused' in stored) throw problem(refusalStatus[stored.refused], stored.refused, stored.textZh, { errors: [{ field: 'file', text: stored.textZh }] });
      if ((await parts.next()).done !== true) throw tooMany();
      if (await isMarkedFile(deps.files, stored)) {
        await withTransaction(deps.db, actor.congressId, (tx) => dropFile(tx, deps.files, stored.sha256));
        throw problem(422, 'classificationMark', '文件带有国家秘密标志，没有收下', { errors: [{ field: 'file', text: markInFile }] });
      }
      const { name, mediaType, size, sha256, sm3 } = stored;
      const fileId = await withTransaction(deps.db, actor.congressId, (tx) => keepUpload(tx, actor, stored, deps.clock.now()));
      return reply.code(201).header('location', `/api/v1/files/${fileId}`).send({ fileId, name, mediaType, size, sha256, sm3 });
    } catch (error) {
      // The rest is read and thrown away: a browser hears the answer only when it has sent everything.
      request.raw.unpipe();
      request.raw.resume();
      throw brokenUpload(error) ?? error;
    }
  });

  app.get('/api/v1/files/:id', { schema: { tags, summary: '下载文件', params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }) } }, async (request, reply) => {
    const actor = requireActor(request);
    const file = await withTransaction(deps.db, actor.congressId, (tx) => findVisibleFile(tx, actor, request.params.id));
    if (file === null) throw problem(404, 'notFound', '没有这个文件，或者您无权查看');
    if ((await deps.files.size(file.sha256)) !== file.size) throw problem(503, 'fileMissing', '文件暂时无法读取，请告诉系统管理员', { detail: `文件编号 ${file.id}` });
    return sendFile(request, reply, { ...file, disposition: 'attachment', open: (range) => deps.files.read(file.sha256, range) });
  });
};

function onlyFile(part: Multipart | undefined): MultipartFile {
  if (part?.type !== 'file' || part.fieldname !== 'file' || (part.filename ?? '') === '') {
    throw problem(400, 'invalidInput', '没有收到文件', { errors: [{ field: 'file', text: '请选择文件，并放在名为 file 的字段中' }] });
  }
  return part;
}

const tooMany = (): Problem => problem(400, 'invalidInput', '一次只能上传一个文件', { errors: [{ field: 'file', text: '请逐个上传，不要附带其他内容' }] });

/** What the parser says of a form that is none. */
function brokenUpload(error: unknown): Problem | undefined {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'FST_FIELDS_LIMIT' || code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT') {
    return tooMany();
  }
  if (code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return problem(415, 'unsupportedMediaType', '请以 multipart/form-data 上传文件');
  const isBroken = /multipart|unexpected end|premature|malformed|boundary/i.test(message ?? '') || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET';
  return isBroken ? problem(400, 'brokenUpload', '文件没有传完整，请检查网络后重新上传') : undefined;
}
