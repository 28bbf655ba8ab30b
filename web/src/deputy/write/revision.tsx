import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { textChangesQuery } from '../../api/text-changes.ts';
import type { ChangedField, Suggestion } from '../../api/types.ts';
import { ChangedText } from '../../versions/changed-text.tsx';
import { Confirm } from '../kit/confirm.tsx';
import { changesIn, keyOf, withChanges, type Taken } from './apply-changes.ts';
import { useDraft } from './draft-layout.tsx';
import { textOfRecord } from './draft-text.ts';

/** The reviewer's changes, one after the other: taken or not as the deputy likes. Nothing changes in the draft before it is told to. */
export function Revision({ record }: { readonly record: Suggestion }) {
  const { proposalNo, textVersions } = record;
  const base = textVersions.findLast((one) => one.by === 'deputy')?.no ?? null;
  const changes = useQuery({ ...textChangesQuery(record.id, base ?? 0, proposalNo ?? 0), enabled: base !== null && proposalNo !== null });
  if (proposalNo === null || base === null || changes.data === undefined) return null;
  const by = textVersions.find((one) => one.no === proposalNo)?.byName ?? '';
  return <Choices key={proposalNo} fields={changes.data.fields.filter((one) => one.segments.some((each) => each.change !== null))} by={by} />;
}

function Choices({ fields, by }: { readonly fields: readonly ChangedField[]; readonly by: string }) {
  const { text, record, keeper } = useDraft();
  const all = changesIn(fields);
  const [taken, setTaken] = useState<Taken>(new Set(all));
  const [isAsked, setAsked] = useState(false);
  const [isDone, setDone] = useState(false);
  const take = (key: string, isTaken: boolean) => { setDone(false); setTaken((before) => { const next = new Set(before); if (isTaken) next.add(key); else next.delete(key); return next; }); };
  const apply = () => { keeper.change(withChanges(fields, taken)); setAsked(false); setDone(true); };
  // What the deputy has written since it was sent back would be written over: that is asked about first.
  const submitted = record?.textVersions.findLast((one) => one.by === 'deputy')?.text;
  const hasOwn = record !== null && submitted !== undefined && fields.some(({ field }) => JSON.stringify((field === 'asks' ? text.asks.filter((ask) => ask.trim() !== '') : text[field])) !== JSON.stringify(submitted[field])) && JSON.stringify(textOfRecord(record)) !== JSON.stringify(submitted);
  return (
    <section className="card stack" aria-label="审核人改的地方">
      <h2>{by}改的地方（{all.length}处）</h2>
      <p className="small muted">“删”是去掉的，“加”是添上的。每一处要不要，由您决定；用到草稿里以后还可以再改。</p>
      {fields.map(({ field, label, segments }) => (
        <div className="stack-sm" key={field}><h3>{label}</h3>
          <ChangedText segments={segments} renderChange={(change) => {
            const key = keyOf(field, change);
            return (
              <span className="changed__choice" role="group" aria-label={`${label}第${change + 1}处`}>
                <button type="button" className="chip" aria-pressed={taken.has(key)} onClick={() => take(key, true)}>采用</button>
                <button type="button" className="chip" aria-pressed={!taken.has(key)} onClick={() => take(key, false)}>不用</button>
              </span>
            );
          }} />
        </div>
      ))}
      <div className="row"><button type="button" className="button" onClick={() => { setDone(false); setTaken(new Set(all)); }}>全部采用</button><button type="button" className="button" onClick={() => { setDone(false); setTaken(new Set()); }}>全部不用</button></div>
      <button type="button" className="button button--main button--big" onClick={() => { if (hasOwn) setAsked(true); else apply(); }}>用到草稿里（采用{taken.size}处）</button>
      {isDone ? <p role="status" className="note">已用到下面的草稿里，还可以接着改。</p> : null}
      <Confirm isOpen={isAsked} title="会换掉您后来写的文字" doLabel="换成选定的文字" onDo={apply} onCancel={() => setAsked(false)}><p>退回以后您已经改过草稿。继续的话，有改动的部分换成审核人看的那一版加上您选定的改动。</p></Confirm>
    </section>
  );
}
