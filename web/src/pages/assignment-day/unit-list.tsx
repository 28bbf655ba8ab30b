import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { meetingPath, type Meeting, type MeetingTask } from '../../api/assignment-day.ts';
import { post } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { taskRoleLabels } from '../../text/states.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { RouteMany } from './route-many.tsx';

interface Received { readonly done: number; readonly results: readonly { readonly id: string; readonly title: string; readonly text: string }[] }

const shows = [
  { value: '', label: '全部', holds: () => true }, { value: 'assigned', label: '未签收', holds: (task: MeetingTask) => task.state === 'assigned' }, { value: 'accepted', label: '待分派', holds: (task: MeetingTask) => task.state === 'accepted' },
  { value: 'later', label: '已分派', holds: (task: MeetingTask) => task.sectionName !== null }, { value: 'returned', label: '申请退办', holds: (task: MeetingTask) => task.state === 'returnRequested' },
] as const;

/** What one's own unit got at the meeting, to be signed for and passed to its sections together or one by one. */
export function UnitList({ meeting }: { readonly meeting: Meeting }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [show, setShow] = useState('');
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [isRouting, setRouting] = useState(false);
  const { tasks, mayReceive } = meeting;
  const open = tasks.filter((task) => task.state === 'assigned');
  const receive = useMutation<Received, ApiProblem>({
    mutationFn: () => post<Received>(`${meetingPath(meeting.id)}/receive`),
    onSuccess: ({ done }) => { void message.success(`已签收 ${done} 件`); void queries.invalidateQueries({ queryKey: keys.cases }); },
    onError: (problem) => { void message.error(problem.message); },
  });
  const rows = tasks.filter(shows.find((one) => one.value === show)?.holds ?? shows[0].holds);
  const routable = rows.filter((task) => task.state === 'accepted');
  const chosen = tasks.filter((task) => task.state === 'accepted' && taken.has(task.id));
  const put = (ids: readonly string[], isIn: boolean) => setTaken((before) => { const next = new Set(before); for (const id of ids) { if (isIn) next.add(id); else next.delete(id); } return next; });
  return (
    <section className="card stack" aria-label="本单位的交办清单">
      <div className="spread"><h2>本单位的交办清单 <span className="muted">{tasks.length} 件</span></h2>
        <div className="row"><a className="button button--small" href={`${meetingPath(meeting.id)}/unit-lists.pdf`} target="_blank" rel="noreferrer">交办清单（PDF）</a>
          {mayReceive && open.length > 0 ? <button type="button" className="button button--main button--small" disabled={receive.isPending} onClick={() => receive.mutate()}>签收 {open.length} 件</button> : null}</div></div>
      <p className="muted">签收只表示收到。不属于本单位职责的，在规定期限内逐件申请退办（打开那一件，按“申请退办”，最后一天写在那里；分派到科室以后也能申请）；经同意以前仍由本单位负责，办理期限照常计算。</p>
      {(receive.data?.results ?? []).map((one) => <p key={one.id} className="note note--late">《{one.title}》没有签收：{one.text}</p>)}
      <FilterChips label="筛选" value={show} onChange={setShow} options={shows.map(({ value, label, holds }) => ({ value, label, count: tasks.filter(holds).length })).filter((one) => one.value === '' || one.count > 0)} />
      {!mayReceive || routable.length === 0 ? null : (
        <div className="row unit-list__bar"><label className="row"><input type="checkbox" checked={routable.every((task) => taken.has(task.id))} onChange={(event) => put(routable.map((task) => task.id), event.target.checked)} /> 全选待分派的 {routable.length} 件</label>
          <button type="button" className="button button--main button--small" disabled={chosen.length === 0} onClick={() => setRouting(true)}>分派科室 {chosen.length} 件</button></div>
      )}
      <div className="table-box unit-list"><table className="table">
        <thead><tr><th scope="col">建议</th><th scope="col">承办身份</th><th scope="col">其他承办单位</th><th scope="col">办理期限</th><th scope="col">签收</th><th scope="col">科室</th></tr></thead>
        <tbody>{rows.map((task) => <Row key={task.id} task={task} isTaken={taken.has(task.id)} onTake={mayReceive && task.state === 'accepted' ? (isIn) => put([task.id], isIn) : undefined} />)}</tbody>
      </table></div>
      <Dialog isOpen={isRouting} onClose={() => setRouting(false)} title="分派科室"><RouteMany tasks={chosen} onDone={() => { setRouting(false); setTaken(new Set()); }} /></Dialog>
    </section>
  );
}

function Row({ task, isTaken, onTake }: { readonly task: MeetingTask; readonly isTaken: boolean; readonly onTake: ((isIn: boolean) => void) | undefined }) {
  const today = useToday();
  return (
    <tr>
      <td>{onTake === undefined ? null : <input type="checkbox" className="unit-list__tick" aria-label={`选择：${task.title}`} checked={isTaken} onChange={(event) => onTake(event.target.checked)} />}<Link className="list__title" to={`/suggestions/${task.suggestionId}`}>{task.title}</Link><div className="small muted">{task.numberLabel}</div></td>
      <td>{taskRoleLabels[task.role]}</td><td data-label="其他承办单位">{task.others}</td>
      <td data-label="办理期限">{task.dueOn === null ? (task.state === 'assigned' ? '签收后起算' : '') : formatDate(task.dueOn, today)}</td>
      <td data-label="签收">{task.state === 'returnRequested' ? '申请退办' : task.acceptedOn === null || task.state === 'assigned' ? '未签收' : formatDate(task.acceptedOn, today)}</td>
      <td data-label="科室">{task.sectionName === null ? '' : `${task.sectionName} ${task.handlerName ?? ''}`}</td>
    </tr>
  );
}
