import { Field } from '../../ui/field.tsx';

interface Props {
  readonly formId: string; readonly name: string; readonly label: string; readonly value: string; readonly onChange: (value: string) => void;
  readonly help?: string; readonly error?: string | undefined; readonly optional?: boolean; readonly isLong?: boolean;
  /** One line that grows over several on a narrow screen. */
  readonly isTitle?: boolean; readonly maxLength?: number; readonly type?: string; readonly autoComplete?: string;
}

/** One thing to write. The number of characters left is told only when they run short. */
export function TextField({ formId, name, label, value, onChange, help, error, optional, isLong = false, isTitle = false, maxLength, type = 'text', autoComplete }: Props) {
  return (
    <Field formId={formId} name={name} label={label} help={help} error={error} optional={optional}>
      {(control) => (
        <>
          {isTitle ? <textarea {...control} className="input input--title" rows={1} value={value} maxLength={maxLength} onChange={(event) => onChange(event.target.value.replaceAll(/\s*\n\s*/g, ''))} /> : isLong
            ? <textarea {...control} className="input" value={value} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />
            : <input {...control} className="input" type={type} value={value} maxLength={maxLength} autoComplete={autoComplete ?? 'off'} onChange={(event) => onChange(event.target.value)} />}
          {maxLength !== undefined && value.length > maxLength * 0.8 ? <p className="count">已写 {value.length} 字，最多 {maxLength} 字</p> : null}
        </>
      )}
    </Field>
  );
}
