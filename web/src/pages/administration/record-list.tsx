import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { get, queryString } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';
import type { JsonSchema } from '../../api/types.ts';
import { toneOf } from '../../text/states.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { CreateRecord } from './create-record.tsx';
import { shownValue, type AdministrationRecord } from './administration-record.ts';
import type { KindView } from './kinds.ts';
import { OneRecord } from './one-record.tsx';

interface ListAnswer { readonly items: readonly AdministrationRecord[]; readonly nextCursor: string | null; readonly total: number; readonly create: { readonly href: string; readonly schema: JsonSchema } | null }

/** One kind of record: find, look, add. */
export function RecordList({ view }: { readonly view: KindView }) {
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState(search.get('query') ?? '');
  const [isNew, setNew] = useState(false);
  const path = `/api/v1/${view.kind}${queryString({ query: search.get('query'), state: search.get('state'), cursor: search.get('cursor'), limit: 50, congressId: search.get('congress') })}`;
  const list = useQuery({ queryKey: keys.administration(path), queryFn: ({ signal }) => get<ListAnswer>(path, signal), placeholderData: keepPreviousData });
  const set = (changes: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(search);
    next.delete('cursor');
    for (const [name, value] of Object.entries(changes)) if (value === '') next.delete(name); else next.set(name, value);
    setSearch(next);
  };
  const submit = (event: FormEvent) => { event.preventDefault(); set({ query: typed.trim() }); };
  const open = search.get('id');
  const close = () => { const next = new URLSearchParams(search); next.delete('id'); setSearch(next, { replace: true }); };
  return (
    <>
      <p className="muted filters">{view.explain}</p>
      <div className="spread filters">
        <form className="row" role="search" aria-label={view.label} onSubmit={submit}>
          <input className="input admin__find" type="search" aria-label={`按${view.searchable}查找`} placeholder={view.searchable} value={typed} onChange={(event) => setTyped(event.target.value)} />
          <button type="submit" className="button">查找</button>
          {search.get('query') === null ? null : <button type="button" className="button button--plain" onClick={() => { setTyped(''); set({ query: '' }); }}>清除</button>}
        </form>
        {list.data?.create === null || list.data === undefined ? null : <button type="button" className="button button--main" onClick={() => setNew(true)}>新增{view.label}</button>}
      </div>
      {list.data === undefined ? (list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />)
        : list.data.items.length === 0 ? <EmptyState title={`没有${view.label}`} /> : (
          <>
            <div className="table-box" tabIndex={0} role="region" aria-label={`${view.label}列表`}>
              <table className="table"><thead><tr>{view.columns.map((column) => <th key={column.field} scope="col">{column.title}</th>)}<th scope="col">状态</th><th scope="col"><span className="visually-hidden">操作</span></th></tr></thead>
                <tbody>{list.data.items.map((record) => (
                  <tr key={record.id}>{view.columns.map((column) => <td key={column.field}>{shownValue(record, column)}</td>)}<td><StatePill tone={toneOf(view.kind, record.state)}>{record.stateLabel}</StatePill></td>
                    <td className="one-line"><button type="button" className="button button--plain button--small" onClick={() => set({ ...Object.fromEntries(search), id: record.id })}>查看<span className="visually-hidden">{shownValue(record, view.columns[0] ?? { field: 'id', title: '' })}</span></button></td></tr>
                ))}</tbody></table>
            </div>
            <div className="row pages"><span className="muted small">共 {list.data.total} 条</span>
              {search.get('cursor') === null ? null : <button type="button" className="button button--small" onClick={() => void navigate(-1)}>上一页</button>}
              {list.data.nextCursor === null ? null : <button type="button" className="button button--small" onClick={() => { const next = new URLSearchParams(search); next.set('cursor', list.data.nextCursor ?? ''); setSearch(next); }}>下一页</button>}
            </div>
          </>
        )}
      <Dialog isOpen={open !== null} onClose={close} isAside title={view.label}>{open === null ? null : <OneRecord key={open} view={view} id={open} />}</Dialog>
      <Dialog isOpen={isNew} onClose={() => setNew(false)} isAside title={`新增${view.label}`}>
        {list.data?.create === null || list.data === undefined ? null : <CreateRecord view={view} create={list.data.create} onDone={(record) => { setNew(false); set({ id: record.id }); }} />}
      </Dialog>
    </>
  );
}
