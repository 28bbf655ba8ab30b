import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { queryString } from '../../api/client.ts';
import { toDoQuery } from '../../api/queries.ts';
import type { ToDoItem } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { isInTownship } from '../../frame/work-of-role.ts';
import { useKeys } from '../../frame/use-keys.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { dayOf, daysLeftText, formatDate } from '../../text/format-date.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill, type Tone } from '../../ui/state-pill.tsx';
import { ListOfMeeting } from '../assignment-day/list-of-meeting.tsx';
import { batchWorksIn } from '../desks/batch-works.ts';
import { ExportMenu } from '../export-menu.tsx';
import { workAddress, workName } from '../work-address.ts';

/** What a unit does to its whole list of a meeting. */
const listed: Readonly<Record<string, 'toAccept' | 'toRoute' | undefined>> = { 'handlingTask.accept': 'toAccept', 'handlingTask.routeToSection': 'toRoute' };

/** What waits for me: most urgent first, grouped by what I must do. */
export function ToDo() {
  usePageTitle('我的待办');
  const isTownship = isInTownship(useMe().identity);
  const [search, setSearch] = useSearchParams();
  const group = search.get('group') ?? '';
  const cursor = search.get('cursor');
  const toDo = useQuery(toDoQuery({ action: group, cursor }));
  const items = useMemo(() => toDo.data?.items ?? [], [toDo.data]);
  const groups = useMemo(() => Map.groupBy(items, (item) => item.group), [items]);
  const ordered = useMemo(() => [...groups.values()].flat(), [groups]);
  const [at, setAt] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  useEffect(() => { list.current?.querySelector<HTMLElement>(`[data-row="${at}"] a`)?.focus(); }, [at]);
  useKeys({
    j: () => setAt((n) => Math.min(n + 1, ordered.length - 1)),
    k: () => setAt((n) => Math.max(n - 1, 0)),
    Enter: () => { const item = ordered[at]; if (item !== undefined) void navigate(workAddress(item)); },
  });
  if (toDo.error !== null && toDo.data === undefined) return <LoadFailed error={toDo.error} onRetry={() => void toDo.refetch()} />;
  if (toDo.data === undefined) return <Loading />;
  const { nextCursor } = toDo.data;
  const total = toDo.data.groups.reduce((sum, one) => sum + one.count, 0);
  const labels = new Map(toDo.data.groups.map((one) => [one.action, { ...one, label: nameOf(one) }]));
  const pageAddress = (next: string | null) => `/to-do?${new URLSearchParams({ ...(group === '' ? {} : { group }), ...(next === null ? {} : { cursor: next }) }).toString()}`;
  return (
    <>
      <div className="page__head"><h1>我的待办 <span className="muted">{total} 件</span></h1><div className="row list-tools"><span className="muted small">按紧急程度排列，按要办的事分组</span>{total === 0 ? null : <ExportMenu path={(format) => `/api/v1/to-do/export${queryString({ action: group, format })}`} />}</div></div>
      {total === 0 ? <EmptyState title="现在没有等您办的事">轮到您办的事会出现在这里，同时发来通知；到期前会提醒。</EmptyState> : (
        <div className="stack-lg" ref={list}>
          <FilterChips label="按要办的事筛选" value={group} onChange={(next) => setSearch(next === '' ? {} : { group: next })}
            options={[{ value: '', label: '全部', count: total }, ...toDo.data.groups.map((one) => ({ value: one.action, label: nameOf(one), count: one.count }))]} />
          {[...groups].map(([name, rows]) => (
            <section key={name} aria-label={labels.get(name)?.label ?? name}>
              <h2 className="to-do__group">{labels.get(name)?.label ?? rows[0]?.actionLabel}<span className="muted"> {labels.get(name)?.count ?? rows.length} 件</span>{batchName(name, isTownship) === undefined || rows.length < 2 ? null : <Link className="button button--small to-do__batch" to={`/batch/${batchName(name, isTownship) ?? ''}`}>成批办理</Link>}</h2>
              {listed[name] === undefined || (labels.get(name)?.count ?? rows.length) < 2 ? null : <ListOfMeeting work={listed[name]} />}
              <ul className="to-do">{rows.map((item) => <ToDoRow key={item.recordId + item.action} item={item} index={ordered.indexOf(item)} />)}</ul>
            </section>
          ))}
          {nextCursor === null && cursor === null ? null : (
            <div className="row">
              {cursor === null ? null : <Link className="button" to={pageAddress(null)}>回到第一页</Link>}
              {nextCursor === null ? null : <Link className="button" to={pageAddress(nextCursor)}>下一页</Link>}
            </div>
          )}
        </div>
      )}
    </>
  );
}

/** What can be done to many at a time has a page for that. */
function batchName(group: string, isTownship: boolean): string | undefined {
  const [kind, name = ''] = group.split('.');
  return kind === 'suggestion' && batchWorksIn(isTownship)[name] !== undefined ? name : undefined;
}

/** A group's action comes as `kind.action`. */
function nameOf({ action, label }: { readonly action: string; readonly label: string }): string {
  const [kind = '', name = ''] = action.split('.');
  return workName(kind, name, label);
}

const toneOf = (item: ToDoItem): Tone => (item.overdue ? 'late' : item.daysLeft !== null && item.daysLeft <= 7 ? 'plan' : 'idle');

function ToDoRow({ item, index }: { readonly item: ToDoItem; readonly index: number }) {
  const today = useToday();
  const address = workAddress(item);
  const work = workName(item.recordKind, item.action, item.actionLabel);
  return (
    <li className="to-do__row" data-row={index}>
      <div className="to-do__what">
        <Link to={address} className="to-do__title">{item.title === '' ? '（还没有标题）' : item.title}</Link>
        {item.promise === null ? null : <p className="small">承诺：{item.promise}</p>}
        <p className="small muted">
          {item.suggestionId === null ? item.about : `${item.numberLabel === null ? '' : `${item.numberLabel} · `}领衔代表 ${item.leadName}${item.unitName === null ? '' : ` · ${item.unitName}`}`} · {item.stateLabel} · {formatDate(dayOf(item.since), today)}起
        </p>
      </div>
      <div className="to-do__due">
        {item.dueOn === null ? <span className="muted small">没有期限</span> : <><span>{formatDate(item.dueOn, today)}</span> <StatePill tone={toneOf(item)}>{daysLeftText(item.daysLeft ?? 0)}</StatePill></>}
      </div>
      <Link to={address} className="button button--main to-do__button" aria-label={`${work}：${item.title}${item.promise === null ? '' : `（${item.promise}）`}`}>{work}</Link>
    </li>
  );
}
