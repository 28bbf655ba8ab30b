import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { ActionForm } from '../../actions/action-form.tsx';
import { termChangesQuery } from '../../api/queries.ts';
import type { OfferedAction, TermChange } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { toneOf } from '../../text/states.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { ExplanationList } from './explanation-list.tsx';
import { PrepareChange } from './prepare-change.tsx';
import { useArrival } from '../../frame/use-arrival.ts';

/** 换届承接: what is open when a term ends is explained to whoever raised it and followed into the next. */
export function TermChanges() {
  usePageTitle('换届承接');
  const query = useQuery(termChangesQuery);
  const [isNew, setNew] = useState(false);
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const { items, mayCreate, terms } = query.data;
  const [term] = terms;
  return (
    <>
      <div className="page__head"><h1>换届承接</h1>{mayCreate && term !== undefined && !items.some((one) => one.state === 'prepared' || one.state === 'explanationsAsked') ? <button type="button" className="button button--main" onClick={() => setNew(true)}>准备{term.name}换届</button> : null}</div>
      <p className="note small filters">到换届时答复没有送达、承诺没有落实的，承办单位书面说明情况，换届后在期限以内继续办理并答复提出人（参照上海规定第十九条、第二十二条）。没有说明的公开列出，继续催交。</p>
      {items.length === 0 ? <EmptyState title="还没有办理换届承接">本届最后一次会议闭会以后，由代表工委（乡镇：主席团）准备。</EmptyState> : <div className="stack-lg">{items.map((one) => <OneChange key={one.id} change={one} />)}</div>}
      {term === undefined ? null : <Dialog isOpen={isNew} onClose={() => setNew(false)} title={`准备${term.name}换届`}><PrepareChange term={term} onDone={() => setNew(false)} /></Dialog>}
    </>
  );
}

function OneChange({ change }: { readonly change: TermChange }) {
  const here = useArrival<HTMLElement>(change.id);
  const today = useToday();
  const [chosen, setChosen] = useState<OfferedAction | null>(null);
  const { counts } = change;
  return (
    <section ref={here} className="card stack" aria-label={`${change.termName}换届`}>
      <div className="spread"><h2>{change.termName}换届</h2><StatePill tone={toneOf('termChange', change.state)}>{change.stateLabel}</StatePill></div>
      <p>任期到 {formatDate(change.endsOn, today)} 为止{change.askedOn === null ? '' : ` · ${formatDate(change.askedOn, today)}要求承办单位书面说明`}{change.closedOn === null ? '' : ` · ${formatDate(change.closedOn, today)}结束本届`}{change.cancelReason === null ? '' : ` · 取消原因：${change.cancelReason}`}</p>
      {change.askedOn === null ? null : <p>书面说明：待单位说明 {counts.asked} 份，待审核 {counts.toCheck} 份，审核通过待寄送 {counts.accepted} 份，已告知提出人 {counts.sent} 份{counts.missing === 0 ? '' : <>；<strong>换届时缺少 {counts.missing} 份</strong></>}</p>}
      {change.state === 'closed' ? <p className="row"><Link className="button button--small" to="/commitments?carried=1">承诺接续（未落实 {counts.carriedCommitments} 项）</Link><Link className="button button--small" to="/suggestions?carried=1">跨届建议（{counts.carried} 件）</Link></p> : null}
      {change.actions.length === 0 ? null : (
        <ul className="row">{change.actions.map((offered) => (
          <li key={offered.action}><button type="button" className={offered.action === 'close' || offered.action === 'askExplanations' ? 'button button--main button--small' : 'button button--small'} aria-disabled={offered.refusals.length > 0} onClick={() => { if (offered.refusals.length === 0) setChosen(offered); }}>{offered.label}</button>
            {offered.refusals.map((one) => <div className="small muted" key={one.code}>{one.text}</div>)}</li>
        ))}</ul>
      )}
      {change.askedOn === null ? null : <ExplanationList changeId={change.id} />}
      <Dialog isOpen={chosen !== null} onClose={() => setChosen(null)} title={chosen?.label ?? ''}>
        {chosen === null ? null : <ActionForm record={change} offered={chosen} onDone={() => setChosen(null)} {...(chosen.action === 'reschedule' ? { initial: { endsOn: change.endsOn } } : {})} />}
      </Dialog>
    </section>
  );
}
