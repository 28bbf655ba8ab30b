import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { mattersQuery } from '../../api/matters.ts';
import type { LivelihoodMatter } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { livelihoodStates, livelihoodTone, raisedBy } from '../../text/livelihood.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { NewMatter } from '../before-session/new-matter.tsx';
import './livelihood.css';

/** 民生事项 of a year: the presidium's office sees all, an office of the township what it was given. */
export function Livelihood() {
  usePageTitle('民生事项');
  const { identity } = useMe();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const [isNew, setNew] = useState(false);
  const thisYear = today.slice(0, 4);
  const year = search.get('year') ?? thisYear;
  const state = search.get('state') ?? '';
  const list = useQuery({ ...mattersQuery('livelihoodMatter', { year }), enabled: year !== '' });
  if (list.data === undefined) return list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />;
  const { items, createSchema } = list.data;
  // What was taken back before anybody took it up is there to be found, and counts nowhere.
  const counted = items.filter((one) => one.state !== 'withdrawn');
  const isOffice = identity.role === 'townshipPresidium';
  const set = (next: Readonly<Record<string, string>>) => setSearch(Object.fromEntries(Object.entries({ ...(search.get('year') === null ? {} : { year }), state, ...next }).filter(([, text]) => text !== '')));
  const counts = Object.entries(livelihoodStates).map(([value, label]) => ({ value, label, count: items.filter((one) => one.state === value).length })).filter(({ value, count }) => count > 0 || value === state);
  const late = items.filter((one) => one.isOverdue).length;
  const shown = state === '' ? counted : items.filter((one) => (state === 'late' ? one.isOverdue : one.state === state));
  return (
    <>
      <div className="page__head">
        <h1>民生事项 <span className="muted">{counted.length} 件</span></h1>
        <div className="row list-tools">
          <select className="input filters__select" aria-label="年份" value={year} onChange={(event) => set({ year: event.target.value })}>{[0, 1, 2, 3].map((back) => String(Number(thisYear) - back)).map((one) => <option key={one} value={one}>{one} 年</option>)}</select>
          {isOffice ? <button type="button" className="button button--main" onClick={() => setNew(true)}>登记民生事项</button> : null}
        </div>
      </div>
      <p className="muted filters">{isOffice ? '代表和群众反映、镇里能当场办的事，不必写成建议：受理后交给站所或者村办，办好由反映的代表确认。镇里办不了的，请代表写成建议；要县里办的，转请从本乡镇选出的县人大代表。' : '主席团交给本单位办的民生事项。办好以后报办结，由反映的代表确认。'}</p>
      {items.length === 0 ? <EmptyState title={`${year} 年还没有民生事项`}>{isOffice ? '代表在手机上反映，或者由您登记接待日、走访中听到的事。' : '有事项交给本单位时会出现在这里，并发来通知。'}</EmptyState> : (
        <div className="stack-lg">
          <FilterChips label="按状态筛选" value={state} onChange={(next) => set({ state: next })} options={[{ value: '', label: '全部', count: counted.length }, ...counts, ...(late === 0 ? [] : [{ value: 'late', label: '超过期限', count: late }])]} />
          <div className="table-box" tabIndex={0} role="region" aria-label="民生事项">
            <table className="table livelihood__table"><thead><tr><th scope="col">编号</th><th scope="col">事项</th><th scope="col">状态</th><th scope="col">反映</th><th scope="col">承办</th><th scope="col">期限</th></tr></thead>
              <tbody>{shown.map((one) => <Row key={one.id} matter={one} today={today} />)}</tbody></table>
          </div>
        </div>
      )}
      <Dialog isOpen={isNew} onClose={() => setNew(false)} title="登记民生事项" isWide><NewMatter kind="livelihoodMatter" schema={createSchema} label="登记" done="已登记，请受理交办" onDone={() => setNew(false)} /></Dialog>
    </>
  );
}

function Row({ matter, today }: { readonly matter: LivelihoodMatter; readonly today: string }) {
  return (
    <tr>
      <td>{matter.no}</td>
      <td><Link className="list__title" to={`/livelihood/${matter.id}`}>{matter.title}</Link><div className="small muted">{matter.place}</div></td>
      <td><StatePill tone={livelihoodTone(matter)}>{matter.isOverdue ? `${matter.stateLabel}，超期` : matter.stateLabel}</StatePill></td>
      <td>{raisedBy(matter)}<div className="small muted">{formatDate(matter.raisedOn, today)}</div></td>
      <td>{matter.handlerName}</td>
      <td>{formatDate(matter.dueOn, today)}</td>
    </tr>
  );
}
