import { useState, type FormEvent } from 'react';
import type { ListColumn } from '../../api/types.ts';
import { Dialog } from '../../ui/dialog.tsx';

interface Props {
  readonly isOpen: boolean;
  readonly known: readonly ListColumn[];
  readonly chosen: readonly string[];
  readonly onChoose: (columns: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Which columns the list shows. Their order is the list's own: what one looks for stands where it always stands. */
export function ColumnsDialog({ isOpen, onClose, ...rest }: Props) {
  return <Dialog isOpen={isOpen} onClose={onClose} title="显示哪些列"><Choice {...rest} /></Dialog>;
}

function Choice({ known, chosen, onChoose }: Omit<Props, 'isOpen' | 'onClose'>) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(chosen));
  const tick = (name: string, isOn: boolean) => setTicked((before) => new Set(isOn ? [...before, name] : [...before].filter((one) => one !== name)));
  const submit = (event: FormEvent) => { event.preventDefault(); onChoose(known.map(({ name }) => name).filter((name) => ticked.has(name))); };
  return (
    <form className="stack" onSubmit={submit} aria-label="显示哪些列">
      <p className="muted small">列的先后固定，标题总是显示。导出的表格也是这些列。</p>
      <fieldset className="column-choices">
        <legend className="visually-hidden">列</legend>
        {known.map(({ name, label }) => (
          <label className="choice" key={name}><input type="checkbox" checked={ticked.has(name)} disabled={name === 'title'} onChange={(event) => tick(name, event.target.checked)} />{label}</label>
        ))}
      </fieldset>
      <div className="row">
        <button type="submit" className="button button--main">确定</button>
        <button type="button" className="button" onClick={() => setTicked(new Set(known.filter(({ isStandard }) => isStandard).map(({ name }) => name)))}>恢复标准列</button>
      </div>
    </form>
  );
}
