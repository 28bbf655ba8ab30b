import './calendar.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { calendarQuery } from '../../api/queries.ts';
import type { CalendarDay, CalendarEntry } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { addDays, formatDate } from '../../text/format-date.ts';
import { dayKindLabels } from '../../text/states.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { clockName } from '../work-address.ts';

const MOST_SHOWN = 3;
const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

const shift = (month: string, by: number): string => {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
};

/** Dates that fall due, on a calendar that knows holidays and make-up workdays. */
export function Calendar() {
  usePageTitle('日历');
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const month = search.get('month') ?? today.slice(0, 7);
  const first = `${month}-01`;
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const from = addDays(first, -lead);
  const last = addDays(`${shift(month, 1)}-01`, -1);
  const weeks = Math.ceil((Number(last.slice(8)) + lead) / 7);
  const to = addDays(from, weeks * 7 - 1);
  const query = useQuery(calendarQuery(from, to));
  const days = new Map((query.data?.days ?? []).map((day) => [day.date, day]));
  const all = (query.data?.entries ?? []).map((entry) => (entry.kind === 'toDo' ? { ...entry, label: clockName(entry.recordKind, entry.label) } : entry));
  const entries = Map.groupBy(all, (entry) => entry.on);
  const chosen = search.get('day');
  const go = (next: string) => setSearch({ month: next });
  return (
    <>
      <div className="page__head"><h1>{Number(month.slice(0, 4))}年{Number(month.slice(5))}月</h1>
        <div className="row"><button type="button" className="button button--small" onClick={() => go(shift(month, -1))}>上个月</button><button type="button" className="button button--small" onClick={() => go(today.slice(0, 7))}>本月</button><button type="button" className="button button--small" onClick={() => go(shift(month, 1))}>下个月</button></div></div>
      {query.error !== null && query.data === undefined ? <LoadFailed error={query.error} onRetry={() => void query.refetch()} /> : null}
      {(query.data?.missingNotices ?? []).map((year) => <p key={year} className="note note--plan filters">{year}年的放假安排还没有载入，这一年的期限暂按周六、周日休息计算。</p>)}
      <table className="month" aria-label={`${month.slice(0, 4)}年${Number(month.slice(5))}月的期限`}>
        <thead><tr>{weekdays.map((day) => <th key={day} scope="col">周{day}</th>)}</tr></thead>
        <tbody>
          {Array.from({ length: weeks }, (_, week) => (
            <tr key={week}>{Array.from({ length: 7 }, (__, day) => addDays(from, week * 7 + day)).map((date) => (
              <Day key={date} date={date} day={days.get(date)} entries={entries.get(date) ?? []} isToday={date === today} isOther={!date.startsWith(month)} onOpen={() => setSearch({ month, day: date })} />
            ))}</tr>
          ))}
        </tbody>
      </table>
      {chosen === null ? <Agenda title="本月期限" entries={all.filter((entry) => entry.on.startsWith(month))} isFolded /> : <Agenda title={formatDate(chosen, today)} entries={entries.get(chosen) ?? []} />}
    </>
  );
}

interface DayProps { readonly date: string; readonly day: CalendarDay | undefined; readonly entries: readonly CalendarEntry[]; readonly isToday: boolean; readonly isOther: boolean; readonly onOpen: () => void }

function Day({ date, day, entries, isToday, isOther, onOpen }: DayProps) {
  const off = day !== undefined && (day.kind === 'weekend' || day.kind === 'holiday');
  const name = day === undefined || day.kind === 'workday' || day.kind === 'weekend' ? '' : `${day.kind === 'makeUpWorkday' ? '班' : '休'} ${day.name ?? dayKindLabels[day.kind] ?? ''}`;
  return (
    <td data-off={off ? '' : undefined} data-other={isOther ? '' : undefined} aria-current={isToday ? 'date' : undefined}>
      <div className="month__head"><time dateTime={date}>{Number(date.slice(8))}</time><span className="small muted">{name}</span></div>
      <ul className="month__entries">
        {entries.slice(0, MOST_SHOWN).map((entry, index) => <li key={index} data-overdue={entry.overdue ? '' : undefined}><EntryLink entry={entry} /></li>)}
      </ul>
      {entries.length === 0 ? null : <button type="button" className="month__more small" onClick={onOpen}>{entries.length > MOST_SHOWN ? `共 ${entries.length} 项` : <span className="visually-hidden">看{date}的全部期限</span>}<span className="month__count" aria-hidden="true">{entries.length}</span></button>}
    </td>
  );
}

function EntryLink({ entry }: { readonly entry: CalendarEntry }) {
  const text = `${entry.overdue ? '▲ ' : ''}${entry.label}${entry.title === null ? '' : `：${entry.title}`}`;
  return entry.suggestionId === null ? <span>{text}</span> : <Link to={`/suggestions/${entry.suggestionId}`} title={text}>{text}</Link>;
}

function Agenda({ title, entries, isFolded = false }: { readonly title: string; readonly entries: readonly CalendarEntry[]; readonly isFolded?: boolean }) {
  const today = useToday();
  const list = entries.length === 0 ? <p className="muted">没有到期的事项</p> : (
    <ul className="agenda">{entries.map((entry, index) => <li key={index} className="row"><span>{formatDate(entry.on, today)}</span><StatePill tone={entry.overdue ? 'late' : 'idle'}>{entry.label}</StatePill>{entry.suggestionId === null ? null : <Link to={`/suggestions/${entry.suggestionId}`}>{entry.numberLabel} {entry.title}</Link>}</li>)}</ul>
  );
  return isFolded ? <details className="card agenda-box"><summary>{title}（{entries.length} 项）</summary>{list}</details> : <section className="card agenda-box"><h2>{title}</h2>{list}</section>;
}
