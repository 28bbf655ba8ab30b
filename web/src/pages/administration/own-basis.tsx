interface Props { readonly labelZh: string; readonly value: string | undefined; readonly onChange: (value: string | undefined) => void }

/** The place's own rule behind a value, in its own words; without one a value of its own is said to be just that. */
export function OwnBasis({ labelZh, value = '', onChange }: Props) {
  const set = (text: string) => onChange(text === '' ? undefined : text);
  return (
    <label className="settings__basis small">本地依据
      <input className="input" aria-label={`${labelZh}：本地依据`} placeholder="例如：本县办法第九条" maxLength={60} value={value} onChange={(event) => set(event.target.value)} onBlur={() => { if (value.trim() !== value) set(value.trim()); }} />
    </label>
  );
}
