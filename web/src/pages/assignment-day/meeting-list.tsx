import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { meetingPath, planTableQuery, type Meeting, type MeetingItem } from '../../api/assignment-day.ts';
import { choiceLabels } from '../../text/field-labels.ts';
import { suggestionStates, taskRoleLabels } from '../../text/states.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ExportMenu } from '../export-menu.tsx';
import { useAct } from './use-act.ts';

/** The suggestions of the meeting with their units; while it is planned they come and go here. */
export function MeetingList({ meeting }: { readonly meeting: Meeting }) {
  const remove = useAct(meeting, 'removeSuggestions');
  const [isAdding, setAdding] = useState(false);
  const mayAdd = meeting.actions.some((one) => one.action === 'addSuggestions');
  const isOver = meeting.state === 'held';
  const [search, setSearch] = useState('');
  const words = search.trim().split(/\s+/).filter((word) => word !== '');
  const items = words.length === 0 ? meeting.items : meeting.items.filter((item) => words.every((word) => [item.title, item.numberLabel ?? '', item.leadName, ...item.plan.map((unit) => unit.unitName)].some((text) => text.includes(word))));
  return (
    <section className="card stack" aria-label="列入的建议" id="list">
      <div className="spread"><h2>列入的建议 <span className="muted">{meeting.items.length} 件</span></h2>
        {isOver && meeting.handedOver > 0 ? <ExportMenu path={(format) => `${meetingPath(meeting.id)}/parts/export?format=${format}`} /> : null}
        {mayAdd ? <button type="button" className={meeting.items.length === 0 ? 'button button--main button--small' : 'button button--small'} onClick={() => setAdding(true)}>列入建议</button> : null}</div>
      {isOver ? <p>已交办 {meeting.handedOver} 件{meeting.left === 0 ? '' : `，没有交办 ${meeting.left} 件（见下表说明）`}。</p>
        : meeting.counts.unplanned === 0 ? null : <p className="note note--plan">有 {meeting.counts.unplanned} 件还没有拟定承办单位，请到<Link to="/assignment-plans?show=all">拟办表</Link>拟定，或者移出。</p>}
      {meeting.items.length === 0 ? <EmptyState title="还没有列入建议">从已拟定承办单位的建议中列入。</EmptyState> : (
        <><label className="row no-print">查找<input type="search" className="input meeting__search" placeholder="标题、编号、代表、承办单位" value={search} onChange={(event) => setSearch(event.target.value)} />{words.length === 0 ? null : <span className="muted" role="status">找到 {items.length} 件</span>}</label>
        <div className="table-box"><table className="table meeting__list">
          <thead><tr><th scope="col">建议</th><th scope="col">承办单位</th><th scope="col">系统</th><th scope="col">{isOver ? '现在' : ''}</th></tr></thead>
          <tbody>{items.map((item) => (
            <tr key={item.suggestionId}>
              <td><Link className="list__title" to={`/suggestions/${item.suggestionId}`}>{item.title}</Link><div className="small muted">{item.numberLabel} · {item.leadName}</div>{item.refusal === null ? null : <div className="small field__error">没有交办：{item.refusal}</div>}</td>
              <td>{item.plan.length === 0 ? <span className="muted">未拟定</span> : item.plan.map((unit) => <div key={unit.unitId}><span className="small muted">{taskRoleLabels[unit.role]}</span> {unit.unitName}</div>)}</td>
              <td>{choiceLabels[item.plan[0]?.system ?? ''] ?? ''}</td>
              <td>{isOver ? suggestionStates[item.suggestionState] ?? '' : remove.offered === undefined ? '' : <RemoveButton item={item} isBusy={remove.act.isPending} onRemove={() => remove.act.mutate({ suggestionIds: [item.suggestionId] })} />}</td>
            </tr>
          ))}</tbody>
        </table></div></>
      )}
      <Dialog isOpen={isAdding} onClose={() => setAdding(false)} title="列入建议" isWide><Adding meeting={meeting} onDone={() => setAdding(false)} /></Dialog>
    </section>
  );
}

function RemoveButton({ item, isBusy, onRemove }: { readonly item: MeetingItem; readonly isBusy: boolean; readonly onRemove: () => void }) {
  return <button type="button" className="button button--plain button--small meeting__came" disabled={isBusy} onClick={onRemove}>移出<span className="visually-hidden">{item.title}</span></button>;
}

function Adding({ meeting, onDone }: { readonly meeting: Meeting; readonly onDone: () => void }) {
  const query = useQuery(planTableQuery);
  const add = useAct(meeting, 'addSuggestions');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const free = (query.data?.items ?? []).filter((row) => row.meetingId === null && row.plan.length > 0);
  const chosen = free.filter((row) => !left.has(row.id));
  const waiting = (query.data?.items ?? []).filter((row) => row.plan.length === 0).length;
  if (query.data === undefined) return <p className="muted">正在读取</p>;
  return (
    <div className="stack">
      {waiting === 0 ? null : <p className="note">另有 {waiting} 件还没有拟定承办单位，<Link to="/assignment-plans">去拟办表</Link>。</p>}
      {free.length === 0 ? <p>已拟定的都已经列入。</p> : (
        <>
          <label className="row"><input type="checkbox" checked={left.size === 0} onChange={(event) => setLeft(new Set(event.target.checked ? [] : free.map((row) => row.id)))} /> 全部已拟定、未列入的 {free.length} 件</label>
          <ul className="batch__list">{free.map((row) => (
            <li key={row.id}><label className="row"><input type="checkbox" checked={!left.has(row.id)} onChange={(event) => setLeft((before) => { const next = new Set(before); if (event.target.checked) next.delete(row.id); else next.add(row.id); return next; })} />
              <span>{row.title} <span className="small muted">{row.numberLabel} · {row.plan[0]?.unitName}</span></span></label></li>
          ))}</ul>
          <div className="dialog__foot"><button type="button" className="button button--main" disabled={chosen.length === 0 || add.act.isPending} onClick={() => add.act.mutate({ suggestionIds: chosen.map((row) => row.id) }, { onSuccess: onDone })}>列入 {chosen.length} 件</button></div>
        </>
      )}
    </div>
  );
}
