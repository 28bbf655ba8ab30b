import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { unitsQuery } from '../../api/queries.ts';
import { ChoiceCards } from '../kit/choice-cards.tsx';
import type { DraftKeeper, SaveState } from './draft-keeper.ts';
import { fieldNames, shown, type DraftField, type DraftText } from './draft-text.ts';

type Choice = Readonly<Partial<Record<DraftField, 'mine' | 'theirs'>>>;

/** The same draft was changed somewhere else too: both are shown, the writer says which stays, the other is set aside. */
export function Conflict({ keeper, text, save }: { readonly keeper: DraftKeeper; readonly text: DraftText; readonly save: Extract<SaveState, { kind: 'conflict' }> }) {
  const units = useQuery(unitsQuery).data?.items ?? [];
  const nameOfUnit = (id: string) => units.find((one) => one.id === id)?.name ?? id;
  const [taken, setTaken] = useState<Choice>({});
  const isReady = save.fields.every((field) => taken[field] !== undefined);
  return (
    <section className="note note--late stack" role="alert" aria-labelledby="conflict">
      <h2 id="conflict">这件建议在别处也改过</h2>
      <p>可能是您在另一台手机或者电脑上改的。两份都在，请选要留下的；没有选的也会另存在这台手机上。</p>
      {save.fields.map((field) => (
        <ChoiceCards key={field} label={fieldNames[field]} value={taken[field] ?? null} onChange={(value) => setTaken((before) => ({ ...before, [field]: value as 'mine' | 'theirs' }))}
          choices={[
            { value: 'mine', label: '用这里写的', help: shown(text, field, nameOfUnit) || '（空）' },
            { value: 'theirs', label: '用别处改的', help: shown(save.theirs, field, nameOfUnit) || '（空）' },
          ]} />
      ))}
      <button type="button" className="button button--main" disabled={!isReady} onClick={() => keeper.resolve(taken, nameOfUnit)}>就这样保存</button>
    </section>
  );
}
