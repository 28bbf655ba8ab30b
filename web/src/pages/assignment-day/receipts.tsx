import { useState } from 'react';
import { ActionForm } from '../../actions/action-form.tsx';
import { meetingPath, type Meeting, type MeetingReceipt } from '../../api/assignment-day.ts';
import { choiceLabels } from '../../text/field-labels.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { ExportMenu } from '../export-menu.tsx';
import { Register } from './register.tsx';
import { Reminders } from './reminders.tsx';

const hasParts = ({ leading, assisting }: MeetingReceipt) => leading + assisting > 0;

/** Who came and who has signed for what it has now; those who have not are reminded together. */
export function Receipts({ meeting }: { readonly meeting: Meeting }) {
  const [show, setShow] = useState('');
  const [isReminding, setReminding] = useState(false);
  const [coming, setComing] = useState<readonly MeetingReceipt[]>([]);
  const remind = meeting.actions.find((one) => one.action === 'remind');
  const signIn = meeting.actions.find((one) => one.action === 'signIn');
  const missing = meeting.receipts.filter((unit) => unit.unreceived > 0);
  const rows = show === '' ? meeting.receipts : show === 'missing' ? missing : meeting.receipts.filter((unit) => unit.system === show);
  const systems = [...Map.groupBy(meeting.receipts, (unit) => unit.system)];
  const invited = meeting.receipts.filter((unit) => unit.isInvited);
  const unknown = invited.filter((unit) => unit.attendeeName === null && !unit.isAbsent).length;
  return (
    <section className="card stack" aria-label="到会和签收" id="receipts">
      <div className="spread"><h2>到会和签收 <span className="muted">{meeting.receipts.filter(hasParts).length} 个单位</span></h2>
        <div className="row">
          <ExportMenu path={(format) => `${meetingPath(meeting.id)}/receipts/export?format=${format}`} />
          {signIn === undefined ? null : <button type="button" className="button button--small" onClick={() => setComing(invited)}>按签到表登记</button>}
          {remind === undefined || remind.refusals.length > 0 ? null : <button type="button" className="button button--main button--small" onClick={() => setReminding(true)}>催未签收的 {missing.length} 个单位</button>}
        </div></div>
      <p className="muted">主办、会办件数和签收，是各单位现在承办的，会后改派的也在内。{unknown === 0 ? null : unknown === invited.length ? '到会情况还没有登记。' : `还有 ${unknown} 个单位没有登记到会情况。`}</p>
      <FilterChips label="筛选" value={show} onChange={setShow} options={[{ value: '', label: '全部' }, { value: 'missing', label: `未签收 ${missing.length}` }, ...systems.map(([system, units]) => ({ value: system, label: `${choiceLabels[system] ?? system} ${units.length}` }))]} />
      <div className="table-box"><table className="table meeting__units">
        <thead><tr><th scope="col">承办单位</th><th scope="col">系统</th><th scope="col">主办</th><th scope="col">会办</th><th scope="col">到会</th><th scope="col">签收</th></tr></thead>
        <tbody>{rows.map((unit) => (
          <tr key={unit.unitId}><td>{unit.unitName}</td><td>{choiceLabels[unit.system] ?? ''}</td><td>{unit.leading}</td><td>{unit.assisting}</td>
            <td>{whoCame(unit)}{signIn === undefined || !unit.isInvited ? null : <button type="button" className="button button--plain button--small meeting__came" onClick={() => setComing([unit])}>{unit.attendeeName === null && !unit.isAbsent ? '登记到会' : '更正'}<span className="visually-hidden">{unit.unitName}</span></button>}</td>
            <td>{unit.text}</td></tr>
        ))}</tbody>
      </table></div>
      <Reminders meeting={meeting} />
      <Dialog isOpen={isReminding} onClose={() => setReminding(false)} title="催签收">{remind === undefined ? null : <><p>将通知 {missing.map((unit) => unit.unitName).join('、')}的联络员和主要负责人。</p><ActionForm record={meeting} offered={remind} initial={{ note: '请今天内登录系统逐件签收；不属于本单位职责的，请在规定期限内申请退办。' }} onDone={() => setReminding(false)} /></>}</Dialog>
      <Dialog isOpen={coming.length > 0} onClose={() => setComing([])} title={coming.length === 1 ? `登记到会：${coming[0]?.unitName ?? ''}` : '按签到表登记'} isWide={coming.length > 1}>{coming.length === 0 ? null : <Register meeting={meeting} units={coming} onDone={() => setComing([])} />}</Dialog>
    </section>
  );
}

function whoCame({ attendeeName, attendeePosition, isAbsent, isInvited }: MeetingReceipt) {
  if (attendeeName !== null) return <span>{attendeeName}{attendeePosition === null || attendeePosition === '' ? '' : `（${attendeePosition}）`} </span>;
  if (isAbsent) return <span>未到会 </span>;
  return isInvited ? null : <span className="muted">会后改派</span>;
}
