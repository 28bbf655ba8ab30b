import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { doneWords } from '../../actions/guidance.ts';
import { toDoQuery } from '../../api/queries.ts';
import { workAddress, workName } from '../work-address.ts';

/** After an act: on to the next thing that waits, without a detour. */
export function NextToDo({ done, suggestionId }: { readonly done: string; readonly suggestionId: string }) {
  const items = useQuery(toDoQuery()).data?.items ?? [];
  const next = items.find((item) => item.suggestionId !== suggestionId) ?? items[0];
  return (
    <div className="note note--good row no-print" role="status">
      <span>{doneWords(done)}。</span>
      {next === undefined ? <span>待办已经办完。</span> : <Link className="button button--small" to={workAddress(next)}>下一件待办：{workName(next.recordKind, next.action, next.actionLabel)}</Link>}
      <Link to="/to-do">回到我的待办</Link>
    </div>
  );
}
