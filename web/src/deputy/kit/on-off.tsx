import { Switch } from 'react-aria-components';

export function OnOff({ label, help, isOn, onChange, isDisabled = false }: { readonly label: string; readonly help?: string; readonly isOn: boolean; readonly onChange: (on: boolean) => void; readonly isDisabled?: boolean }) {
  return (
    <Switch className="switch" isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
      <span>{label}{help === undefined ? null : <><br /><span className="small muted">{help}</span></>}</span>
      <span className="switch__track" aria-hidden="true" />
    </Switch>
  );
}
