import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { meetingsQuery } from '../../api/assignment-day.ts';

/** From a unit's tasks to the list of the last meeting, where they are signed for and passed on together; nothing where it got none at a meeting. */
export function ListOfMeeting() {
  const last = useQuery(meetingsQuery).data?.items[0];
  return last === undefined ? null : <Link className="button button--small to-do__batch" to={`/assignment-meetings/${last.id}`}>在交办清单里成批办理</Link>;
}
