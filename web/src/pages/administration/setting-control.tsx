import { resultClassLabels } from '../../text/states.ts';

export interface Setting {
  readonly key: string; readonly labelZh: string; readonly form: string; readonly value: unknown; readonly valueText: string; readonly isDefault: boolean; readonly defaultText: string; readonly defaultValue: unknown;
  readonly basisText: string; readonly basis: { readonly text: string }; readonly options?: readonly { readonly value: string; readonly labelZh: string }[]; readonly coming: readonly { readonly inForceFrom: string; readonly valueText: string; readonly version: number }[]; readonly nationalLimitText?: string; readonly practice?: string;
}
interface TimeValue { readonly unit: string; readonly count: number; readonly startEvent: string; readonly roll: string; readonly basisFrom?: string }
interface LettersVersion { readonly version: number; readonly effectiveFrom: string; readonly letters: Readonly<Record<string, string>> }
interface Props { readonly item: Setting; readonly value: unknown; readonly onChange: (value: unknown) => void }

const units = { month: '个月', calendarDay: '日', workingDay: '个工作日' } as const;

/** The control of one setting by its form: a period, a choice, days of reminding, or the letters of the result classes. */
export function SettingControl({ item, value, onChange }: Props) {
  switch (item.form) {
    case 'time': {
      // A period changed by hand no longer rests on the regulation from which it was taken.
      const { basisFrom: _, ...time } = value as TimeValue;
      return (
        <div className="row">
          <input className="input settings__count" type="number" min={1} aria-label={`${item.labelZh}：数目`} value={time.count} onChange={(event) => onChange({ ...time, count: Number(event.target.value) })} />
          <select className="input settings__unit" aria-label={`${item.labelZh}：单位`} value={time.unit} onChange={(event) => onChange({ ...time, unit: event.target.value })}>{Object.entries(units).map(([unit, label]) => <option key={unit} value={unit}>{label}</option>)}</select>
          <label className="choice"><input type="checkbox" checked={time.roll === 'nextWorkingDay'} onChange={(event) => onChange({ ...time, roll: event.target.checked ? 'nextWorkingDay' : 'none' })} />遇休息日顺延</label>
        </div>
      );
    }
    case 'choice':
      return <select className="input" aria-label={item.labelZh} value={String(value)} onChange={(event) => onChange(event.target.value)}>{(item.options ?? []).map((option) => <option key={option.value} value={option.value}>{option.labelZh}</option>)}</select>;
    case 'days':
      return <input className="input" aria-label={`${item.labelZh}，用逗号分开`} defaultValue={(value as readonly number[]).join('，')} onBlur={(event) => onChange(event.target.value.split(/[^\d]+/).filter((part) => part !== '').map(Number))} />;
    default: return <Letters versions={value as readonly LettersVersion[]} original={item.value as readonly LettersVersion[]} onChange={onChange} />;
  }
}

/** A change of letters is a new version from a day on: letters on delivered replies stay what they were. */
function Letters({ versions, original, onChange }: { readonly versions: readonly LettersVersion[]; readonly original: readonly LettersVersion[]; readonly onChange: (value: readonly LettersVersion[]) => void }) {
  const last = versions.at(-1);
  if (last === undefined) return null;
  const draft: LettersVersion = versions.length > original.length ? last : { version: last.version + 1, effectiveFrom: '', letters: last.letters };
  const change = (part: Partial<LettersVersion>) => onChange([...original, { ...draft, ...part }]);
  return (
    <details><summary>设定新的字母</summary>
      <div className="stack">
        <label className="field">自哪天起<input className="input input--date" type="date" value={draft.effectiveFrom} onChange={(event) => change({ effectiveFrom: event.target.value })} /></label>
        {Object.entries(resultClassLabels).map(([name, label]) => <label key={name} className="row"><input className="input settings__count" maxLength={2} value={draft.letters[name] ?? ''} onChange={(event) => change({ letters: { ...draft.letters, [name]: event.target.value } })} />{label}</label>)}
      </div>
    </details>
  );
}
