import { useState } from 'react';
import { ActionForm } from '../../actions/action-form.tsx';
import type { Reply } from '../../api/types.ts';
import { publicFormLabels, withholdGroundLabels } from '../../publication/words.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { PublicityFields } from '../publications/publicity-fields.tsx';
import { proposedValues } from '../suggestion/initial-values.ts';

/** How the unit proposes to make it public: weighed with the reply by whoever has it on the desk (复文与公开同步审查). */
export function PublicityCard({ reply, wish }: { readonly reply: Reply; readonly wish: string }) {
  const [isOpen, setOpen] = useState(false);
  const { publicity } = reply;
  const change = reply.actions.find((one) => one.action === 'proposePublicity');
  if (publicity === null && change === undefined) return null;
  return (
    <section className="card stack" id="publicity">
      <h2>公开方式建议</h2>
      {publicity === null ? <p className="note note--plan">还没有提出公开方式建议。答复与是否公开同步审查，提出以后才能送核、签发。</p> : (
        <KeyValue rows={[
          ['方式', `${publicFormLabels[publicity.form]}${publicity.form === 'full' || publicity.form === 'summary' ? (publicity.withSuggestion ? '，一并公开建议原文' : '，不公开建议原文') : ''}${publicity.byName === null ? '（按本地设定和代表意愿预填，请核对）' : `（${publicity.byName}提出）`}`],
          ['摘要', publicity.summary === null ? null : <span className="pre">{publicity.summary}</span>], ['依据', publicity.ground === null ? null : withholdGroundLabels[publicity.ground]], ['理由', publicity.reason],
          ['删去的文字', publicity.strikes.length === 0 ? null : publicity.strikes.join('；')], ['代表意愿', wish],
        ]} />
      )}
      {change === undefined ? null : isOpen
        ? <ActionForm key={reply.version} record={reply} offered={change} initial={publicity === null ? {} : proposedValues(publicity)} submitLabel="保存公开建议" onDone={() => setOpen(false)} onCancel={() => setOpen(false)} renderFields={(form) => <PublicityFields {...form} href={`/api/v1/replies/${reply.id}`} />} />
        : <div><button type="button" className="button" onClick={() => setOpen(true)}>{publicity === null ? '提出公开建议' : '核对或者修改公开建议'}</button></div>}
    </section>
  );
}
