import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, request } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { LoginSession } from '../../api/types.ts';
import { formatInstant } from '../../text/format-date.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../app/page.tsx';
import { useToday } from '../app/use-today.ts';

const key = [...keys.me, 'sessions'];

/** 安卓手机, 苹果手机, 电脑: what a browser says of itself, in words. */
function deviceOf(userAgent: string): string {
  if (/MicroMessenger/i.test(userAgent)) return '微信';
  if (/iPhone|iPad/.test(userAgent)) return '苹果手机或平板';
  if (/Android/.test(userAgent)) return '安卓手机或平板';
  return /Windows|Macintosh|Linux/.test(userAgent) ? '电脑' : '其他设备';
}

export function Sessions() {
  const today = useToday();
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: key, queryFn: ({ signal }) => get<{ items: readonly LoginSession[] }>('/api/v1/me/sessions', signal) });
  const end = useMutation<unknown, ApiProblem, string>({
    mutationFn: (id) => request(`/api/v1/me/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  return (
    <Page title="登录过的手机和电脑" back="/me">
      <div className="stack">
        <p>不认得的，请让它退出，并修改密码。</p>
        {sessions.data === undefined ? sessions.error === null ? <Loading /> : <LoadFailed error={sessions.error} onRetry={() => void sessions.refetch()} /> : null}
        {end.error === null ? null : <p className="note note--late" role="alert">{end.error.message}</p>}
        <ul className="list">
          {(sessions.data?.items ?? []).map((one) => (
            <li key={one.id} className="card stack-sm">
              <div className="spread"><h2>{deviceOf(one.userAgent)}</h2>{one.current ? <strong>就是这台</strong> : null}</div>
              <p className="small muted">{formatInstant(one.createdAt, today)}登录，最近使用{formatInstant(one.lastSeenAt, today)}，网络地址{one.remoteAddress}</p>
              {one.current ? null : <button type="button" className="button" disabled={end.isPending} onClick={() => end.mutate(one.id)}>让它退出</button>}
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}
