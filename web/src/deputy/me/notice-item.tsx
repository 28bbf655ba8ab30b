import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { post } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';
import type { Notice } from '../../api/types.ts';
import { formatInstant } from '../../text/format-date.ts';
import { placeOf } from '../text/to-do-words.ts';

/** A notice, or the same one several times; opening what it is about marks it as read. */
export function NoticeItem({ notices, today }: { readonly notices: readonly [Notice, ...Notice[]]; readonly today: string }) {
  const queries = useQueryClient();
  const [latest] = notices;
  const unread = notices.filter((one) => !one.read);
  const markRead = useMutation({
    mutationFn: async () => { for (const one of unread) await post(`/api/v1/notices/${encodeURIComponent(one.id)}/actions/markRead`); },
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.notices }),
  });
  const to = placeOf(latest);
  const read = () => { if (unread.length > 0) markRead.mutate(); };
  const isRead = unread.length === 0;
  const inner = (
    <span className="stack-sm" style={{ gap: 2 }}>
      <span style={{ fontWeight: isRead ? 400 : 700 }}>{isRead ? null : <span style={{ color: 'var(--late)' }}>● <span className="visually-hidden">未读：</span></span>}{latest.text}</span>
      <span className="small muted">{formatInstant(latest.at, today)}{notices.length === 1 ? '' : ` · 共${notices.length}次`}</span>
    </span>
  );
  return <li>{to === null ? <button type="button" onClick={read}>{inner}</button> : <Link to={to} onClick={read}>{inner}</Link>}</li>;
}
