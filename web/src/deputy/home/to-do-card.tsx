import { Link } from 'react-router';
import type { ToDoItem } from '../../api/types.ts';
import { daysLeftText, formatDate } from '../../text/format-date.ts';
import { taskOf } from '../text/to-do-words.ts';

const SOON_DAYS = 3;

/** One thing that waits, with one button. */
export function ToDoCard({ item, today }: { readonly item: ToDoItem; readonly today: string }) {
  const { what, button, to } = taskOf(item);
  const tone = item.overdue ? 'due due--late' : (item.daysLeft ?? SOON_DAYS + 1) <= SOON_DAYS ? 'due due--soon' : 'due';
  return (
    <article className="card todo">
      <div className="stack-sm">
        <h3 className="todo__what">{what}</h3>
        <p className="todo__title">{item.title === '' ? '（还没有标题）' : item.title}</p>
        {item.promise === null ? null : <p className="small">承诺：{item.promise}</p>}
        <p className="small muted">{[item.numberLabel, item.recordKind === 'suggestion' ? null : item.unitName, item.recordKind === 'draftIntention' ? item.about : null].filter((one) => one !== null && one !== '').join(' · ')}</p>
        {item.dueOn === null ? null : <p className={tone}>{formatDate(item.dueOn, today)}前 · {daysLeftText(item.daysLeft ?? 0)}</p>}
      </div>
      <Link className="button button--main" to={to}>{button}<span className="visually-hidden">：{item.title}{item.promise === null ? null : `（${item.promise}）`}</span></Link>
    </article>
  );
}
