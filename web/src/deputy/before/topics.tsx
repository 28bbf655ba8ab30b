import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { guidePdfPath, mattersQuery } from '../../api/matters.ts';
import type { GuideTopic, TopicGuide } from '../../api/types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../app/page.tsx';
import { Icon } from '../kit/icon.tsx';
import { Fold } from '../kit/fold.tsx';

/** 选题参考 on the phone: the newest guide open, what I handed in myself, and the way to hand in another. */
export function Topics() {
  const guides = useQuery(mattersQuery('topicGuide'));
  const topics = useQuery(mattersQuery('guideTopic'));
  const error = guides.error ?? topics.error;
  const all = topics.data?.items ?? [];
  const own = all.filter((one) => one.proposedByName !== '' && one.sourceText !== '');
  return (
    <Page title="选题参考">
      {guides.data === undefined || topics.data === undefined ? error === null ? <Loading /> : <LoadFailed error={error} onRetry={() => { void guides.refetch(); void topics.refetch(); }} /> : (
        <div className="stack-lg">
          <p className="muted">选题供参考，提什么由您决定。</p>
          {guides.data.items.length === 0 ? <EmptyState title="选题参考还没有发布">发布时会通知您。现在可以把了解到的问题报送给代表工委。</EmptyState> : null}
          {guides.data.items.map((guide, index) => <Guide key={guide.id} guide={guide} topics={all.filter((one) => one.year === guide.year && one.state === 'adopted')} isOpen={index === 0} />)}
          <section className="stack"><h2>我报送的选题</h2>
            {own.length === 0 ? <p className="muted">还没有报送过。</p> : <ul className="list">{own.map((one) => <li key={one.id}><Link className="item stack-sm" to={`/topics/${one.id}`}><span className="item__title">{one.sourceTitle}</span><span className="small muted">{one.year}年 · {one.stateLabel}{one.setAsideReason === null ? '' : `：${one.setAsideReason}`}</span></Link></li>)}</ul>}
            <Link className="button button--big" to="/topics/new"><Icon name="pen" />报送一个选题</Link>
          </section>
        </div>
      )}
    </Page>
  );
}

function Guide({ guide, topics, isOpen }: { readonly guide: TopicGuide; readonly topics: readonly GuideTopic[]; readonly isOpen: boolean }) {
  return (
    <Fold title={guide.title} count={topics.length} isOpen={isOpen}>
      <div className="stack">
        {guide.preface === '' ? null : <p className="pre">{guide.preface}</p>}
        {guide.sections.map((name) => {
          const listed = topics.filter((one) => one.section === name);
          return listed.length === 0 ? null : (
            <section className="stack-sm" key={name}><h3>{name}</h3>
              <ul className="list">{listed.map((one) => <li key={one.id}><Link className="item stack-sm" to={`/topics/${one.id}`}><span className="item__title">{one.title}</span><span className="small muted">{one.sourceLabel}{one.suggestionCount === 0 ? '' : ` · 已有${one.suggestionCount}件建议据此提出`}</span></Link></li>)}</ul>
            </section>
          );
        })}
        <a className="button" href={guidePdfPath(guide.id)} target="_blank" rel="noreferrer">打开全文（PDF）</a>
      </div>
    </Fold>
  );
}
