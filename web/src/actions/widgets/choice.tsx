import { choicesOf } from '../schema.ts';
import type { WidgetProps } from './control.ts';

const MOST_RADIOS = 7;
const SHORT = 8;

/** Few choices as radios, all to be seen at once; many as a list. Nothing is chosen beforehand. */
export function ChoiceWidget({ schema, value, onChange, control }: WidgetProps) {
  const choices = choicesOf(schema) ?? [];
  if (choices.length > MOST_RADIOS) {
    return (
      <select {...control} className="input" aria-labelledby={`${control.id}-label`} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}>
        <option value="">请选择</option>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
    );
  }
  return (
    <div className={choices.every((choice) => choice.label.length <= SHORT) ? 'choices choices--row' : 'choices'} id={control.id} role="radiogroup" aria-labelledby={`${control.id}-label`} {...(control['aria-describedby'] === undefined ? {} : { 'aria-describedby': control['aria-describedby'] })}>
      {choices.map((choice) => (
        <label key={choice.value} className="choice"><input type="radio" name={control.id} checked={value === choice.value} onChange={() => onChange(choice.value)} />{choice.label}</label>
      ))}
    </div>
  );
}
