import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { get, post, queryString } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';
import type { NoticePage } from '../../api/types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../app/page.tsx';
import { useToday } from '../app/use-today.ts';
import { groupNotices } from './group-notices.ts';
import { NoticeItem } from './notice-item.tsx';

export function Notices() {
  const today = useToday();
  const queries = useQueryClient();
  const pages = useInfiniteQuery({
    queryKey: [...keys.notices, 'all'], initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => get<NoticePage>(`/api/v1/notices${queryString({ cursor: pageParam })}`, signal),
    getNextPageParam: (last) => last.nextCursor,
  });
  const readAll = useMutation({ mutationFn: () => post('/api/v1/notices/actions/markAllRead'), onSuccess: () => queries.invalidateQueries({ queryKey: keys.notices }) });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = pages.data?.pages[0]?.unread ?? 0;
  return (
    <Page title="通知" back="/">
      <div className="stack">
        {pages.data === undefined ? pages.error === null ? <Loading /> : <LoadFailed error={pages.error} onRetry={() => void pages.refetch()} /> : null}
        {unread > 0 ? <div className="spread"><p>{unread}条未读</p><button type="button" className="button" disabled={readAll.isPending} onClick={() => readAll.mutate()}>全部标为已读</button></div> : null}
        {pages.data !== undefined && items.length === 0 ? <EmptyState title="还没有通知">建议有了进展、有事要您答复时，会在这里告诉您。</EmptyState> : null}
        {items.length === 0 ? null : <ul className="menu">{groupNotices(items).map((notices) => <NoticeItem key={notices[0].id} notices={notices} today={today} />)}</ul>}
        {pages.hasNextPage ? <button type="button" className="button" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>再看早一些的</button> : null}
      </div>
    </Page>
  );
}
