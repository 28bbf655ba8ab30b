import { useState } from 'react';
import { ActionForm } from '../../actions/action-form.tsx';
import { meetingPath, type Meeting } from '../../api/assignment-day.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { PaperLinks } from '../../ui/paper-links.tsx';
import { useAct } from './use-act.ts';

/** 会议文书: what the office prints before and after the meeting; the minutes are written here. */
export function MeetingPapers({ meeting }: { readonly meeting: Meeting }) {
  const { offered } = useAct(meeting, 'writeMinutes');
  const [isWriting, setWriting] = useState(false);
  if (meeting.state === 'cancelled') return null;
  const after = meeting.state === 'held' && meeting.receipts.length > 0 ? [['unit-lists', '交办清单'], ['receipts', '签收表（会上签名用）'], ['receipt-states', '签收情况表（现在）']] : [];
  const papers = [['notice', '会议通知'], ...(meeting.agenda.length === 0 ? [] : [['agenda', '会议议程']]), ['sign-in', '签到表'], ...after, ...(meeting.minutes === null ? [] : [['minutes', '会议纪要']])];
  return (
    <section className="card stack" aria-label="会议文书" id="papers">
      <div className="spread"><h2>会议文书</h2>{offered === undefined ? null : <button type="button" className="button button--small" onClick={() => setWriting(true)}>{meeting.minutes === null ? '写会议纪要' : '修改会议纪要'}</button>}</div>
      <ul className="row meeting__papers">{papers.map(([name = '', label = '']) => <li key={name}><PaperLinks href={`${meetingPath(meeting.id)}/${name}.pdf`} name={label} /></li>)}</ul>
      <p className="small muted">代表工委打印通知、议程、纪要即印发，页脚带校验码，系统留存原件；内容改了再打印的是另一份。签到表手写签名，以签名的一份为准，不带校验码。</p>
      {meeting.minutes === null ? <p className="small muted">会议纪要在开会以后填写；到会单位和件数由系统带入。</p> : <p className="meeting__part">{meeting.minutes.text}</p>}
      <Dialog isOpen={isWriting} onClose={() => setWriting(false)} title="会议纪要" isWide>
        {offered === undefined ? null : <ActionForm record={meeting} offered={offered} onDone={() => setWriting(false)} {...(meeting.minutes === null ? {} : { initial: { present: meeting.minutes.present, text: meeting.minutes.text } })} />}
      </Dialog>
    </section>
  );
}
