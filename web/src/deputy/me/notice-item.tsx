import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { post } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';
import type { Notice } from '../../api/types.ts';
import { formatInstant } from '../../text/format-date.ts';
import { placeOf } from '../text/to-do-words.ts';

/** A notice; opening what it is about marks it as read. */
export function NoticeItem({ notice, today }: { readonly notice: Notice; readonly today: string }) {
  const queries = useQueryClient();
  const markRead = useMutation({
    mutationFn: () => post(`/api/v1/notices/${encodeURIComponent(notice.id)}/actions/markRead`),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.notices }),
  });
  const to = placeOf(notice);
  const read = () => { if (!notice.read) markRead.mutate(); };
  const inner = (
    <span className="stack-sm" style={{ gap: 2 }}>
      <span style={{ fontWeight: notice.read ? 400 : 700 }}>{notice.read ? null : <span style={{ color: 'var(--late)' }}>● <span className="visually-hidden">未读：</span></span>}{notice.text}</span>
      <span className="small muted">{formatInstant(notice.at, today)}</span>
    </span>
  );
  return <li>{to === null ? <button type="button" onClick={read}>{inner}</button> : <Link to={to} onClick={read}>{inner}</Link>}</li>;
}
