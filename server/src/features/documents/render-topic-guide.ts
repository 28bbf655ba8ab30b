import type { DocumentEngine } from '../../platform/documents/engine.ts';
import { topicGuide, type TopicGuideData } from './templates/topic-guide.ts';

export function renderTopicGuide(engine: DocumentEngine, data: TopicGuideData): Promise<Uint8Array> {
  return engine.render('topic-guide', topicGuide(data));
}
