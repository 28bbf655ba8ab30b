import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { officeNamedAfter } from '@luoshi/domain/identity/roles.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { keptPaper, markHashOf, withMark } from './keep-paper.ts';
import type { IssuedPaper } from './read/issued-paper.ts';
import { formsToHandOut } from './read/forms-to-hand-out.ts';
import { readPlaceName } from './read/place-name.ts';
import { refuseTampered } from './send-kept.ts';
import { rendered, sendPdf } from './send-document.ts';
import type { WrittenPaper } from './written-paper.ts';

/** As many are issued at the same time: each takes its case for a moment, and others go on working meanwhile. */
const AT_ONCE = 4;

/**
 * All forms of a round that are still to be handed out, in one file for the printer. Each is the paper that is issued for the rating, with its own
 * code; those who have rated are not among them, which only the office that runs the round may know. The file itself proves nothing and is not kept.
 */
export const roundFormsRoute: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  app.get('/api/v1/evaluation-rounds/:id/forms.pdf', {
    config: { rateLimit: { max: 12, timeWindow: 60_000 } },
    schema: {
      tags: ['测评轮次'], summary: '一轮测评还要发放的征询意见表（汇总打印）', params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), produces: ['application/pdf'],
      querystring: Type.Object({ order: Type.Optional(Type.Unsafe<'number' | 'deputy'>({ type: 'string', title: '顺序', enum: ['number', 'deputy'], 'x-labels': { number: '按建议编号', deputy: '按代表' } })), part: Type.Optional(Type.Integer({ title: '第几册', minimum: 1, maximum: 50 })) }),
    },
  }, async (request, reply) => {
    const actor = requireActor(request);
    const { congressId } = actor;
    if (!isConducting(actor)) throw problem(403, 'notYourRole', '征询意见表由组织测评的代表工委（乡镇：主席团）打印发放');
    const { id } = request.params;
    const { order = 'number', part = 1 } = request.query;
    const { round, place } = await withReading(deps.db, congressId, async (tx) => ({ round: await formsToHandOut(tx, congressId, id, order, part), place: await readPlaceName(tx, congressId) }));
    if (round === null) throw problem(404, 'notFound', '没有这一轮测评');
    if (round.ids.length === 0) throw problem(409, 'nothingToPrint', round.total === 0 ? '这一轮没有还要发放的征询意见表：测评没有开始、已经截止，或者都已收回' : '这一轮没有这么多册，请从前面的册数打印');
    const papers = await issued(round.ids, (ratingId) => keptPaper(deps, congressId, 'ratingForm', ratingId));
    for (const paper of papers) refuseTampered(deps, paper);
    const title = `${round.name}征询意见表（${papers.length}份${round.total > round.ids.length ? `，第${part}册` : ''}）`;
    const forms = papers.map((paper) => withMark({ paper: paper.model } as Pick<WrittenPaper, 'paper'>, markHashOf(paper), paper.code, deps.publicUrl));
    const pdf = await rendered(deps.documents().render('form-collection', { documentDate: dateInShanghai(deps.clock.now().toISOString()), title, issuer: officeNamedAfter(actor.role, place), forms } as { documentDate: string }));
    return sendPdf(request, reply.header('cache-control', 'no-store'), `${title}.pdf`, pdf);
  });
};

/** In the order in which they were asked for; one that has been settled since the list was read is left out. */
async function issued(ids: readonly string[], issue: (id: string) => Promise<IssuedPaper | null>): Promise<IssuedPaper[]> {
  const papers: (IssuedPaper | null)[] = Array.from({ length: ids.length }, () => null);
  let next = 0;
  const work = async () => {
    for (let at = next++; at < ids.length; at = next++) papers[at] = await issue(ids[at] ?? '');
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return papers.filter((paper) => paper !== null && paper.edition.startsWith('blank-')) as IssuedPaper[];
}
