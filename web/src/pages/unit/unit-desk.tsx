import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { suggestionsQuery, toDoQuery } from '../../api/queries.ts';
import type { SuggestionItem } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { daysBetween, daysLeftText, formatDate } from '../../text/format-date.ts';
import { toneOf } from '../../text/states.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { workAddress, workName } from '../work-address.ts';

const stages = [
  { value: 'open', label: '在办', states: 'handling,rehandling' },
  { value: 'replied', label: '已答复', states: 'replied,evaluated' },
  { value: 'done', label: '已办结', states: 'concluded,archived,closed' },
] as const;

/** One unit's suggestions by how far they are, with what waits for the reader marked. */
export function UnitDesk() {
  usePageTitle('单位办理');
  const { identity } = useMe();
  const [search, setSearch] = useSearchParams();
  const stage = stages.find((one) => one.value === search.get('stage')) ?? stages[0];
  const list = useQuery(suggestionsQuery({ unit: identity.organisation.id, states: stage.states, sort: 'dueOn', limit: 200 }));
  const toDo = useQuery(toDoQuery({ limit: 200 })).data?.items ?? [];
  const items = list.data?.items ?? [];
  const groups = Map.groupBy(items, (item) => item.taskStateLabel ?? item.stateLabel);
  return (
    <>
      <div className="page__head"><h1>{identity.organisation.name} <span className="muted">{identity.section?.name ?? ''}</span></h1></div>
      <div className="filters"><FilterChips label="按阶段" value={stage.value} onChange={(value) => setSearch({ stage: value })} options={stages.map((one) => ({ value: one.value, label: one.label, ...(one.value === stage.value && list.data !== undefined ? { count: list.data.total } : {}) }))} /></div>
      {list.data === undefined ? (list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />)
        : items.length === 0 ? <EmptyState title={`没有${stage.label}的建议`}>交办给本单位的建议会出现在这里。</EmptyState> : (
          <div className="stack-lg">
            {[...groups].map(([label, rows]) => (
              <section key={label}><h2 className="to-do__group">{label} <span className="muted">{rows.length} 件</span></h2>
                <ul className="to-do">{rows.map((item) => <Row key={item.id} item={item} toDo={toDo.find((one) => one.suggestionId === item.id)} />)}</ul>
              </section>
            ))}
          </div>
        )}
    </>
  );
}

/** The unit's own part; who assists also sees with whom. */
function partOf({ taskRole, leadUnitName }: SuggestionItem): string {
  if (taskRole === 'lead') return '主办';
  if (taskRole === 'separate') return `分别办理（${leadUnitName ?? ''}）`;
  const lead = leadUnitName === null ? '' : `主办单位 ${leadUnitName}`;
  return taskRole === 'assisting' ? `会办${lead === '' ? '' : `（${lead}）`}` : lead;
}

function Row({ item, toDo }: { readonly item: SuggestionItem; readonly toDo: Parameters<typeof workAddress>[0] & { readonly actionLabel: string } | undefined }) {
  const today = useToday();
  return (
    <li className="to-do__row">
      <div><Link className="to-do__title" to={`/suggestions/${item.id}`}>{item.title}</Link>{item.isKey ? <span className="key-mark">重点督办</span> : null}
        <p className="small muted">{item.numberLabel} · {partOf(item)} · 领衔代表 {item.leadName}</p></div>
      <div className="to-do__due">{item.nextDueOn === null ? <StatePill tone={toneOf('suggestion', item.state)}>{item.stateLabel}</StatePill> : <>{formatDate(item.nextDueOn, today)} <StatePill tone={item.overdue ? 'late' : daysBetween(today, item.nextDueOn) <= 7 ? 'plan' : 'idle'}>{daysLeftText(daysBetween(today, item.nextDueOn))}</StatePill></>}</div>
      {toDo === undefined ? <Link className="button to-do__button" to={`/suggestions/${item.id}`}>查看</Link> : <Link className="button button--main to-do__button" to={workAddress(toDo)}>{workName(toDo.recordKind, toDo.action, toDo.actionLabel)}</Link>}
    </li>
  );
}
