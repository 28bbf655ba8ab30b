import type { Suggestion } from '../../api/types.ts';
import { Fold } from '../kit/fold.tsx';
import { CommitmentCard } from '../promises/card.tsx';

export function Promises({ record, today }: { readonly record: Suggestion; readonly today: string }) {
  const promises = record.records.commitment.filter((one) => one.state !== 'replaced');
  if (promises.length === 0) return null;
  const done = promises.filter((one) => one.state === 'verified').length;
  return (
    <Fold title={`单位的承诺：${promises.length}项，已核验落实${done}项`} isOpen>
      <ul className="list">{promises.map((one) => <CommitmentCard key={one.id} record={one} today={today} />)}</ul>
    </Fold>
  );
}
