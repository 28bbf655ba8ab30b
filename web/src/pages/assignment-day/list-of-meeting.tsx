import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { meetingsQuery } from '../../api/assignment-day.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';

/** From a unit's tasks to the lists of the meetings at which they wait, where they are signed for or passed on together: a line for each meeting, with how many; nothing where none waits. */
export function ListOfMeeting({ work }: { readonly work: 'toAccept' | 'toRoute' }) {
  const today = useToday();
  const waiting = (useQuery(meetingsQuery).data?.items ?? []).filter((one) => (one[work] ?? 0) > 0);
  return waiting.length === 0 ? null : (
    <ul className="to-do__meetings">{waiting.map((one) => (
      <li key={one.id}><Link className="button button--small" to={`/assignment-meetings/${one.id}`}>在交办清单里成批办理：{formatDate(one.heldOn, today)}“{one.title}” {one[work]} 件</Link></li>
    ))}</ul>
  );
}
