import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../api/client.ts';
import { mattersPath, mattersQuery } from '../../api/matters.ts';
import { newKey } from '../../api/perform-action.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import { compilationPdfPath } from '../../api/text-quality.ts';
import type { CompilationReceipt, ExcellentSelection } from '../../api/types.ts';
import { formatDate } from '../../text/format-date.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { textOf, useAct } from '../act/use-act.ts';
import { Page } from '../app/page.tsx';
import { useToday } from '../app/use-today.ts';
import { useWho } from '../app/who.ts';

/** 优秀建议: each year's list with its compilation to read and to confirm; one's own stand first. */
export function ExcellentOnes() {
  const selections = useQuery(mattersQuery('excellentSelection'));
  const receipts = useQuery(mattersQuery('compilationReceipt'));
  const who = useWho();
  const error = selections.error ?? receipts.error;
  if (selections.data === undefined || receipts.data === undefined) return <Page title="优秀建议" back="/duty">{error === null ? <Loading /> : <LoadFailed error={error} onRetry={() => { void selections.refetch(); void receipts.refetch(); }} />}</Page>;
  const all = selections.data.items;
  const own = all.flatMap((selection) => selection.excellent.filter((one) => one.leadPersonId === who.person.id).map((one) => ({ ...one, year: selection.year })));
  return (
    <Page title="优秀建议" back="/duty">
      <div className="stack-lg">
        {own.length === 0 ? null : <section className="stack"><h2>我的优秀建议</h2><ul className="list">{own.map((one) => <li key={one.suggestionId}><Link className="item stack-sm" to={`/suggestions/${one.suggestionId}`}><span className="item__title">{one.title}</span><span className="small muted">{one.year}年优秀建议 · {one.numberLabel}</span></Link></li>)}</ul></section>}
        {all.length === 0 ? <EmptyState title="还没有公布优秀建议">公布时会通知您。</EmptyState> : all.map((one) => <Year key={one.id} selection={one} receipt={receipts.data.items.find((each) => each.selectionId === one.id)} />)}
      </div>
    </Page>
  );
}

function Year({ selection, receipt }: { readonly selection: ExcellentSelection; readonly receipt: CompilationReceipt | undefined }) {
  const today = useToday();
  return (
    <section className="card stack" aria-label={selection.title}>
      <h2>{selection.title}</h2>
      <p className="small muted">{selection.decidedOn === null ? '' : `${formatDate(selection.decidedOn, today)}${selection.meeting ?? ''}决定，`}共{selection.excellent.length}件</p>
      <ol className="stack-sm">{selection.excellent.map((one) => <li key={one.suggestionId}><Link to={`/suggestions/${one.suggestionId}`}>{one.title}</Link><br /><span className="small muted">{one.leadName}代表　{one.reason}</span></li>)}</ol>
      <a className="button button--big" href={compilationPdfPath(selection.id)} target="_blank" rel="noreferrer">打开选编（PDF）</a>
      {receipt === undefined ? <Sign selectionId={selection.id} /> : <Receipt receipt={receipt} today={today} />}
    </section>
  );
}

function Sign({ selectionId }: { readonly selectionId: string }) {
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const sign = useMutation<unknown, ApiProblem>({
    mutationFn: () => request(mattersPath('compilationReceipt'), { method: 'POST', body: { selectionId }, idempotencyKey: key }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.cases }),
  });
  return (
    <div className="stack-sm">
      {sign.error === null ? null : <p className="note note--late" role="alert">{textOf(sign.error)}</p>}
      <button type="button" className="button button--main button--big" disabled={sign.isPending} onClick={() => sign.mutate()}>签收</button>
    </div>
  );
}

function Receipt({ receipt, today }: { readonly receipt: CompilationReceipt; readonly today: string }) {
  const act = useAct(receipt);
  return (
    <div className="stack-sm">
      <p>{formatDate(receipt.receivedOn, today)}签收{receipt.readOn === null ? '' : `，${formatDate(receipt.readOn, today)}阅读`}</p>
      {act.problemText === null ? null : <p className="note note--late" role="alert">{act.problemText}</p>}
      {receipt.state === 'received' ? <button type="button" className="button button--big" disabled={act.isPending} onClick={() => void act.run('confirmRead')}>我已阅读</button> : null}
    </div>
  );
}
