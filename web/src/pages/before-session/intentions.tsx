import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ActionForm } from '../../actions/action-form.tsx';
import { mattersQuery } from '../../api/matters.ts';
import type { DraftIntention, JsonSchema, OfferedAction } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatInstant } from '../../text/format-date.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { comingYear } from './guide-of-year.tsx';
import { useArrival } from '../../frame/use-arrival.ts';

/** 收集汇总: what deputies mean to raise at the coming session; what seems to be the same stands together. */
export function Intentions() {
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const year = comingYear(today);
  const list = useQuery(mattersQuery('draftIntention', { year }));
  if (list.data === undefined) return list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />;
  const all = list.data.items.filter((one) => one.state !== 'withdrawn');
  const alike = all.filter((one) => one.state === 'announced' && one.alike.length > 0);
  const only = search.get('only') === 'alike' ? 'alike' : '';
  const shown = only === 'alike' ? alike : all;
  return (
    <div className="stack">
      <p className="muted">代表登记的是题目和主要请求；草稿由代表本人决定给不给看。会前就可以提交审核，审核通过后文字不改，到大会时不再重复审核，登记时给出编号。</p>
      <FilterChips label="筛选" value={only} onChange={(next) => setSearch(next === '' ? { part: 'intentions' } : { part: 'intentions', only: next })} options={[{ value: '', label: '全部拟提', count: all.length }, { value: 'alike', label: '有相近的', count: alike.length }]} />
      {shown.length === 0 ? <EmptyState title={only === '' ? `还没有代表登记${year}年的拟提事项` : '没有相近的拟提事项'}>代表在草稿页登记后，会出现在这里。</EmptyState> : <ul className="stack">{shown.map((one) => <li key={one.id}><Card intention={one} /></li>)}</ul>}
    </div>
  );
}

function Card({ intention }: { readonly intention: DraftIntention }) {
  const here = useArrival<HTMLElement>(intention.id);
  const today = useToday();
  const [offered, setOffered] = useState<OfferedAction | null>(null);
  const together = intention.actions.find((one) => one.action === 'suggestTogether');
  const text = intention.sharedText;
  return (
    <section ref={here} className="card stack" aria-label={intention.title}>
      <div className="spread"><h3>{intention.title}</h3><div className="row">{intention.isSubmitted ? <StatePill tone="done">已提交</StatePill> : null}<StatePill tone={intention.state === 'joined' ? 'done' : 'idle'}>{intention.stateLabel}</StatePill></div></div>
      <KeyValue rows={[
        ['代表', `${intention.name}${intention.delegationName === null ? '' : `（${intention.delegationName}）`}，${formatInstant(intention.createdAt, today)}登记`], ['主要请求', <span className="pre" key="gist">{intention.gist}</span>],
        ['已建议', intention.withTitle === null ? null : `与${intention.withName ?? ''}代表的“${intention.withTitle}”${intention.way === 'sign' ? '联名提出' : '合并为一件'}${(intention.proposedNote ?? '') === '' ? '' : `：${intention.proposedNote ?? ''}`}`],
        ['相近的', intention.alike.length === 0 ? null : <ul>{intention.alike.map((one) => <li key={one.id}>{one.title}（{one.name}，相近 {one.percent}%）</li>)}</ul>],
      ]} />
      {text === null ? null : <details className="fold"><summary>代表提供的草稿</summary><div className="fold__in stack-sm"><h4>情况</h4><p className="pre">{text.situation}</p><h4>分析</h4><p className="pre">{text.analysis}</p><h4>具体建议</h4><ol>{text.asks.map((ask, index) => <li key={index}>{ask}</li>)}</ol></div></details>}
      <div className="row">
        {together === undefined || intention.alike.length === 0 ? null : <button type="button" className="button button--small" onClick={() => setOffered(together)}>{together.label}</button>}
        {intention.isSubmitted && intention.suggestionId !== '' ? <Link className="button button--small" to={`/suggestions/${intention.suggestionId}`}>看这件建议</Link> : null}
      </div>
      <Dialog isOpen={offered !== null} onClose={() => setOffered(null)} title={offered?.label ?? ''}>
        {offered === null ? null : <ActionForm record={intention} offered={{ ...offered, schema: amongAlike(offered.schema, intention) }} onDone={() => setOffered(null)} initial={{ withId: intention.alike[0]?.id ?? '', way: 'sign' }} />}
      </Dialog>
    </section>
  );
}

/** The choice is among what stands on the card. */
function amongAlike(schema: JsonSchema, { alike }: DraftIntention): JsonSchema {
  const labels = Object.fromEntries(alike.map((one) => [one.id, `${one.title}（${one.name}）`]));
  return { ...schema, properties: { ...schema.properties, withId: { type: 'string', title: '与哪一项', enum: Object.keys(labels), 'x-labels': labels } } };
}
