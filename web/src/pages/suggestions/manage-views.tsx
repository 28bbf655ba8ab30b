import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { put, request } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { SavedView, ViewContents } from '../../api/types.ts';
import { NameForm } from './name-form.tsx';

/** Renames views, gives them the list as it is now, deletes them. */
export function ManageViews({ views, now }: { readonly views: readonly SavedView[]; readonly now: ViewContents }) {
  return views.length === 0 ? <p className="muted">没有视图了。</p> : <ul className="stack">{views.map((view) => <OneView key={view.id} view={view} now={now} />)}</ul>;
}

const bodyOf = ({ filter, sort, columns }: ViewContents, name: string) => ({ name, filter, columns, ...(sort === null ? {} : { sort }) });

function OneView({ view, now }: { readonly view: SavedView; readonly now: ViewContents }) {
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const path = `/api/v1/saved-views/${encodeURIComponent(view.id)}`;
  const after = async (words: string) => { await queries.invalidateQueries({ queryKey: keys.listViews }); setAsked(null); void message.success(words); };
  const change = useMutation<SavedView, ApiProblem, { contents: ViewContents; name: string; words: string }>({
    mutationFn: ({ contents, name }) => put<SavedView>(path, bodyOf(contents, name)), onSuccess: (_saved, { words }) => after(words),
  });
  const drop = useMutation<unknown, ApiProblem>({ mutationFn: () => request(path, { method: 'DELETE' }), onSuccess: () => after(`已删除视图“${view.name}”`), onError: (problem) => void message.error(problem.message) });
  if (asked === 'rename') {
    return <li className="card"><NameForm formId={`view-${view.id}`} initial={view.name} label="改名" error={change.error} isPending={change.isPending} onCancel={() => { change.reset(); setAsked(null); }} onSubmit={(name) => change.mutate({ contents: view, name, words: '已改名' })} /></li>;
  }
  if (asked === 'delete') {
    return (
      <li className="card stack"><p>确定删除视图“{view.name}”？建议本身不受影响。</p>
        <div className="row"><button type="button" className="button button--main" disabled={drop.isPending} onClick={() => drop.mutate()}>删除</button><button type="button" className="button" onClick={() => setAsked(null)}>不删</button></div>
      </li>
    );
  }
  return (
    <li className="spread saved-view">
      <strong>{view.name}</strong>
      <span className="row">
        <button type="button" className="button button--small" onClick={() => setAsked('rename')}>改名<span className="visually-hidden">：{view.name}</span></button>
        <button type="button" className="button button--small" disabled={change.isPending} onClick={() => change.mutate({ contents: now, name: view.name, words: `视图“${view.name}”已换成现在的列表` })}>换成现在的列表<span className="visually-hidden">：{view.name}</span></button>
        <button type="button" className="button button--small" onClick={() => setAsked('delete')}>删除<span className="visually-hidden">：{view.name}</span></button>
      </span>
    </li>
  );
}
