import { choicesOf } from '../schema.ts';
import type { WidgetProps } from './control.ts';

const SHORT = 8;

/** Some of a short list, each with a box; all of them with one press. */
export function ChoicesWidget({ schema, value, onChange, control }: WidgetProps) {
  const choices = choicesOf(schema.items ?? {}) ?? [];
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const isAll = choices.length > 0 && choices.every((one) => chosen.includes(one.value));
  return (
    <div className={choices.every((one) => one.label.length <= SHORT) ? 'choices choices--row' : 'choices'} id={control.id} role="group" tabIndex={-1} aria-labelledby={`${control.id}-label`} {...(control['aria-describedby'] === undefined ? {} : { 'aria-describedby': control['aria-describedby'] })}>
      {choices.length < 2 ? null : <label className="choice"><input type="checkbox" checked={isAll} onChange={() => onChange(isAll ? [] : choices.map((one) => one.value))} />全部</label>}
      {choices.map((choice) => (
        <label key={choice.value} className="choice"><input type="checkbox" checked={chosen.includes(choice.value)} onChange={(event) => onChange(event.target.checked ? [...chosen, choice.value] : chosen.filter((one) => one !== choice.value))} />{choice.label}</label>
      ))}
    </div>
  );
}
