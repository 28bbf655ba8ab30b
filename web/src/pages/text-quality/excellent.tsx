import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { mattersQuery } from '../../api/matters.ts';
import { useMe } from '../../frame/me-context.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { NewMatter } from '../before-session/new-matter.tsx';
import { Rubrics } from './rubrics.tsx';
import { SelectionCard } from './selection-card.tsx';

/** 撰写质量: the yearly selection with its compilation, and the criteria by which the writing is judged. */
export function Excellent() {
  usePageTitle('撰写质量');
  const [search, setSearch] = useSearchParams();
  const part = search.get('part') === 'rubric' ? 'rubric' : 'selection';
  return (
    <>
      <div className="page__head"><h1>撰写质量</h1></div>
      <div className="filters"><FilterChips label="哪一部分" value={part} onChange={(next) => setSearch(next === 'selection' ? {} : { part: next })} options={[{ value: 'selection', label: '优秀建议' }, { value: 'rubric', label: '评价办法' }]} /></div>
      {part === 'rubric' ? <Rubrics /> : <Selections />}
    </>
  );
}

function Selections() {
  const { identity } = useMe();
  const thisYear = Number(useToday().slice(0, 4));
  const list = useQuery(mattersQuery('excellentSelection'));
  const [isOpen, setOpen] = useState(false);
  if (list.data === undefined) return list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />;
  const year = list.data.items.some((one) => one.year === thisYear - 1) ? thisYear : thisYear - 1;
  return (
    <div className="stack">
      {identity.role !== 'deputyAffairs' ? null : <div><button type="button" className="button button--main" onClick={() => setOpen(true)}>开始一年的评选</button></div>}
      {list.data.items.length === 0 ? <EmptyState title="还没有评选过优秀建议">代表工委按撰写质量和办理结果推荐，主任会议决定以后，在这里公布。</EmptyState> : list.data.items.map((one) => <SelectionCard key={one.id} selection={one} />)}
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="开始一年的评选">
        <NewMatter kind="excellentSelection" schema={list.data.createSchema} initial={{ year, title: `${year}年优秀代表建议选编` }} label="开始评选" done="可以选定推荐名单了" onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}
