import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { mattersQuery } from '../../api/matters.ts';
import { formatDate } from '../../text/format-date.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { Page } from '../app/page.tsx';
import { useToday } from '../app/use-today.ts';
import { useWho } from '../app/who.ts';

/** What townships have put before this deputy of the county. */
export function Referrals() {
  const who = useWho();
  const today = useToday();
  const list = useQuery(mattersQuery('countyReferral'));
  const own = (list.data?.items ?? []).filter((one) => one.personId === who.person.id);
  return (
    <Page title="乡镇转来的事">
      {list.data === undefined ? list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} /> : own.length === 0 ? <EmptyState title="还没有乡镇转来的事">镇里办不了的民生事项，乡镇人大主席团会转请从本乡镇选出的县人大代表考虑写成建议。</EmptyState> : (
        <ul className="list">{own.map((one) => (
          <li key={one.id}><Link className="item stack-sm" to={`/referrals/${one.id}`}><span className="spread"><span className="item__title">{one.title}</span><StatePill tone={one.state === 'takenUp' ? 'done' : one.state === 'asked' ? 'plan' : 'stopped'}>{one.stateLabel}</StatePill></span><span className="small muted">{one.townshipName} · {one.place} · {formatDate(one.askedOn, today)}</span></Link></li>
        ))}</ul>
      )}
    </Page>
  );
}
