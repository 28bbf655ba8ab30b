import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { mattersQuery } from '../../api/matters.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../app/page.tsx';
import { useWho } from '../app/who.ts';
import { IntentionCard } from './intention-card.tsx';

/** What deputies mean to raise, one's own first. */
export function Intentions() {
  const who = useWho();
  const list = useQuery(mattersQuery('draftIntention'));
  const items = list.data?.items ?? [];
  const own = items.filter((one) => one.personId === who.person.id && one.state !== 'withdrawn');
  const others = items.filter((one) => one.personId !== who.person.id && one.state === 'announced');
  return (
    <Page title="会前登记">
      {list.data === undefined ? list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} /> : (
        <div className="stack-lg">
          <section className="stack"><h2>我登记的</h2>{own.length === 0 ? <p className="muted">还没有登记。在草稿页点“登记拟提事项”。</p> : own.map((one) => <div className="card stack" key={one.id}><IntentionCard intention={one} />{one.suggestionId === '' ? null : <Link className="button button--plain" to={`/suggestions/${one.suggestionId}`}>打开草稿</Link>}</div>)}</section>
          <section className="stack"><h2>其他代表准备提的</h2>
            {others.length === 0 ? <EmptyState title="还没有其他代表登记">登记以后，这里能看到题目和主要请求。</EmptyState> : <ul className="list">{others.map((one) => <li key={one.id} className="card stack-sm"><span className="item__title">{one.title}</span><span>{one.gist}</span><span className="small muted">{one.name}代表{one.delegationName === null ? '' : ` · ${one.delegationName}`}{one.isSubmitted ? ' · 已提交' : ''}</span></li>)}</ul>}
            <p className="small muted">想一起提的，请与这位代表联系，由一位领衔，在草稿的“附件和联名”里邀请另一位。</p></section>
        </div>
      )}
    </Page>
  );
}
