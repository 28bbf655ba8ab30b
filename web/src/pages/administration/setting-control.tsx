import { resultClassLabels } from '../../text/states.ts';
import { ChoiceControl } from './choice-control.tsx';
import { PeriodControl, type TimeValue } from './period-control.tsx';

interface Option { readonly value: string; readonly labelZh: string }
export interface Setting {
  readonly key: string; readonly labelZh: string; readonly form: string; readonly value: unknown; readonly valueText: string; readonly isDefault: boolean; readonly defaultText: string; readonly defaultValue: unknown;
  readonly basisText: string; readonly basis: { readonly text: string }; readonly options?: readonly Option[]; readonly startEvents?: readonly Option[]; readonly coming: readonly { readonly inForceFrom: string; readonly valueText: string; readonly basisText: string; readonly version: number }[]; readonly nationalLimitText?: string; readonly practice?: string;
}
interface LettersVersion { readonly version: number; readonly effectiveFrom: string; readonly letters: Readonly<Record<string, string>> }
interface Props { readonly item: Setting; readonly value: unknown; readonly onChange: (value: unknown) => void }

/** The control of one setting by its form: a period, a choice, days of reminding, or the letters of the result classes. */
export function SettingControl({ item, value, onChange }: Props) {
  switch (item.form) {
    case 'time': return <PeriodControl item={item} value={value as TimeValue} onChange={onChange} />;
    case 'choice': return <ChoiceControl item={item} value={value} onChange={onChange} />;
    case 'days':
      return <input className="input" aria-label={`${item.labelZh}，用逗号分开`} defaultValue={(value as readonly number[]).join('，')} onBlur={(event) => onChange(event.target.value.split(/[^\d]+/).filter((part) => part !== '').map(Number))} />;
    default: return <Letters versions={value as readonly LettersVersion[]} original={item.value as readonly LettersVersion[]} onChange={onChange} />;
  }
}

/** A change of letters is a new version from the day of the decision: letters on signed replies stay what they were. */
function Letters({ versions, original, onChange }: { readonly versions: readonly LettersVersion[]; readonly original: readonly LettersVersion[]; readonly onChange: (value: readonly LettersVersion[]) => void }) {
  const last = versions.at(-1);
  if (last === undefined) return null;
  const draft: LettersVersion = versions.length > original.length ? last : { version: last.version + 1, effectiveFrom: '', letters: last.letters };
  const set = (letters: Readonly<Record<string, string>>) => onChange([...original, { ...draft, letters }]);
  const rewritten = (rewrite: (letter: string) => string) => set(Object.fromEntries(Object.keys(resultClassLabels).map((name) => [name, rewrite(draft.letters[name] ?? '')])));
  return (
    <details><summary>设定新的字母</summary>
      <div className="stack">
        <p className="small muted">左边是本地用的字母，右边是系统记录的结果类别。各地A、B、C的含义不同，请逐项核对。</p>
        <div className="row"><button type="button" className="button" onClick={() => rewritten((letter) => (letter === '' ? '' : numerals['ABCD'.indexOf(letter)] ?? letter))}>改用甲乙丙</button><button type="button" className="button" onClick={() => rewritten((letter) => 'ABCD'[numerals.indexOf(letter)] ?? letter)}>改用ABC</button><button type="button" className="button" onClick={() => rewritten(() => '')}>不标注字母</button></div>
        {Object.entries(resultClassLabels).map(([name, label]) => <label key={name} className="row"><input className="input settings__count" maxLength={1} aria-label={`${label}的字母`} value={draft.letters[name] ?? ''} onChange={(event) => set({ ...draft.letters, [name]: event.target.value })} />{label}</label>)}
      </div>
    </details>
  );
}

const numerals: readonly string[] = ['甲', '乙', '丙', '丁'];
