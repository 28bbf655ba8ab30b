import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { queryString } from '../../api/client.ts';
import { unitChoice } from '../../text/unit-name.ts';
import { commitmentsQuery, unitsQuery } from '../../api/queries.ts';
import type { CommitmentItem } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { daysLeftText, formatDate } from '../../text/format-date.ts';
import { commitmentStates, resultClassLabels, toneOf } from '../../text/states.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { CountedNote } from '../numbers/counted-note.tsx';
import { ExportMenu } from '../export-menu.tsx';

/** What a number that opens to this ledger was narrowed by. */
const countedNames = ['indicator', 'part', 'session', 'category', 'township', 'from', 'to'] as const;

/** What is late comes first; the whole ledger is one press away. */
const filters = [{ value: 'open', label: '全部未落实' }, { value: 'overdue', label: '逾期未落实' }, { value: 'due', label: '30天内到期' }, { value: 'toVerify', label: '待核验' }, { value: 'all', label: '全部承诺' }] as const;

/** 承诺台账: every promise with owner, date and evidence, the earliest due first. */
export function Commitments() {
  usePageTitle('承诺台账');
  const { identity } = useMe();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const value = (name: string) => search.get(name) ?? '';
  const shown = value('filter') === '' ? (value('state') === '' ? 'open' : 'all') : value('filter');
  const isCarried = value('carried') === '1';
  const isUnit = identity.role.startsWith('unit');
  const filter = { carried: isCarried ? 'true' : '', filter: shown === 'all' ? '' : shown, state: value('state'), unit: isUnit ? identity.organisation.id : value('unit'), ...Object.fromEntries(countedNames.map((name) => [name, value(name)])) };
  const list = useQuery(commitmentsQuery({ ...filter, cursor: value('cursor') }));
  const units = useQuery(unitsQuery);
  const set = (name: string, text: string) => {
    const next = new URLSearchParams(search);
    next.delete('cursor');
    if (text === '') next.delete(name); else next.set(name, text);
    setSearch(next);
  };
  const items = list.data?.items ?? [];
  return (
    <>
      <div className="page__head"><h1>{isCarried ? '承诺接续' : '承诺台账'} <span className="muted">{list.data === undefined ? '' : `${list.data.total} 项`}</span></h1>
        <div className="row list-tools"><span className="muted small">答复中的每项承诺，经单位以外的人核验后才算落实</span><ExportMenu path={(format) => `/api/v1/commitments/export${queryString({ ...filter, format })}`} /></div>
      </div>
      <div className="row filters">
        <FilterChips label="筛选" value={shown} onChange={(next) => set('filter', next)} options={filters} />
        <button type="button" className="chip" aria-pressed={isCarried} onClick={() => set('carried', isCarried ? '' : '1')}>跨届</button>
        <select className="input filters__select" aria-label="按状态筛选" value={value('state')} onChange={(event) => set('state', event.target.value)}><option value="">全部状态</option>{Object.entries(commitmentStates).map(([state, label]) => <option key={state} value={state}>{label}</option>)}</select>
        {isUnit ? null : <select className="input filters__select" aria-label="按承办单位筛选" value={value('unit')} onChange={(event) => set('unit', event.target.value)}><option value="">全部承办单位</option>{(units.data?.items ?? []).map((unit) => <option key={unit.id} value={unit.id}>{unitChoice(unit)}</option>)}</select>}
      </div>
      <CountedNote search={search} onClear={(names) => setSearch(new URLSearchParams([...search].filter(([name]) => name !== 'cursor' && !names.includes(name))))} />
      {list.data === undefined ? (list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />)
        : items.length === 0 ? <EmptyState title="没有符合条件的承诺">答复签发后，其中的承诺会自动记入台账。</EmptyState> : (
          <>
            <ul className="to-do">{items.map((item) => <Row key={item.id} item={item} />)}</ul>
            <div className="row pages">
              {value('cursor') === '' ? null : <button type="button" className="button" onClick={() => void navigate(-1)}>上一页</button>}
              {list.data.nextCursor === null ? null : <Link className="button" to={`?${new URLSearchParams([...[...search].filter(([name]) => name !== 'cursor'), ['cursor', list.data.nextCursor]]).toString()}`}>下一页</Link>}
            </div>
          </>
        )}
    </>
  );
}

function Row({ item }: { readonly item: CommitmentItem }) {
  const today = useToday();
  const isOpen = !['verified', 'explained'].includes(item.state);
  return (
    <li className="to-do__row">
      <div>
        <Link className="to-do__title" to={`/commitments/${item.id}`}>{item.content}</Link>
        <p className="small muted">{item.unitName} · 责任人 {item.ownerName} · {resultClassLabels[item.resultClass]} · 佐证 {item.evidenceCount} 件</p>
        <p className="small"><Link to={`/suggestions/${item.suggestionId}`}>{item.numberLabel} {item.title}</Link>{item.carriedFrom === null ? null : <span className="key-mark">跨届（{item.carriedFrom}）</span>}</p>
      </div>
      <div className="to-do__due">{formatDate(item.dueOn, today)}{isOpen ? <> <StatePill tone={item.overdue ? 'late' : item.daysLeft <= 30 ? 'plan' : 'idle'}>{daysLeftText(item.daysLeft)}</StatePill></> : null}{item.changedCount > 0 ? <div className="small muted">改期 {item.changedCount} 次</div> : null}</div>
      <div><StatePill tone={toneOf('commitment', item.state)}>{item.stateLabel}</StatePill></div>
    </li>
  );
}
