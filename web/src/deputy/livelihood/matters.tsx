import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { mattersQuery } from '../../api/matters.ts';
import type { LivelihoodMatter } from '../../api/types.ts';
import { livelihoodTone } from '../../text/livelihood.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { Page } from '../app/page.tsx';
import { useWho } from '../app/who.ts';
import { Fold } from '../kit/fold.tsx';
import { Icon } from '../kit/icon.tsx';

/** 民生事项 on the phone: one's own first, then what others have brought up and the township has taken up. */
export function LivelihoodMatters() {
  const who = useWho();
  const list = useQuery(mattersQuery('livelihoodMatter'));
  const items = list.data?.items ?? [];
  const own = items.filter((one) => one.deputyPersonId === who.person.id);
  const others = items.filter((one) => one.deputyPersonId !== who.person.id);
  return (
    <Page title="民生事项">
      {list.data === undefined ? list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} /> : (
        <div className="stack-lg">
          <p className="muted">路灯、水沟、垃圾点这样镇里能当场办的事，不用写建议，在这里反映。办好了由您确认。</p>
          <Link className="button button--main button--big" to="/livelihood/new"><Icon name="pen" />反映一件事</Link>
          <section className="stack"><h2>我反映的</h2>{own.length === 0 ? <EmptyState title="还没有反映过">反映以后，办到哪一步、办得怎样，都在这里看。</EmptyState> : <Matters items={own} />}</section>
          {others.length === 0 ? null : <Fold title="镇里正在办和办好的" count={others.length}><Matters items={others} /></Fold>}
        </div>
      )}
    </Page>
  );
}

function Matters({ items }: { readonly items: readonly LivelihoodMatter[] }) {
  return (
    <ul className="list">{items.map((one) => (
      <li key={one.id}><Link className="item stack-sm" to={`/livelihood/${one.id}`}><span className="spread"><span className="item__title">{one.title}</span><StatePill tone={livelihoodTone(one)}>{one.isOverdue ? `${one.stateLabel}，超期` : one.stateLabel}</StatePill></span><span className="small muted">{one.year}年第{one.no}号 · {one.place}{one.handlerName === '' ? '' : ` · ${one.handlerName}`}</span></Link></li>
    ))}</ul>
  );
}
