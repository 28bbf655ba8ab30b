import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { matterQuery } from '../../api/matters.ts';
import { newKey } from '../../api/perform-action.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { GuideTopic, Suggestion } from '../../api/types.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ActWithWords } from '../act/act-with-words.tsx';
import { textOf } from '../act/use-act.ts';
import { Page } from '../app/page.tsx';
import { TopicWords } from './topic-words.tsx';

export function TopicPage() {
  const { id = '' } = useParams();
  const topic = useQuery(matterQuery('guideTopic', id));
  return <Page title="选题" back="/topics">{topic.data === undefined ? topic.error === null ? <Loading /> : <LoadFailed error={topic.error} onRetry={() => void topic.refetch()} /> : <View topic={topic.data} />}</Page>;
}

const titleFrom = (topic: GuideTopic) => (topic.title.startsWith('关于') ? topic.title : `关于${topic.title}的建议`);

/** A topic with all that is known of it, and the way to write from it. */
function View({ topic }: { readonly topic: GuideTopic }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const begin = useMutation<Suggestion, ApiProblem>({
    mutationFn: () => request<Suggestion>('/api/v1/suggestions', { method: 'POST', body: { title: titleFrom(topic), topicId: topic.id }, idempotencyKey: key }),
    onSuccess: async (draft) => { await queries.invalidateQueries({ queryKey: keys.cases }); void navigate(`/write/${draft.id}`); },
  });
  return (
    <div className="stack-lg">
      <section className="stack"><h2 style={{ fontSize: '1.25rem' }}>{topic.state === 'adopted' ? topic.title : topic.sourceTitle}</h2><p className="muted">{topic.year}年{topic.section === null ? ` · ${topic.stateLabel}` : ` · ${topic.section}`} · {topic.sourceLabel}</p></section>
      {topic.state === 'adopted' ? <TopicWords topic={topic} /> : null}
      {topic.sourceText === '' ? null : <section className="card stack-sm"><h3>报送的原话</h3><p className="pre">{topic.sourceText}</p></section>}
      {topic.setAsideReason === null ? null : <div className="note note--plan stack-sm"><h3>没有采用的理由</h3><p>{topic.setAsideReason}</p><p className="small">没有采用不影响您自己写成建议提出。</p></div>}
      <ActWithWords record={topic} action="withdraw" label="撤回这个选题" title="撤回这个选题？" explanation="撤回后代表工委不再研究这个选题，您仍可以自己写成建议。" doLabel="撤回" />
      {topic.state === 'adopted' ? (
        <div className="foot">
          {begin.error === null ? null : <p className="note note--late" role="alert">{textOf(begin.error)}</p>}
          <button type="button" className="button button--main button--big" disabled={begin.isPending} onClick={() => begin.mutate()}>{begin.isPending ? '正在打开…' : '据此撰写建议'}</button>
        </div>
      ) : null}
    </div>
  );
}
