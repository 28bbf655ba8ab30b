import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { raterAddressesQuery, type RaterAddress } from '../../api/audit.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';

/** 测评时的网络地址: asked for by a button, because that somebody looked is itself an entry of the audit. */
export function RaterAddresses() {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="card stack-sm audit__chain" aria-labelledby="rater-addresses">
      <h2 id="rater-addresses">测评时的网络地址</h2>
      <p className="muted small">与测评分开封存，只有审计员看得到；看不到测评的等次和意见。到期自动删除；每次查阅都记入审计。</p>
      {isOpen ? <Addresses /> : <div><button type="button" className="button" onClick={() => setOpen(true)}>查阅</button></div>}
    </section>
  );
}

function Addresses() {
  const today = useToday();
  const list = useInfiniteQuery(raterAddressesQuery);
  if (list.data === undefined) return list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="muted">没有保存着的网络地址。</p>;
  return (
    <>
      <div className="table-box" tabIndex={0} role="region" aria-label="测评时的网络地址">
        <table className="table audit__addresses">
          <thead><tr><th scope="col">时间</th><th scope="col">代表</th><th scope="col">建议和承办单位</th><th scope="col">网络地址</th><th scope="col">保存到</th></tr></thead>
          <tbody>{items.map((item) => <Row key={`${item.evaluationId} ${item.at}`} item={item} today={today} />)}</tbody>
        </table>
      </div>
      {list.hasNextPage ? <div className="row pages"><button type="button" className="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{list.isFetchingNextPage ? '正在加载…' : '加载更多'}</button></div> : null}
      {list.isFetchNextPageError ? <LoadFailed error={list.error} /> : null}
    </>
  );
}

function Row({ item, today }: { readonly item: RaterAddress; readonly today: string }) {
  return (
    <tr>
      <td>{formatInstant(item.at, today)}<div className="small muted">{item.actionLabel}</div></td>
      <td>{item.raterName}</td>
      <td>{item.numberLabel}《{item.title}》<div className="small muted">{item.unitName}</div></td>
      <td className="audit__code">{item.address ?? '密封密钥不在，打不开'}</td>
      <td>{formatDate(item.keptUntil, today)}</td>
    </tr>
  );
}
