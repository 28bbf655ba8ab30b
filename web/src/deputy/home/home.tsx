import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { clockQuery, noticesQuery, toDoQuery } from '../../api/queries.ts';
import { formatDate, timeOf } from '../../text/format-date.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { TabPage } from '../app/tabs.tsx';
import { useToday } from '../app/use-today.ts';
import { useWho } from '../app/who.ts';
import { Icon } from '../kit/icon.tsx';
import { groupNotices } from '../me/group-notices.ts';
import { NoticeItem } from '../me/notice-item.tsx';
import { KeptDrafts } from '../write/kept-drafts.tsx';
import { ToDoCard } from './to-do-card.tsx';

/** By the product's clock; until it is known, the greeting of every hour. */
function greeting(now: string | undefined): string {
  if (now === undefined) return '您好';
  const hour = Number(timeOf(now).slice(0, 2));
  if (hour < 6) return '夜深了';
  if (hour < 12) return '上午好';
  return hour < 14 ? '中午好' : hour < 18 ? '下午好' : '晚上好';
}

/** What waits for me, what is new, and the way to write. */
export function Home() {
  const who = useWho();
  const today = useToday();
  const clock = useQuery(clockQuery).data;
  const toDo = useQuery(toDoQuery());
  const notices = useQuery(noticesQuery(false));
  const items = toDo.data?.items ?? [];
  const latest = groupNotices(notices.data?.items ?? []).slice(0, 4);
  return (
    <TabPage title="首页">
      <div className="stack-lg">
        <div className="stack">
          <p><span className="count-big" style={{ fontSize: '1.35rem' }}>{who.person.name}代表，{greeting(clock?.now)}</span><br /><span className="muted">{clock === undefined ? '' : `${formatDate(clock.today)} · `}{who.identity.organisation.name}</span></p>
          <Link className="button button--main button--big" to="/write"><Icon name="pen" />写建议</Link>
          {who.identity.congress.level === 'township' ? <Link className="button button--big" to="/livelihood"><Icon name="pen" />民生事项</Link> : <Link className="button button--big" to="/topics"><Icon name="paper" />看选题参考</Link>}
        </div>
        <KeptDrafts />
        <section className="stack" aria-labelledby="waiting">
          <h2 id="waiting">{items.length === 0 ? '等您办的事' : `等您办的事（${toDo.data?.total ?? items.length}件）`}</h2>
          {toDo.error !== null && toDo.data === undefined ? <LoadFailed error={toDo.error} onRetry={() => void toDo.refetch()} /> : null}
          {toDo.data !== undefined && items.length === 0 ? <EmptyState title="现在没有等您办的事">有人请您联名、单位登记了面商、答复送到要测评时，会出现在这里。</EmptyState> : null}
          {items.map((item) => <ToDoCard key={`${item.recordId} ${item.action}`} item={item} today={today} />)}
        </section>
        <section className="stack" aria-labelledby="latest">
          <div className="spread"><h2 id="latest">最新通知{notices.data !== undefined && notices.data.unread > 0 ? `（${notices.data.unread}条未读）` : ''}</h2>{latest.length === 0 ? null : <Link className="button button--plain" to="/notices">全部通知</Link>}</div>
          {notices.data !== undefined && latest.length === 0 ? <p className="muted">还没有通知。</p> : null}
          {notices.error !== null && notices.data === undefined ? <p className="muted">通知暂时读不出来：{notices.error.message}</p> : null}
          {latest.length === 0 ? null : <ul className="menu">{latest.map((same) => <NoticeItem key={same[0].id} notices={same} today={today} />)}</ul>}
        </section>
      </div>
    </TabPage>
  );
}
