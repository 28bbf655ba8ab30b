import type { ReactNode } from 'react';
import { fieldId } from './error-summary.tsx';

interface FieldProps {
  readonly formId: string;
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
  /** Draws the control with the id and description that tie it to its label. */
  readonly children: (control: { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true }) => ReactNode;
}

export function Field({ formId, name, label, help, error, optional = false, children }: FieldProps) {
  const id = fieldId(formId, name);
  const described = [help === undefined ? '' : `${id}-help`, error === undefined ? '' : `${id}-error`].filter((one) => one !== '').join(' ');
  return (
    <div className={error === undefined ? 'field' : 'field field--wrong'}>
      <label className="field__label" htmlFor={id}>{label}{optional ? <span className="field__optional">（可不填）</span> : null}</label>
      {help === undefined ? null : <div className="field__help" id={`${id}-help`}>{help}</div>}
      {error === undefined ? null : <div className="field__error" id={`${id}-error`}>{error}</div>}
      {children({ id, ...(described === '' ? {} : { 'aria-describedby': described }), ...(error === undefined ? {} : { 'aria-invalid': true as const }) })}
    </div>
  );
}
