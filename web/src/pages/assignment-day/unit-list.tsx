import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { Link } from 'react-router';
import { meetingPath, type Meeting } from '../../api/assignment-day.ts';
import { post } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { taskRoleLabels } from '../../text/states.ts';

interface Received { readonly done: number; readonly results: readonly { readonly id: string; readonly title: string; readonly text: string }[] }

/** What one's own unit got at the meeting, to be signed for together or one by one. */
export function UnitList({ meeting }: { readonly meeting: Meeting }) {
  const today = useToday();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const open = meeting.tasks.filter((task) => task.state === 'assigned');
  const receive = useMutation<Received, ApiProblem>({
    mutationFn: () => post<Received>(`${meetingPath(meeting.id)}/receive`),
    onSuccess: ({ done }) => { void message.success(`已签收 ${done} 件`); void queries.invalidateQueries({ queryKey: keys.cases }); },
    onError: (problem) => { void message.error(problem.message); },
  });
  return (
    <section className="card stack" aria-label="本单位的交办清单">
      <div className="spread"><h2>本单位的交办清单 <span className="muted">{meeting.tasks.length} 件</span></h2>
        <div className="row"><a className="button button--small" href={`${meetingPath(meeting.id)}/unit-lists.pdf`} target="_blank" rel="noreferrer">交办清单（PDF）</a>
          {meeting.mayReceive && open.length > 0 ? <button type="button" className="button button--main button--small" disabled={receive.isPending} onClick={() => receive.mutate()}>签收 {open.length} 件</button> : null}</div></div>
      <p className="muted">签收只表示收到。不属于本单位职责的，签收后在规定期限内逐件申请退办；经同意以前仍由本单位负责，办理期限照常计算。</p>
      {(receive.data?.results ?? []).map((one) => <p key={one.id} className="note note--late">《{one.title}》没有签收：{one.text}</p>)}
      <div className="table-box"><table className="table">
        <thead><tr><th scope="col">建议</th><th scope="col">承办身份</th><th scope="col">其他承办单位</th><th scope="col">办理期限</th><th scope="col">签收</th></tr></thead>
        <tbody>{meeting.tasks.map((task) => (
          <tr key={task.id}><td><Link className="list__title" to={`/suggestions/${task.suggestionId}`}>{task.title}</Link><div className="small muted">{task.numberLabel}</div></td><td>{taskRoleLabels[task.role]}</td><td>{task.others}</td>
            <td>{task.dueOn === null ? '签收后起算' : formatDate(task.dueOn, today)}</td><td>{task.acceptedOn === null ? (task.state === 'assigned' ? '未签收' : '申请退办') : formatDate(task.acceptedOn, today)}</td></tr>
        ))}</tbody>
      </table></div>
    </section>
  );
}
