import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { post } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { noticesQuery } from '../../api/queries.ts';
import { keys } from '../../api/query-keys.ts';
import type { Notice } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatInstant } from '../../text/format-date.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';

function addressOf(notice: Notice): string | null {
  if (notice.recordKind === 'commitment' && notice.recordId !== null) return `/commitments/${notice.recordId}`;
  if (notice.recordKind === 'reply' && notice.recordId !== null) return `/replies/${notice.recordId}`;
  if (notice.recordKind === 'assignmentMeeting' && notice.recordId !== null) return `/assignment-meetings/${notice.recordId}`;
  if (notice.recordKind === 'livelihoodMatter' && notice.recordId !== null) return `/livelihood/${notice.recordId}`;
  if (notice.recordKind === 'actingMandate') return '/acting-mandates';
  if (notice.recordKind === 'secretMatter') return '/secret-matters';
  if (notice.recordKind === 'unitSuccession') return null;
  if (notice.recordKind === 'guideTopic' || notice.recordKind === 'topicGuide') return '/before-session';
  if (notice.recordKind === 'handlingReport') return '/handling-reports';
  if (notice.recordKind === 'excellentSelection') return '/excellent';
  if (notice.recordKind === 'writingRubric') return '/excellent?part=rubric';
  if (notice.recordKind === 'draftTalk') return '/before-session?part=talks';
  if (notice.recordKind === 'draftIntention') return '/before-session?part=intentions';
  return notice.suggestionId === null ? null : `/suggestions/${notice.suggestionId}`;
}

export function Notices() {
  usePageTitle('通知');
  const today = useToday();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const unreadOnly = search.get('unread') === '1';
  const query = useQuery(noticesQuery(unreadOnly, search.get('cursor')));
  const refresh = () => queries.invalidateQueries({ queryKey: keys.notices });
  const read = useMutation<unknown, ApiProblem, string>({ mutationFn: (id) => post(`/api/v1/notices/${encodeURIComponent(id)}/actions/markRead`), onSuccess: refresh });
  const readAll = useMutation<unknown, ApiProblem>({ mutationFn: () => post('/api/v1/notices/actions/markAllRead'), onSuccess: refresh });
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const { items, unread, nextCursor } = query.data;
  const open = (notice: Notice) => { if (!notice.read) read.mutate(notice.id); };
  return (
    <>
      <div className="page__head"><h1>通知 <span className="muted">{unread} 条未读</span></h1>{unread === 0 ? null : <button type="button" className="button" onClick={() => readAll.mutate()} disabled={readAll.isPending}>全部标为已读</button>}</div>
      <div className="filters"><FilterChips label="筛选" value={unreadOnly ? '1' : ''} onChange={(value) => setSearch(value === '' ? {} : { unread: value })} options={[{ value: '', label: '全部' }, { value: '1', label: '未读' }]} /></div>
      {items.length === 0 ? <EmptyState title={unreadOnly ? '没有未读通知' : '还没有通知'}>与您有关的事有进展时会通知到这里，页面开着时即时到达。</EmptyState> : (
        <ul className="to-do">
          {items.map((notice) => {
            const address = addressOf(notice);
            return (
              <li key={notice.id} className={notice.read ? 'to-do__row to-do__row--plain' : 'to-do__row to-do__row--plain notice--unread'}>
                {notice.read ? null : <span className="notice__dot"><span className="visually-hidden">未读</span></span>}
                {address === null ? <span className="to-do__title">{notice.text}</span> : <Link className="to-do__title" to={address} onClick={() => open(notice)}>{notice.text}</Link>}
                <p className="small muted">{formatInstant(notice.at, today)}{notice.read ? '' : <> · <button type="button" className="button button--plain button--small" onClick={() => read.mutate(notice.id)}>标为已读</button></>}</p>
              </li>
            );
          })}
        </ul>
      )}
      <div className="row pages">
        {search.get('cursor') === null ? null : <button type="button" className="button" onClick={() => void navigate(-1)}>上一页</button>}
        {nextCursor === null ? null : <Link className="button" to={`?${new URLSearchParams({ ...(unreadOnly ? { unread: '1' } : {}), cursor: nextCursor }).toString()}`}>更早的</Link>}
      </div>
    </>
  );
}
