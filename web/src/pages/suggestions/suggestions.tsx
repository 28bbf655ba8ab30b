import { unitChoice } from '../../text/unit-name.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { queryString } from '../../api/client.ts';
import { listChoicesQuery, listViewsQuery, suggestionsQuery, unitsQuery } from '../../api/queries.ts';
import type { Identity } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { isConducting, isInTownship } from '../../frame/work-of-role.ts';
import { useKeys } from '../../frame/use-keys.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { stateGroups, suggestionStatesIn } from '../../text/states.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { FindBox } from '../../ui/find-box.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { CountedNote } from '../numbers/counted-note.tsx';
import { ExportMenu } from '../export-menu.tsx';
import { ColumnsDialog } from './columns-dialog.tsx';
import { columnsText, readAddress, writeAddress } from './list-address.ts';
import { MoreFilters } from './more-filters.tsx';
import { SuggestionTable } from './suggestion-table.tsx';
import { ViewsMenu } from './views-menu.tsx';

/** Who reminds units of many suggestions at a time. */
const isUrging = (identity: Identity): boolean => isConducting(identity) || identity.role === 'governmentOffice';
const PAGE_SIZE = 50;
const chips = [['overdue', '逾期'], ['key', '重点督办'], ['merged', '并案'], ['repeated', '多年重复'], ['converted', '议案转建议'], ['contact', '联系代表有变更'], ['carried', '跨届']] as const;
const STANDARD_SORT = '-updatedAt';
const unitRoles = ['unitLiaison', 'unitSection', 'unitDeputyHead', 'unitHead'];

/** All suggestions the reader may see; filters, order, columns and page stand in the address. */
export function Suggestions() {
  usePageTitle('建议');
  const me = useMe();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const value = (name: string) => search.get(name) ?? '';
  const views = useQuery(listViewsQuery);
  const known = views.data?.columns ?? [];
  const now = readAddress(search, known);
  const query = useQuery(suggestionsQuery({ ...now.filter, sort: now.sort ?? STANDARD_SORT, limit: PAGE_SIZE, cursor: value('cursor') }));
  const [isChoosing, setChoosing] = useState(false);
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
  const failed = [query, views].map(({ error, data, refetch }) => (error !== null && data === undefined ? { error, refetch } : null)).find((one) => one !== null) ?? null;
  const page = Number(value('page') === '' ? 1 : value('page'));
  return (
    <>
      <div className="page__head">
        <h1>建议 <span className="muted">{query.data === undefined ? '' : `${query.data.total} 件`}</span></h1>
        {value('overdue') === '1' && isUrging(me.identity) ? <Link className="button button--small" to="/batch/urgeUnits">成批催办</Link> : null}
        {views.data === undefined ? null : (
          <div className="row list-tools">
            <ViewsMenu views={views.data} now={now} onChoose={(view) => setSearch(writeAddress(view, known))} />
            <button type="button" className="button button--small" onClick={() => setChoosing(true)}>列</button>
            {me.identity.role === 'deputyAffairs' ? <Link className="button button--small" to="/motions/new">登记议案转建议</Link> : null}
            <ExportMenu path={(format) => `/api/v1/suggestions/export${queryString({ ...now.filter, sort: now.sort ?? STANDARD_SORT, columns: now.columns.join(','), format })}`} />
          </div>
        )}
      </div>
      <div className="stack filters">
        <FilterChips label="按阶段筛选" value={value('stage')} onChange={(next) => set({ stage: next, states: '', state: '' })} options={[{ value: '', label: '全部阶段' }, ...stateGroups]} />
        <div className="row">
          {chips.filter(([name]) => name !== 'contact' || isConducting(me.identity) || value('contact') === '1').map(([name, label]) => <button key={name} type="button" className="chip" aria-pressed={value(name) === '1'} onClick={() => set({ [name]: value(name) === '1' ? '' : '1' })}>{label}</button>)}
          <button type="button" className="chip" aria-pressed={value('channel') === 'paper'} onClick={() => set({ channel: value('channel') === 'paper' ? '' : 'paper' })}>纸质录入</button>
          <FilterChips label="按提出时间筛选" value={value('category')} onChange={(next) => set({ category: value('category') === next ? '' : next })} options={[{ value: 'inSession', label: '大会期间' }, { value: 'interSessional', label: '闭会期间' }]} />
          <select className="input filters__select" aria-label="按状态筛选" value={value('state')} onChange={(event) => set({ state: event.target.value, stage: '', states: '' })}>
            <option value="">全部状态</option>
            {suggestionStatesIn(isInTownship(me.identity)).map(([state, label]) => <option key={state} value={state}>{label}</option>)}
          </select>
          {isUnit ? null : <UnitFilter value={value('unit')} onChange={(unit) => set({ unit })} />}
          <MoreFilters isUnit={isUnit} value={value} set={set} />
          <FindBox key={value('q')} label="标题、编号或者代表姓名" placeholder="标题、编号、代表" doLabel="筛选" value={value('q')} onFind={(q) => set({ q })} />
          {[...search.keys()].every((name) => name === 'columns') ? null : <button type="button" className="button button--plain button--small" onClick={() => setSearch(writeAddress({ filter: {}, sort: null, columns: now.columns }, known))}>清除筛选</button>}
        </div>
      </div>
      <CountedNote search={search} onClear={(names) => set(Object.fromEntries(names.map((name) => [name, ''])))} />
      {failed !== null ? <LoadFailed error={failed.error} onRetry={() => void failed.refetch()} /> : views.data === undefined ? <Loading /> : (
        <>
          {query.data?.items.length === 0 ? <EmptyState title="没有符合条件的建议">可以减少筛选条件再看。</EmptyState>
            : <SuggestionTable items={items} columns={known.filter(({ name }) => now.columns.includes(name))} sort={value('sort')} onSort={(sort) => set({ sort })} at={at} />}
          <div className="row pages">
            {page > 1 ? <button type="button" className="button" onClick={() => void navigate(-1)}>上一页</button> : null}
            {query.data?.nextCursor === null || query.data === undefined ? null : <Link className="button" to={nextAddress(search, query.data.nextCursor, page)}>下一页</Link>}
            <span className="muted small">{query.data === undefined || query.data.total === 0 ? '' : `第 ${page} 页，共 ${Math.ceil(query.data.total / PAGE_SIZE)} 页`}</span>
          </div>
        </>
      )}
      <ColumnsDialog isOpen={isChoosing} known={known} chosen={now.columns} onClose={() => setChoosing(false)} onChoose={(columns) => { setChoosing(false); set({ columns: columnsText(columns, known) }); }} />
    </>
  );
}

function nextAddress(search: URLSearchParams, cursor: string, page: number): string {
  const next = new URLSearchParams(search);
  next.set('cursor', cursor);
  next.set('page', String(page + 1));
  return `/suggestions?${next.toString()}`;
}

function UnitFilter({ value, onChange }: { readonly value: string; readonly onChange: (unit: string) => void }) {
  const units = useQuery(unitsQuery);
  const merged = useQuery(listChoicesQuery).data?.mergedUnits ?? [];
  return (
    <select className="input filters__select" aria-label="按承办单位筛选" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">全部承办单位</option>
      {(units.data?.items ?? []).map((unit) => <option key={unit.id} value={unit.id}>{unitChoice(unit)}</option>)}
      {merged.map((unit) => <option key={unit.id} value={unit.id}>{unit.name}</option>)}
    </select>
  );
}
