import { useState, type FormEvent } from 'react';
import { ActionForm } from '../../actions/action-form.tsx';
import { meetingPath, type Meeting, type MeetingReceipt } from '../../api/assignment-day.ts';
import { choiceLabels } from '../../text/field-labels.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { useAct } from './use-act.ts';

/** Who came and who has signed for what; those who have not are reminded together. */
export function Receipts({ meeting }: { readonly meeting: Meeting }) {
  const [show, setShow] = useState('');
  const [isReminding, setReminding] = useState(false);
  const [coming, setComing] = useState<MeetingReceipt | null>(null);
  const remind = meeting.actions.find((one) => one.action === 'remind');
  const signIn = meeting.actions.find((one) => one.action === 'signIn');
  const missing = meeting.receipts.filter((unit) => unit.unreceived > 0);
  const rows = show === '' ? meeting.receipts : show === 'missing' ? missing : meeting.receipts.filter((unit) => unit.system === show);
  const systems = [...Map.groupBy(meeting.receipts, (unit) => unit.system)];
  return (
    <section className="card stack" aria-label="到会和签收">
      <div className="spread"><h2>到会和签收 <span className="muted">{meeting.receipts.length} 个单位</span></h2>
        <div className="row">
          <a className="button button--small" href={`${meetingPath(meeting.id)}/unit-lists.pdf`} target="_blank" rel="noreferrer">交办清单（PDF）</a><a className="button button--small" href={`${meetingPath(meeting.id)}/receipts.pdf`} target="_blank" rel="noreferrer">签收表（PDF）</a>
          {remind === undefined || remind.refusals.length > 0 ? null : <button type="button" className="button button--main button--small" onClick={() => setReminding(true)}>催未签收的 {missing.length} 个单位</button>}
        </div></div>
      <FilterChips label="筛选" value={show} onChange={setShow} options={[{ value: '', label: '全部' }, { value: 'missing', label: `未签收 ${missing.length}` }, ...systems.map(([system, units]) => ({ value: system, label: `${choiceLabels[system] ?? system} ${units.length}` }))]} />
      <div className="table-box"><table className="table">
        <thead><tr><th scope="col">承办单位</th><th scope="col">系统</th><th scope="col">主办</th><th scope="col">会办</th><th scope="col">到会</th><th scope="col">签收</th></tr></thead>
        <tbody>{rows.map((unit) => (
          <tr key={unit.unitId}><td>{unit.unitName}</td><td>{choiceLabels[unit.system] ?? ''}</td><td>{unit.leading}</td><td>{unit.assisting}</td>
            <td>{unit.attendeeName === null ? null : <span>{unit.attendeeName}（{unit.attendeePosition}） </span>}{signIn === undefined ? null : <button type="button" className="button button--plain button--small" onClick={() => setComing(unit)}>{unit.attendeeName === null ? '登记到会' : '更正'}<span className="visually-hidden">{unit.unitName}</span></button>}</td>
            <td>{unit.text}</td></tr>
        ))}</tbody>
      </table></div>
      <Dialog isOpen={isReminding} onClose={() => setReminding(false)} title="催签收">{remind === undefined ? null : <><p>将通知 {missing.map((unit) => unit.unitName).join('、')}的联络员和主要负责人。</p><ActionForm record={meeting} offered={remind} initial={{ note: '请今天内登录系统逐件签收；不属于本单位职责的，请在规定期限内申请退办。' }} onDone={() => setReminding(false)} /></>}</Dialog>
      <Dialog isOpen={coming !== null} onClose={() => setComing(null)} title={`登记到会：${coming?.unitName ?? ''}`}>{coming === null ? null : <SigningIn meeting={meeting} unit={coming} onDone={() => setComing(null)} />}</Dialog>
    </section>
  );
}

function SigningIn({ meeting, unit, onDone }: { readonly meeting: Meeting; readonly unit: MeetingReceipt; readonly onDone: () => void }) {
  const { act } = useAct(meeting, 'signIn');
  const [name, setName] = useState(unit.attendeeName ?? '');
  const [position, setPosition] = useState(unit.attendeePosition ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ unitId: unit.unitId, attendeeName: name.trim(), attendeePosition: position.trim() }, { onSuccess: onDone });
  };
  return (
    <form className="stack" onSubmit={submit} aria-label="登记到会">
      <label>到会人员<input className="input" required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} /></label>
      <label>职务<input className="input" required maxLength={100} value={position} onChange={(event) => setPosition(event.target.value)} /></label>
      <div><button type="submit" className="button button--main" disabled={act.isPending || name.trim() === '' || position.trim() === ''}>登记</button></div>
    </form>
  );
}
