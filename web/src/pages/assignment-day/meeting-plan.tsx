import { useState } from 'react';
import { meetingPath, type Meeting, type SectionKey } from '../../api/assignment-day.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { PaperLinks } from '../../ui/paper-links.tsx';
import { useAct } from './use-act.ts';

type Plan = NonNullable<Meeting['plan']>;
type Section = Plan['sections'][number];

/** 交办工作方案: made from the record; a part may be written anew until the meeting is held. */
export function MeetingPlan({ meeting, plan }: { readonly meeting: Meeting; readonly plan: Plan }) {
  const { offered } = useAct(meeting, 'writePlan');
  const [chosen, setChosen] = useState<Section | null>(null);
  return (
    <section className="card stack" aria-label="交办工作方案" id="plan">
      <div className="spread"><h2>交办工作方案 <span className="muted small">{plan.isIssued ? '已随会议印发，不再改动' : '随拟办情况自动更新，开会时定稿'}</span></h2>
        <PaperLinks href={`${meetingPath(meeting.id)}/work-plan.pdf`} name="交办工作方案" /></div>
      {plan.sections.map((section) => (
        <div key={section.key}>
          <div className="spread"><h3>{section.heading}{section.isWritten ? <span className="small muted">（已改写）</span> : null}</h3>{offered === undefined ? null : <button type="button" className="button button--plain button--small" onClick={() => setChosen(section)}>修改<span className="visually-hidden">{section.heading}</span></button>}</div>
          <p className="meeting__part">{section.text}</p>
        </div>
      ))}
      <p className="small muted">附：{plan.lists.length} 个单位的交办清单{plan.lists.length === 0 ? '' : `（${plan.lists.slice(0, 4).map((list) => `${list.unitName}主办${list.leading}件、会办${list.assisting}件`).join('；')}${plan.lists.length > 4 ? '等' : ''}）`}。</p>
      <Dialog isOpen={chosen !== null} onClose={() => setChosen(null)} title={chosen?.heading ?? ''} isWide>{chosen === null ? null : <Writing meeting={meeting} section={chosen} onDone={() => setChosen(null)} />}</Dialog>
    </section>
  );
}

function Writing({ meeting, section, onDone }: { readonly meeting: Meeting; readonly section: Section; readonly onDone: () => void }) {
  const { act } = useAct(meeting, 'writePlan');
  const [text, setText] = useState(section.text);
  const send = (value: string) => act.mutate({ sections: { [section.key]: value } satisfies Partial<Record<SectionKey, string>> }, { onSuccess: onDone });
  return (
    <div className="stack">
      <p className="muted">改写以后，这一部分不再随拟办情况更新；要恢复自动生成的，按“恢复自动生成”。</p>
      <textarea className="input" rows={14} aria-label={section.heading} maxLength={10_000} value={text} onChange={(event) => setText(event.target.value)} />
      <div className="row"><button type="button" className="button button--main" disabled={act.isPending || text.trim() === ''} onClick={() => send(text)}>保存</button>
        {section.isWritten ? <button type="button" className="button" disabled={act.isPending} onClick={() => send('')}>恢复自动生成</button> : null}</div>
    </div>
  );
}
