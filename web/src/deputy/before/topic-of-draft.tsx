import { useQuery } from '@tanstack/react-query';
import { matterQuery } from '../../api/matters.ts';
import { Fold } from '../kit/fold.tsx';
import { TopicWords } from './topic-words.tsx';

/** The topic that a draft was begun from, at hand while writing. */
export function TopicOfDraft({ id }: { readonly id: string }) {
  const topic = useQuery(matterQuery('guideTopic', id)).data;
  return topic === undefined ? null : <Fold title={`选题：${topic.title}`}><TopicWords topic={topic} /></Fold>;
}
