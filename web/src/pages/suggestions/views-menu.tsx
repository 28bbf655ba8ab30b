import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Dropdown, type MenuProps } from 'antd';
import { useRef, useState } from 'react';
import { post } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { ListViews, SavedView, ViewContents } from '../../api/types.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { writeAddress } from './list-address.ts';
import { ManageViews } from './manage-views.tsx';
import { NameForm } from './name-form.tsx';

interface Props {
  readonly views: ListViews;
  /** The list as it is shown now. */
  readonly now: ViewContents;
  readonly onChoose: (view: SavedView) => void;
}

/** One's own views: choose one again, save the list as it is, put the views in order. */
export function ViewsMenu({ views, now, onChoose }: Props) {
  const [open, setOpen] = useState<'save' | 'manage' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const addressOf = (contents: ViewContents) => writeAddress(contents, views.columns).toString();
  const current = views.items.find((view) => addressOf(view) === addressOf(now));
  // The menu that had the focus is gone by then.
  const close = () => { setOpen(null); button.current?.focus(); };
  const items: MenuProps['items'] = [
    ...(views.items.length === 0 ? [{ key: 'none', label: '还没有保存过视图', disabled: true }] : views.items.map((view) => ({ key: `view:${view.id}`, label: view === current ? `${view.name}（现在显示的）` : view.name }))),
    { type: 'divider' },
    { key: 'save', label: '把现在的列表存为视图' },
    ...(views.items.length === 0 ? [] : [{ key: 'manage', label: '改名、替换、删除' }]),
  ];
  const choose = (key: string) => {
    if (key === 'save' || key === 'manage') setOpen(key);
    const view = views.items.find(({ id }) => key === `view:${id}`);
    if (view !== undefined) onChoose(view);
  };
  return (
    <>
      <Dropdown menu={{ items, onClick: ({ key }) => choose(key), className: 'views-menu' }} trigger={['click']} placement="bottomRight">
        <button ref={button} type="button" className="button button--small views-menu__button" aria-haspopup="menu">视图{current === undefined ? '' : `：${current.name}`} <span aria-hidden="true">▾</span></button>
      </Dropdown>
      <Dialog isOpen={open === 'save'} onClose={close} title="存为视图"><SaveView now={now} onDone={close} /></Dialog>
      <Dialog isOpen={open === 'manage'} onClose={close} title="我的视图"><ManageViews views={views.items} now={now} /></Dialog>
    </>
  );
}

function SaveView({ now, onDone }: { readonly now: ViewContents; readonly onDone: () => void }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation<SavedView, ApiProblem, string>({
    mutationFn: (name) => post<SavedView>('/api/v1/saved-views', { list: 'suggestions', name, filter: now.filter, columns: now.columns, ...(now.sort === null ? {} : { sort: now.sort }) }),
    onSuccess: async ({ name }) => { await queries.invalidateQueries({ queryKey: keys.listViews }); void message.success(`已保存视图“${name}”`); onDone(); },
  });
  return (
    <div className="stack">
      <p className="muted small">记住现在的筛选、排序和列，以后从“视图”里选。只有您自己看得到。</p>
      <NameForm formId="save-view" initial="" label="保存" error={save.error} isPending={save.isPending} onSubmit={(name) => save.mutate(name)} />
    </div>
  );
}
