import { markRefusals } from '@luoshi/domain/secret-matter/classification-mark.ts';
import type { HttpApp } from '../../platform/http/build-http.ts';
import { problem } from '../../platform/http/problem.ts';
import { errorsAt } from '../../platform/http/refused.ts';
import { createRefusalRecorder } from '../audit/public.ts';
import type { CaseDependencies } from '../cases/public.ts';

/**
 * Whatever form it is sent with: a text that bears a mark of classification is not taken in, not even as a draft. Kept is that somebody
 * tried, never what was in it. Call it on the root instance, behind the authentication.
 */
export function refuseMarks(app: HttpApp, deps: Pick<CaseDependencies, 'db' | 'clock'>): void {
  app.addHook('preHandler', async (request) => {
    const { actor, body } = request;
    if (actor === null || request.method === 'GET' || body === null || typeof body !== 'object' || Buffer.isBuffer(body)) return;
    const refusals = markRefusals(body);
    if (refusals.length === 0) return;
    await createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind: 'classificationMark', id: null, action: 'send', refusals });
    throw problem(422, 'classificationMark', '内容带有国家秘密标志，没有收下', { detail: refusals[0]?.text ?? '', refusals, errors: errorsAt(refusals) });
  });
}
