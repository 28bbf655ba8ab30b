import { useEffect, useRef, type MouseEvent } from 'react';

export interface Finding { readonly field: string; readonly text: string }

/** The id under which a form draws the field of this dotted name. */
export const fieldId = (formId: string, field: string): string => `${formId}-${field.replaceAll('.', '-')}`;

/** The nearest drawn field: a finding on `answers.0.promise.dueOn` may belong to a field drawn as `answers`. */
function findField(formId: string, field: string): HTMLElement | null {
  const parts = field.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = document.getElementById(fieldId(formId, parts.slice(0, length).join('.')));
    if (found !== null) return found;
  }
  return null;
}

/** What has to be put right, on top of a form, each linking to its field. It takes the focus when it appears. */
export function ErrorSummary({ findings, formId, title = '还不能提交，请改正以下各项' }: { readonly findings: readonly Finding[]; readonly formId: string; readonly title?: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { if (findings.length > 0) box.current?.focus(); }, [findings]);
  if (findings.length === 0) return null;
  const go = (event: MouseEvent, field: string) => {
    event.preventDefault();
    const target = findField(formId, field);
    target?.scrollIntoView({ block: 'center' });
    (target?.matches('input,textarea,select,button,[tabindex]') === true ? target : target?.querySelector<HTMLElement>('input,textarea,select,button'))?.focus();
  };
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {findings.map(({ field, text }) => (
          <li key={`${field} ${text}`}>{field === '' ? text : <a href={`#${fieldId(formId, field)}`} onClick={(event) => go(event, field)}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
