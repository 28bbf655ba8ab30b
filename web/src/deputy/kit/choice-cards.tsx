import { Label, Radio, RadioGroup } from 'react-aria-components';

export interface CardChoice { readonly value: string; readonly label: string; readonly help?: string }
interface Props {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly choices: readonly CardChoice[];
  /** Null: none is chosen yet. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly isThree?: boolean;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly id?: string;
}

/** Large choices of which one is taken; a choice that nobody made stays open. */
export function ChoiceCards({ label, isLabelHidden = false, choices, value, onChange, isThree = false, help, error, id }: Props) {
  return (
    <RadioGroup value={value} onChange={onChange} className={error === undefined ? 'field' : 'field field--wrong'} aria-describedby={help === undefined || id === undefined ? undefined : `${id}-help`} {...(id === undefined ? {} : { id })}>
      <Label className={isLabelHidden ? 'visually-hidden' : 'legend'}>{label}</Label>
      {help === undefined ? null : <span className="field__help" id={`${id ?? ''}-help`}>{help}</span>}
      {error === undefined ? null : <span className="field__error">{error}</span>}
      <div className={isThree ? 'choices--three' : 'choices'}>
        {choices.map((one) => (
          <Radio key={one.value} value={one.value} className="choice">
            <span className="choice__mark" aria-hidden="true" />
            <span>{one.label}{one.help === undefined ? null : <small>{one.help}</small>}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
