import { useState, type FormEvent } from 'react';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';

const LONGEST = 30;

/** Asks for a view's name; what the server says against it stands at the field. */
export function NameForm({ formId, initial, label, error, isPending, onSubmit, onCancel }: {
  readonly formId: string; readonly initial: string; readonly label: string; readonly error: ApiProblem | null; readonly isPending: boolean;
  readonly onSubmit: (name: string) => void; readonly onCancel?: () => void;
}) {
  const [name, setName] = useState(initial);
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') onSubmit(name.trim());
  };
  const findings = isMissing ? [{ field: 'name', text: '请填写名称' }] : error === null ? [] : findingsOf(error);
  return (
    <form className="stack" onSubmit={submit} aria-label={label} noValidate>
      <ErrorSummary findings={findings} formId={formId} title="没有保存" />
      <Field formId={formId} name="name" label="名称" help={`最多 ${LONGEST} 个字，例如“交通局逾期未答复”`} error={findings.find((one) => one.field === 'name')?.text}>
        {(control) => <input {...control} className="input" maxLength={LONGEST} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <div className="row">
        <button type="submit" className="button button--main" disabled={isPending}>{label}</button>
        {onCancel === undefined ? null : <button type="button" className="button" onClick={onCancel}>取消</button>}
      </div>
    </form>
  );
}
