import { useQuery } from '@tanstack/react-query';
import { twinsQuery } from '../../api/twins.ts';
import { formatDate } from '../../text/format-date.ts';
import { FileList } from '../../ui/file-list.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Fold } from '../kit/fold.tsx';

/** What the other level does about the same matter: where it stands, what it promised, and the evidence of what was verified. */
export function Twins({ suggestionId, today }: { readonly suggestionId: string; readonly today: string }) {
  const linked = (useQuery(twinsQuery(suggestionId)).data?.items ?? []).flatMap(({ id, otherName, other }) => (other === null ? [] : [{ id, otherName, other }]));
  if (linked.length === 0) return null;
  return (
    <Fold title="县乡联动" count={linked.length} isOpen>
      <p className="muted">县、乡两级代表就同一件事都提了建议。两件各有各的单位和期限，您的答复和测评仍是自己的。</p>
      <ul className="stack">{linked.map(({ id, otherName, other }) => (
        <li key={id} className="stack-sm">
          <h3>{otherName}</h3>
          <KeyValue rows={[['编号', other.numberLabel], ['进度', other.stateLabel], ['承办单位', other.units.join('、')]]} />
          {other.commitments.map((one) => (
            <div key={one.id} className="stack-sm">
              <p>承诺：{one.content}<br /><span className="small muted">{one.unitName} · {formatDate(one.dueOn, today)}前 · {one.stateLabel}{one.verifiedOn === null ? '' : ` ${formatDate(one.verifiedOn, today)}`}</span></p>
              {one.evidence.length === 0 ? null : <FileList files={one.evidence} />}
            </div>
          ))}
        </li>
      ))}</ul>
    </Fold>
  );
}
