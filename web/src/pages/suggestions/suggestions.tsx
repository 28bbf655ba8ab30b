import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { suggestionsQuery, unitsQuery } from '../../api/queries.ts';
import type { SuggestionItem } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { useKeys } from '../../frame/use-keys.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { daysBetween, daysLeftText, formatDate } from '../../text/format-date.ts';
import { levelLabels, stateGroups, suggestionStates, toneOf } from '../../text/states.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { StatePill } from '../../ui/state-pill.tsx';

const PAGE_SIZE = 50;
const unitRoles = ['unitLiaison', 'unitSection', 'unitDeputyHead', 'unitHead'];

/** All suggestions the reader may see; filters, order and page stand in the address. */
export function Suggestions() {
  usePageTitle('建议');
  const me = useMe();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const value = (name: string) => search.get(name) ?? '';
  const group = stateGroups.find((one) => one.value === value('stage'));
  const query = useQuery(suggestionsQuery({
    ...(value('state') !== '' ? { state: value('state') } : group === undefined ? {} : { states: group.states.join(',') }), unit: value('unit'), category: value('category'), q: value('q'),
    overdue: value('overdue') === '1', ...(value('key') === '1' ? { isKey: true } : {}), sort: value('sort') === '' ? '-updatedAt' : value('sort'), limit: PAGE_SIZE, cursor: value('cursor'),
  }));
  const isUnit = unitRoles.includes(me.identity.role);
  const set = (changes: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(search);
    next.delete('cursor');
    next.delete('page');
    for (const [name, text] of Object.entries(changes)) if (text === '') next.delete(name); else next.set(name, text);
    setSearch(next);
  };
  const [at, setAt] = useState(-1);
  const items = query.data?.items ?? [];
  useKeys({
    j: () => setAt((n) => Math.min(n + 1, items.length - 1)), k: () => setAt((n) => Math.max(n - 1, 0)),
    Enter: () => { const item = items[at]; if (item !== undefined) void navigate(`/suggestions/${item.id}`); },
  });
  const page = Number(value('page') === '' ? 1 : value('page'));
  return (
    <>
      <div className="page__head"><h1>建议 <span className="muted">{query.data === undefined ? '' : `${query.data.total} 件`}</span></h1></div>
      <div className="stack filters">
        <FilterChips label="按阶段筛选" value={value('stage')} onChange={(next) => set({ stage: next, state: '' })} options={[{ value: '', label: '全部阶段' }, ...stateGroups]} />
        <div className="row">
          <button type="button" className="chip" aria-pressed={value('overdue') === '1'} onClick={() => set({ overdue: value('overdue') === '1' ? '' : '1' })}>逾期</button>
          <button type="button" className="chip" aria-pressed={value('key') === '1'} onClick={() => set({ key: value('key') === '1' ? '' : '1' })}>重点督办</button>
          <FilterChips label="按提出时间筛选" value={value('category')} onChange={(next) => set({ category: value('category') === next ? '' : next })} options={[{ value: 'inSession', label: '大会期间' }, { value: 'interSessional', label: '闭会期间' }]} />
          <select className="input filters__select" aria-label="按状态筛选" value={value('state')} onChange={(event) => set({ state: event.target.value, stage: '' })}>
            <option value="">全部状态</option>
            {Object.entries(suggestionStates).map(([state, label]) => <option key={state} value={state}>{label}</option>)}
          </select>
          {isUnit ? null : <UnitFilter value={value('unit')} onChange={(unit) => set({ unit })} />}
          <FindInTitle key={value('q')} value={value('q')} onFind={(q) => set({ q })} />
          {search.size === 0 ? null : <button type="button" className="button button--plain button--small" onClick={() => setSearch({})}>清除筛选</button>}
        </div>
      </div>
      {query.error !== null && query.data === undefined ? <LoadFailed error={query.error} onRetry={() => void query.refetch()} /> : (
        <>
          {query.data?.items.length === 0 ? <EmptyState title="没有符合条件的建议">可以减少筛选条件再看。</EmptyState> : (
            <div className="table-box" tabIndex={0} role="region" aria-label="建议列表">
              <table className="table list">
                <thead><tr><SortHead label="编号" name="number" sort={value('sort')} onSort={(sort) => set({ sort })} /><SortHead label="标题" name="title" sort={value('sort')} onSort={(sort) => set({ sort })} /><th scope="col">主办单位</th><th scope="col">状态</th><SortHead label="最近期限" name="dueOn" sort={value('sort')} onSort={(sort) => set({ sort })} /></tr></thead>
                <tbody>{items.map((item, index) => <Row key={item.id} item={item} isAt={index === at} />)}</tbody>
              </table>
            </div>
          )}
          <div className="row pages">
            {page > 1 ? <button type="button" className="button" onClick={() => void navigate(-1)}>上一页</button> : null}
            {query.data?.nextCursor === null || query.data === undefined ? null : <Link className="button" to={nextAddress(search, query.data.nextCursor, page)}>下一页</Link>}
            <span className="muted small">{query.data === undefined || query.data.total === 0 ? '' : `第 ${page} 页，共 ${Math.ceil(query.data.total / PAGE_SIZE)} 页`}</span>
          </div>
        </>
      )}
    </>
  );
}

