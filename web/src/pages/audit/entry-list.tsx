import { useInfiniteQuery } from '@tanstack/react-query';
import { auditEntriesQuery, type AuditFilter, type AuditItem } from '../../api/audit.ts';
import { useToday } from '../../frame/use-today.ts';
import { dayOf, formatDate, timeOf } from '../../text/format-date.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';

interface Props { readonly filter: AuditFilter; readonly onChange: (changes: Partial<AuditFilter>) => void }

/** Day by day, newest first. */
export function EntryList({ filter, onChange }: Props) {
  const today = useToday();
  const list = useInfiniteQuery(auditEntriesQuery(filter));
  if (list.data === undefined) return list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  const isRefused = filter.outcome === 'refused';
  if (items.length === 0) return <EmptyState title={isRefused ? '没有被拒绝的操作' : '没有符合条件的条目'}>{isRefused ? '办理条件不具备、身份不对、登录没有成功的，记在这里。' : '可以减少筛选条件再看。'}</EmptyState>;
  return (
    <>
      <div className="table-box" tabIndex={0} role="region" aria-label={isRefused ? '被拒绝的操作' : '审计条目'}>
        <table className="table audit__table">
          <thead><tr><th scope="col">时间</th><th scope="col">谁</th><th scope="col">{isRefused ? '想办什么，为什么没有办成' : '办了什么'}</th><th scope="col">记录</th><th scope="col">{isRefused ? '序号' : '编号和摘要'}</th></tr></thead>
          {byDay(items).map(([day, ofDay]) => (
            <tbody key={`${day} ${ofDay[0]?.number ?? ''}`}>
              <tr className="audit__day"><th scope="rowgroup" colSpan={5}>{formatDate(day, today)}</th></tr>
              {ofDay.map((item) => <Row key={item.number} item={item} onChange={onChange} />)}
            </tbody>
          ))}
        </table>
      </div>
      <div className="row pages">
        {list.hasNextPage ? <button type="button" className="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{list.isFetchingNextPage ? '正在加载…' : '加载更多'}</button> : <span className="muted small">已经到底</span>}
        <span className="muted small" role="status">已显示 {items.length} 条</span>
      </div>
      {list.isFetchNextPageError ? <LoadFailed error={list.error} /> : null}
    </>
  );
}

/** Neighbours of one day; where the numbers jump back a day, the day is named again. */
function byDay(items: readonly AuditItem[]): readonly (readonly [string, readonly AuditItem[]])[] {
  const groups: [string, AuditItem[]][] = [];
  for (const item of items) {
    const day = dayOf(item.at);
    const last = groups.at(-1);
    if (last?.[0] === day) last[1].push(item); else groups.push([day, [item]]);
  }
  return groups;
}

function Row({ item, onChange }: { readonly item: AuditItem; readonly onChange: Props['onChange'] }) {
  const { recordId, suggestionId, numberLabel, personId } = item;
  return (
    <tr>
      <td className="audit__time">{timeOf(item.at)}</td>
      <td className="audit__who">
        {personId === null ? item.actorName : <button type="button" className="audit__link" title="只看此人" onClick={() => onChange({ person: personId })}>{item.actorName}</button>}
        <div className="small muted">{[item.actorRoleLabel, item.organisationName].filter((text) => text !== null && text !== item.actorName).join(' · ')}</div>
      </td>
      <td className="audit__what">
        <strong>{item.kindLabel}</strong>：{item.actionLabel}
        {item.version === null ? null : <div className="small muted">{item.stateLabel === null ? '' : `${item.stateLabel}，`}第 {item.version} 版{item.cause === null ? '' : `，随第 ${item.cause} 号`}</div>}
        {item.refusals.map(({ code, text }) => <div key={`${code} ${text}`} className="small">{text}</div>)}
      </td>
      <td className="audit__record">
        {recordId === null ? <span className="muted">—</span> : <button type="button" className="audit__link audit__code" title={`只看这条记录 ${recordId}`} aria-label={`只看记录 ${recordId}`} onClick={() => onChange({ record: recordId })}>{shortId(recordId)}</button>}
        {suggestionId === null || (suggestionId === recordId && numberLabel === null) ? null : <div><button type="button" className="audit__link small" aria-label={`只看全案 ${numberLabel ?? suggestionId}`} onClick={() => onChange({ record: suggestionId })}>{numberLabel ?? '全案'}</button></div>}
      </td>
      <td className="audit__number">第 {item.number} {item.outcome === 'accepted' ? '号' : '次'}<div className="small muted audit__code">{item.hash}</div></td>
    </tr>
  );
}

/** The end of a long id tells records apart; its beginning is the time it was made. */
const LONGEST_ID = 16;
const shortId = (id: string): string => (id.length <= LONGEST_ID ? id : `…${id.slice(-12)}`);
