import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { topicSourceLabels, type GuideTopicRow, type TopicGuideRow } from '@luoshi/domain/before-session/guide-rows.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { PDF, rendered, RENDERS_PER_MINUTE, renderTopicGuide, sendPdf, type TopicGuideData } from '../documents/public.ts';
import { requireActor } from '../identity/public.ts';
import { selectMatters } from './matter-tables.ts';
import { todayOf } from './perform-matter.ts';
import { matterVisible } from './scope.ts';

function guideData(guide: TopicGuideRow, topics: readonly GuideTopicRow[], issuer: string, today: IsoDate): TopicGuideData {
  return {
    documentDate: guide.publishedOn ?? today, title: guide.title, issuer, preface: guide.preface, publishedOn: guide.publishedOn,
    sections: guide.sections.map((name) => ({
      name, topics: topics.filter((topic) => topic.section === name).map((topic) => ({ title: topic.title, background: topic.background, data: topic.data, alreadyKnown: topic.alreadyKnown, units: topic.unitNames, source: topicSourceLabels[topic.source] })),
    })),
  };
}

/** The guide as a paper, for reading and handing out. */
export const guidePdfRoute: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  app.get('/api/v1/topic-guides/:id/guide.pdf', {
    config: { rateLimit: { max: RENDERS_PER_MINUTE, timeWindow: 60_000 } },
    schema: { tags: ['会前准备'], summary: '选题参考（PDF）', params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), produces: [PDF] },
  }, async (request, reply) => {
    const actor = requireActor(request);
    const data = await withReading(deps.db, actor.congressId, async (tx) => {
      const [guide] = await selectMatters<TopicGuideRow>(tx, 'topicGuide', actor.congressId, sql`m.id = ${request.params.id} and ${matterVisible('topicGuide', actor)}`);
      if (guide === undefined) throw problem(404, 'notFound', '没有这份选题参考，或者还没有发布');
      const topics = await selectMatters<GuideTopicRow>(tx, 'guideTopic', actor.congressId, sql`m.year = ${guide.year} and m.state = 'adopted' order by m.created_at, m.id`);
      const { rows: [office] } = await sql<{ name: string }>`select c.name || o.name as name from organisation o join congress c on c.id = o.congress_id where o.congress_id = ${actor.congressId} and o.kind = 'deputyAffairs' order by o.id limit 1`.execute(tx);
      return guideData(guide, topics, office?.name ?? '代表工作委员会', todayOf(deps));
    });
    return sendPdf(request, reply, `${data.title}.pdf`, await rendered(renderTopicGuide(deps.documents(), data)));
  });
};
