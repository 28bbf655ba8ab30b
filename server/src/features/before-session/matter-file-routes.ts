import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { MatterFile } from '@luoshi/domain/livelihood-matter/rows.ts';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { sendFile } from '../files/public.ts';
import { requireActor } from '../identity/public.ts';
import { listMatters } from './read/matters.ts';

const id = Type.String({ minLength: 1, maxLength: 64 });
const withFiles = [
  { kind: 'livelihoodMatter', path: 'livelihood-matters', summary: '民生事项的照片、附件' },
  { kind: 'countyReferral', path: 'county-referrals', summary: '转请县代表的事项的照片、附件' },
] as const;

/** A photograph or paper of a matter, or of what a township handed over with one, for whoever may see the record. */
export const matterFileRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  for (const { kind, path, summary } of withFiles) {
    app.get(`/api/v1/${path}/:id/files/:fileId`, { schema: { tags: ['民生事项'], summary, params: Type.Object({ id, fileId: id }) } }, async (request, reply) => {
      const actor = requireActor(request);
      const [row] = await withReading(deps.db, actor.congressId, (tx) => listMatters(tx, actor, kind, { id: request.params.id }));
      const file = (row as { readonly files: readonly Omit<MatterFile, 'of'>[] } | undefined)?.files.find((one) => one.id === request.params.fileId);
      if (file === undefined) throw problem(404, 'notFound', '没有这份附件，或者您无权查看');
      const { name, mediaType, size, sha256 } = file;
      return sendFile(request, reply, { name, mediaType, size, sha256, disposition: 'attachment', open: (range) => deps.files.read(sha256, range) });
    });
  }
};
