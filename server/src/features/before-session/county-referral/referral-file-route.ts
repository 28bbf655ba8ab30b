import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { CountyReferralRow } from '@luoshi/domain/county-referral/rows.ts';
import { Type } from 'typebox';
import { withReading } from '../../../platform/db/database.ts';
import { problem } from '../../../platform/http/problem.ts';
import type { CaseDependencies } from '../../cases/public.ts';
import { sendFile } from '../../files/public.ts';
import { requireActor } from '../../identity/public.ts';
import { listMatters } from '../read/matters.ts';

const id = Type.String({ minLength: 1, maxLength: 64 });

/** A photograph that the township handed over with its matter. */
export const referralFileRoute: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  app.get('/api/v1/county-referrals/:id/files/:fileId', { schema: { tags: ['民生事项'], summary: '转请县代表的事项的照片、附件', params: Type.Object({ id, fileId: id }) } }, async (request, reply) => {
    const actor = requireActor(request);
    const [referral] = await withReading(deps.db, actor.congressId, (tx) => listMatters(tx, actor, 'countyReferral', { id: request.params.id }));
    const file = (referral as CountyReferralRow | undefined)?.files.find((one) => one.id === request.params.fileId);
    if (file === undefined) throw problem(404, 'notFound', '没有这份附件，或者您无权查看');
    const { name, mediaType, size, sha256 } = file;
    return sendFile(request, reply, { name, mediaType, size, sha256, disposition: 'attachment', open: (range) => deps.files.read(sha256, range) });
  });
};
