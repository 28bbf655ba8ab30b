import { Link } from 'react-router';
import type { Reply, Suggestion } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { rankLabels, toneOf } from '../../text/states.ts';
import { StatePill } from '../../ui/state-pill.tsx';

/** How it stands with the talk with the deputy in this round of handling. */
export function ConsultationNote({ reply, suggestion }: { readonly reply: Reply; readonly suggestion: Suggestion }) {
  const today = useToday();
  const talks = suggestion.records.consultation.filter((one) => one.taskId === reply.taskId && one.cycle === reply.cycle);
  return (
    <div><h3>面商</h3>
      {talks.length === 0 ? <p>还没有约定面商。<Link to={`/suggestions/${suggestion.id}?on=handlingTask:${reply.taskId}&do=scheduleConsultation`}>约定面商</Link></p> : (
        <ul>{talks.map((one) => (
          <li key={one.id} className="row"><StatePill tone={toneOf('consultation', one.state)}>{one.stateLabel}</StatePill>
            <span>{one.heldOn !== null ? `${formatDate(one.heldOn, today)} ${one.highestRank === null ? '' : `，到场最高职级：${rankLabels[one.highestRank]}`}` : one.plannedAt !== null ? `${formatInstant(one.plannedAt, today)} ${one.place ?? ''}` : (one.waiverReason ?? '')}</span>
          </li>))}
        </ul>
      )}
    </div>
  );
}
