import { Link } from 'react-router';
import { daysBetween, daysLeftText, formatDate } from '../../text/format-date.ts';
import { StatePill } from '../../ui/state-pill.tsx';
import { commitmentTone, isOpenCommitment } from '../text/words.ts';

interface Promise { readonly id: string; readonly state: string; readonly stateLabel: string; readonly content: string; readonly unitName: string; readonly dueOn: string; readonly askNo: number }

/** One promise of a unit: what, by when, and whether it was carried out. */
export function CommitmentCard({ record, today, about }: { readonly record: Promise; readonly today: string; readonly about?: string }) {
  const isOpen = isOpenCommitment(record.state);
  const left = daysBetween(today, record.dueOn);
  const isOverdue = isOpen && left < 0 && record.state !== 'claimed';
  return (
    <li>
      <Link className="item stack-sm" to={`/commitments/${record.id}`}>
        <span className="item__title">{record.content}</span>
        <span className="small muted">{record.unitName}{about === undefined ? ` · 第${record.askNo}条建议` : ` · ${about}`}</span>
        <span className="row"><StatePill tone={commitmentTone(record.state, isOverdue)}>{record.stateLabel}</StatePill><span className={isOverdue ? 'small due due--late' : 'small muted'}>{formatDate(record.dueOn, today)}前{isOpen ? ` · ${daysLeftText(left)}` : ''}</span></span>
      </Link>
    </li>
  );
}
