import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { topicSourceLabels, type GuideTopicRow, type TopicGuideRow } from '@luoshi/domain/before-session/guide-rows.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import { DocumentError } from '../../platform/documents/engine.ts';
import { problem } from '../../platform/http/problem.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { renderTopicGuide, type TopicGuideData } from '../documents/public.ts';
import { sendFile } from '../files/public.ts';
import { requireActor } from '../identity/public.ts';
import { selectMatters } from './matter-tables.ts';
import { todayOf } from './perform-matter.ts';
import { matterVisible } from './scope.ts';

const RENDERS_PER_MINUTE = 60;

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
    schema: { tags: ['会前准备'], summary: '选题参考（PDF）', params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), produces: ['application/pdf'] },
  }, async (request, reply) => {
    const actor = requireActor(request);
    const data = await withReading(deps.db, actor.congressId, async (tx) => {
      const [guide] = await selectMatters<TopicGuideRow>(tx, 'topicGuide', actor.congressId, sql`m.id = ${request.params.id} and ${matterVisible('topicGuide', actor)}`);
      if (guide === undefined) throw problem(404, 'notFound', '没有这份选题参考，或者还没有发布');
      const topics = await selectMatters<GuideTopicRow>(tx, 'guideTopic', actor.congressId, sql`m.year = ${guide.year} and m.state = 'adopted' order by m.created_at, m.id`);
      const { rows: [office] } = await sql<{ name: string }>`select c.name || o.name as name from organisation o join congress c on c.id = o.congress_id where o.congress_id = ${actor.congressId} and o.kind = 'deputyAffairs' order by o.id limit 1`.execute(tx);
      return guideData(guide, topics, office?.name ?? '代表工作委员会', todayOf(deps));
    });
    let bytes: Buffer;
    try {
      bytes = Buffer.from(await renderTopicGuide(deps.documents(), data));
    } catch (error) {
      if (error instanceof DocumentError && error.failure !== 'template') throw problem(503, 'documentsBusy', '文书正在排队生成，请稍后再试', { headers: { 'retry-after': '3' } });
      throw error;
    }
    return sendFile(request, reply, {
      name: `${data.title.replaceAll(/[\\/:*?"<>|\n]/g, '')}.pdf`, mediaType: 'application/pdf', disposition: 'inline', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'),
      open: (range) => Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)]),
    });
  });
};
