export interface ChipOption { readonly value: string; readonly label: string; readonly count?: number }

/** A row of chips of which one is pressed. */
export function FilterChips({ label, value, options, onChange }: { readonly label: string; readonly value: string; readonly options: readonly ChipOption[]; readonly onChange: (value: string) => void }) {
  return (
    <div className="chips" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" className="chip" aria-pressed={option.value === value} onClick={() => onChange(option.value)}>
          {option.label}{option.count === undefined ? null : <span className="chip__count">{option.count}</span>}
        </button>
      ))}
    </div>
  );
}
