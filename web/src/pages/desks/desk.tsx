import './desk.css';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { recordQuery, toDoQuery } from '../../api/queries.ts';
import type { CaseToDo, Suggestion } from '../../api/types.ts';
import { useKeys } from '../../frame/use-keys.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { daysLeftText, formatDate } from '../../text/format-date.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { useMe } from '../../frame/me-context.tsx';
import { isInTownship } from '../../frame/work-of-role.ts';
import { batchWorksIn } from './batch-works.ts';
import { Matter } from '../suggestion/matter.tsx';

interface Props {
  readonly title: string;
  /** The to-do group that fills the queue, as `suggestion.assign`. */
  readonly action: string;
  readonly empty: { readonly title: string; readonly text: string };
  readonly renderPanel: (suggestion: Suggestion, onDone: (label: string) => void) => ReactNode;
  readonly children?: ReactNode;
}

/** One matter after the other: the queue on the left, the text in the middle, what is to be decided on the right. */
export function Desk({ title, action, empty, renderPanel, children }: Props) {
  usePageTitle(title);
  const [search, setSearch] = useSearchParams();
  const queue = useQuery(toDoQuery({ action, limit: 200 }));
  const items = (queue.data?.items ?? []).filter((item) => item.suggestionId !== null);
  const name = action.split('.')[1] ?? '';
  const batchName = batchWorksIn(isInTownship(useMe().identity))[name] === undefined ? undefined : name;
  const at = search.get('at') ?? items[0]?.suggestionId ?? null;
  const index = items.findIndex((item) => item.suggestionId === at);
  const go = useCallback((id: string | undefined) => setSearch(id === undefined ? {} : { at: id }), [setSearch]);
  useKeys({
    j: () => go(items[Math.min(index + 1, items.length - 1)]?.suggestionId),
    k: () => go(items[Math.max(index - 1, 0)]?.suggestionId),
  });
  // The finished one leaves the queue; the one after it takes its place.
  const done = () => go(items[index + 1]?.suggestionId ?? items[index - 1]?.suggestionId);
  if (queue.error !== null && queue.data === undefined) return <LoadFailed error={queue.error} onRetry={() => void queue.refetch()} />;
  if (queue.data === undefined) return <Loading />;
  return (
    <>
      <div className="page__head"><h1>{title} <span className="muted">{queue.data.total} 件</span></h1><div className="row">{batchName === undefined || queue.data.total < 2 ? null : <Link className="button button--small" to={`/batch/${batchName}`}>成批办理</Link>}<span className="muted small keys-hint"><kbd className="key">j</kbd> <kbd className="key">k</kbd> 下一件、上一件</span></div></div>
      {at === null ? <EmptyState title={empty.title}>{empty.text}</EmptyState> : (
        <div className="desk">
          <Queue items={items} at={at} />
          <OneOnDesk key={at} id={at} renderPanel={renderPanel} onDone={done} />
        </div>
      )}
      {children}
    </>
  );
}

function Queue({ items, at }: { readonly items: readonly CaseToDo[]; readonly at: string }) {
  const today = useToday();
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => { current.current?.scrollIntoView({ block: 'nearest' }); }, [at]);
  return (
    <nav className="desk__queue" aria-label="等候办理">
      <ol>
        {items.map((item) => (
          <li key={item.recordId} ref={item.suggestionId === at ? current : undefined}>
            <Link to={`?at=${encodeURIComponent(item.suggestionId)}`} aria-current={item.suggestionId === at ? 'true' : undefined}>
              <span className="desk__title">{item.title}</span>
              <span className="small muted">{item.numberLabel ?? item.leadName}{item.dueOn === null ? '' : ` · ${formatDate(item.dueOn, today)}`}</span>
              {item.overdue ? <StatePill tone="late">{daysLeftText(item.daysLeft ?? 0)}</StatePill> : null}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function OneOnDesk({ id, renderPanel, onDone }: { readonly id: string; readonly renderPanel: Props['renderPanel']; readonly onDone: (label: string) => void }) {
  const query = useQuery(recordQuery('suggestion', id));
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const suggestion = query.data;
  return (
    <>
      <section className="desk__matter card" aria-label="建议内容">
        <div className="row"><span className="muted">{suggestion.numberLabel ?? '未编号'}</span><StatePill tone="plan">{suggestion.stateLabel}</StatePill><Link className="small" to={`/suggestions/${id}`}>查看全部</Link></div>
        <h2 className="desk__heading">{suggestion.title}</h2>
        <Matter suggestion={suggestion} />
      </section>
      <aside className="desk__panel" aria-label="办理">{renderPanel(suggestion, onDone)}</aside>
    </>
  );
}
