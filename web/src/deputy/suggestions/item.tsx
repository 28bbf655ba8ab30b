import { Link } from 'react-router';
import type { SuggestionItem } from '../../api/types.ts';
import { formatDate } from '../../text/format-date.ts';
import { StatePill } from '../../ui/state-pill.tsx';
import { suggestionTone } from '../text/words.ts';

/** A suggestion in a list. A draft of one's own opens in the writer. */
export function SuggestionCard({ item, today, isOwn, snippet }: { readonly item: SuggestionItem; readonly today: string; readonly isOwn: boolean; readonly snippet?: string }) {
  const isDraft = isOwn && (item.state === 'draft' || item.state === 'returned');
  const who = [item.leadName, item.leadUnitName === null ? null : `${item.leadUnitName}主办`].filter((one) => one !== null).join(' · ');
  return (
    <li>
      <Link className="item stack-sm" to={isDraft ? `/write/${item.id}` : `/suggestions/${item.id}`}>
        <span className="item__title">{item.title === '' ? '（还没有标题）' : item.title}</span>
        {snippet === undefined || snippet === '' ? null : <span className="small muted">{snippet}</span>}
        <span className="small muted">{item.numberLabel === null ? '' : `${item.numberLabel} · `}{who}</span>
        <span className="row">
          <StatePill tone={suggestionTone(item.state, item.overdue)}>{item.stateLabel}</StatePill>
          {item.isKey ? <StatePill tone="plan">重点督办</StatePill> : null}
          {item.nextDueOn === null ? null : <span className={item.overdue ? 'small due due--late' : 'small muted'}>{item.overdue ? '已过期限：' : '期限：'}{formatDate(item.nextDueOn, today)}</span>}
        </span>
      </Link>
    </li>
  );
}
