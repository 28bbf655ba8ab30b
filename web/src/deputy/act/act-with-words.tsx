import { useState } from 'react';
import type { AnyRecord } from '../../api/types.ts';
import { Confirm } from '../kit/confirm.tsx';
import { TextField } from '../kit/text-field.tsx';
import { offerOf, useAct } from './use-act.ts';

interface Props {
  readonly record: AnyRecord;
  readonly action: string;
  readonly label: string;
  readonly title: string;
  readonly explanation: string;
  readonly doLabel: string;
  /** The field of the body that the words go into; none: nothing is asked. */
  readonly field?: { readonly name: string; readonly label: string; readonly isRequired: boolean };
  /** What the act is given besides the words. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly className?: string;
  readonly onDone?: () => void;
}

/** A button that asks once, with words where the act takes some. Not possible yet: greyed, with the reason under it. */
export function ActWithWords({ record, action, label, title, explanation, doLabel, field, body = {}, className = 'button button--wide', onDone }: Props) {
  const act = useAct(record);
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const offered = offerOf(record, action);
  if (offered === undefined) return null;
  const close = () => { setOpen(false); act.reset(); };
  const go = async () => {
    const isBlank = words.trim() === '';
    if (field?.isRequired === true && isBlank) { setMissing(true); return; }
    const done = await act.run(action, field === undefined || isBlank ? body : { ...body, [field.name]: words.trim() });
    if (done !== null) { setOpen(false); onDone?.(); }
  };
  const isBarred = offered.refusals.length > 0;
  return (
    <div className="stack-sm">
      <button type="button" className={className} disabled={isBarred} onClick={() => setOpen(true)} aria-describedby={isBarred ? `why-${record.id}-${action}` : undefined}>{label}</button>
      {isBarred ? <p className="reason" id={`why-${record.id}-${action}`}>{offered.refusals.map((one) => one.text).join('；')}</p> : null}
      <Confirm isOpen={isOpen} title={title} doLabel={doLabel} isPending={act.isPending} problem={act.problemText} onDo={() => void go()} onCancel={close}>
        <p>{explanation}</p>
        {field === undefined ? null : (
          <TextField formId={`act-${action}`} name={field.name} label={field.label} optional={!field.isRequired} isLong maxLength={1000} value={words} error={missing && words.trim() === '' ? `请填写${field.label}` : undefined} onChange={setWords} />
        )}
      </Confirm>
    </div>
  );
}