function nextAddress(search: URLSearchParams, cursor: string, page: number): string {
  const next = new URLSearchParams(search);
  next.set('cursor', cursor);
  next.set('page', String(page + 1));
  return `/suggestions?${next.toString()}`;
}

/** A column's heading sorts by it, and the other way round on the second press. */
function SortHead({ label, name, sort, onSort }: { readonly label: string; readonly name: string; readonly sort: string; readonly onSort: (sort: string) => void }) {
  const order = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : undefined;
  return (
    <th scope="col" {...(order === undefined ? {} : { 'aria-sort': order })}>
      <button type="button" className="sort" onClick={() => onSort(order === 'ascending' ? `-${name}` : order === 'descending' ? '' : name)}>{label}<span aria-hidden="true">{order === 'ascending' ? ' ▲' : order === 'descending' ? ' ▼' : ' ↕'}</span></button>
    </th>
  );
}

function Row({ item, isAt }: { readonly item: SuggestionItem; readonly isAt: boolean }) {
  const today = useToday();
  return (
    <tr className={isAt ? 'list__at' : undefined} aria-current={isAt ? 'true' : undefined} ref={isAt ? (row) => row?.scrollIntoView({ block: 'nearest' }) : null}>
      <td className="list__number">{item.numberLabel ?? <span className="muted">未编号</span>}</td>
      <td><Link to={`/suggestions/${item.id}`} className="list__title">{item.title === '' ? '（还没有标题）' : item.title}</Link>{item.isKey ? <span className="key-mark">重点督办</span> : null}<div className="small muted">领衔代表 {item.leadName}{item.leadDelegationName === null ? '' : ` · ${item.leadDelegationName}`}</div></td>
      <td className="list__unit">{item.leadUnitName ?? <span className="muted list__none">—</span>}</td>
      <td><StatePill tone={toneOf('suggestion', item.state)}>{item.stateLabel}</StatePill>{item.finalResult === null ? null : <div className="small muted">测评结果：{levelLabels[item.finalResult]}</div>}</td>
      <td className="list__due">{item.nextDueOn === null ? <span className="muted list__none">—</span> : <>{formatDate(item.nextDueOn, today)}<div>{item.overdue ? <StatePill tone="late">{daysLeftText(daysBetween(today, item.nextDueOn))}</StatePill> : <span className="small muted">{daysLeftText(daysBetween(today, item.nextDueOn))}</span>}</div></>}</td>
    </tr>
  );
}

function UnitFilter({ value, onChange }: { readonly value: string; readonly onChange: (unit: string) => void }) {
  const units = useQuery(unitsQuery);
  return (
    <select className="input filters__select" aria-label="按承办单位筛选" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">全部承办单位</option>
      {(units.data?.items ?? []).map((unit) => <option key={unit.id} value={unit.id}>{unit.name}</option>)}
    </select>
  );
}

function FindInTitle({ value, onFind }: { readonly value: string; readonly onFind: (q: string) => void }) {
  const [q, setQ] = useState(value);
  const submit = (event: FormEvent) => { event.preventDefault(); onFind(q.trim()); };
  return (
    <form onSubmit={submit} className="row filters__find">
      <input className="input" type="search" aria-label="标题、编号或者代表姓名" placeholder="标题、编号、代表" value={q} onChange={(event) => setQ(event.target.value)} />
      <button type="submit" className="button button--small">筛选</button>
    </form>
  );
}
