import type { WidgetProps } from './control.ts';

const asText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

export function TextWidget({ value, onChange, control, schema }: WidgetProps) {
  return <input {...control} className="input" maxLength={schema.maxLength} value={asText(value)} onChange={(event) => onChange(event.target.value)} />;
}

export function LongTextWidget({ value, onChange, control, schema }: WidgetProps) {
  const text = asText(value);
  const most = schema.maxLength;
  return (
    <>
      <textarea {...control} className="input" rows={4} value={text} onChange={(event) => onChange(event.target.value)} />
      {most === undefined || text.length < most * 0.8 ? null : <span className="small muted" role="status">{text.length}/{most} 字</span>}
    </>
  );
}

export function NumberWidget({ value, onChange, control, schema }: WidgetProps) {
  return (
    <input {...control} className="input" type="number" inputMode="numeric" min={schema.minimum} max={schema.maximum} step={schema.type === 'integer' ? 1 : 'any'} value={asText(value)}
      onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))} />
  );
}

export function DateWidget({ value, onChange, control }: WidgetProps) {
  return <input {...control} className="input input--date" type="date" value={asText(value)} onChange={(event) => onChange(event.target.value)} />;
}

/** A wall-clock time in China. */
export function DateTimeWidget({ value, onChange, control }: WidgetProps) {
  return (
    <input {...control} className="input input--date" type="datetime-local" value={asText(value).slice(0, 16)}
      onChange={(event) => onChange(event.target.value === '' ? undefined : `${event.target.value}:00+08:00`)} />
  );
}

export function BooleanWidget({ value, onChange, control, label }: WidgetProps) {
  return <label className="choice"><input {...control} type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />{label}</label>;
}

/** Several short texts, one a line. */
export function NamesWidget({ value, onChange, control }: WidgetProps) {
  const lines = Array.isArray(value) ? (value as string[]).join('\n') : '';
  return <textarea {...control} className="input" rows={2} value={lines} placeholder="一行一个" onChange={(event) => onChange(event.target.value === '' ? [] : event.target.value.split('\n'))} />;
}
