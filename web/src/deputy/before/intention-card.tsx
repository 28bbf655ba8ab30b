import type { DraftIntention } from '../../api/types.ts';
import { StatePill } from '../../ui/state-pill.tsx';
import { ActWithWords } from '../act/act-with-words.tsx';

/** One's own announcement with what may be done about it. */
export function IntentionCard({ intention }: { readonly intention: DraftIntention }) {
  const how = intention.way === 'sign' ? '联名提出' : '合并为一件';
  return (
    <div className="stack">
      <p><strong>{intention.title}</strong><br /><span className="muted">{intention.gist}</span></p>
      <div className="row"><StatePill tone={intention.state === 'joined' ? 'done' : 'idle'}>{intention.stateLabel}</StatePill>{intention.sharedText === null ? null : <span className="small muted">草稿给代表工委和主席团看</span>}</div>
      {intention.alike.length === 0 ? null : <div className="stack-sm"><h3>相近的</h3><ul className="stack-sm">{intention.alike.map((one) => <li key={one.id}>{one.title}<br /><span className="small muted">{one.name}代表</span></li>)}</ul></div>}
      {intention.state === 'announced' && intention.withTitle !== null ? <div className="note note--plan stack-sm"><p>建议您与{intention.withName ?? ''}代表的“{intention.withTitle}”{how}。{intention.proposedNote ?? ''}</p>
        <ActWithWords record={intention} action="joinOther" label={`同意${how}`} className="button button--main button--wide" title={`同意${how}？`} explanation={intention.way === 'sign' ? '对方会收到通知，在草稿里邀请您联名。您自己的草稿仍然保留。' : '对方会收到通知，与您商量怎样写进去。您自己的草稿仍然保留。'} doLabel="同意" />
        <ActWithWords record={intention} action="stayAlone" label="各提各的" title="各提各的？" explanation="会告知提出建议的工委或者主席团。" doLabel="各提各的" field={{ name: 'reason', label: '理由', isRequired: false }} /></div> : null}
      {intention.state !== 'announced' ? null : (
        <>
          {intention.sharedText === null ? <ActWithWords record={intention} action="showText" label="把草稿给代表工委和主席团看" title="给看草稿？" explanation="代表工委和本乡镇人大主席团能看到草稿现在的文字，便于提前提修改意见。可以随时收回。" doLabel="给看" /> : <ActWithWords record={intention} action="hideText" label="不再给看草稿" title="收回草稿？" explanation="收回后代表工委和主席团不能再看。" doLabel="收回" />}
          <ActWithWords record={intention} action="withdraw" label="撤回登记" className="button button--plain" title="撤回登记？" explanation="撤回后其他代表不再看到这一项。草稿仍然保留。" doLabel="撤回" />
        </>
      )}
    </div>
  );
}
