import { Link } from 'react-router';
import type { Suggestion } from '../../api/types.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { StatePill, type Tone } from '../../ui/state-pill.tsx';
import { Fold } from '../kit/fold.tsx';

const tones: Readonly<Record<string, Tone>> = { confirmed: 'done', waived: 'done', denied: 'late', waiverRefused: 'late', cancelled: 'stopped' };

/** 面商: planned, held, confirmed or denied. One that waits for me stands open above the fold. */
export function Talks({ record, today }: { readonly record: Suggestion; readonly today: string }) {
  const talks = record.records.consultation;
  if (talks.length === 0) return null;
  const isWaiting = talks.some((one) => one.actions.some((action) => action.refusals.length === 0 && action.action !== 'deny'));
  return (
    <Fold title="面商" count={talks.length} isOpen={isWaiting}>
      <ul className="list">
        {talks.map((one) => (
          <li key={one.id}>
            <Link className="item stack-sm" to={`/consultations/${one.id}`}>
              <span className="spread"><strong>{one.heldOn !== null ? formatDate(one.heldOn, today) : one.plannedAt !== null ? `约在${formatInstant(one.plannedAt, today)}` : '不需要面商'}</strong><StatePill tone={tones[one.state] ?? 'plan'}>{one.stateLabel}</StatePill></span>
              <span className="small muted">{[one.place, one.attendees.map((person) => `${person.name}（${person.position}）`).join('、')].filter((text) => text !== null && text !== '').join(' · ')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
