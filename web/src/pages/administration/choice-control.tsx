import { OwnBasis } from './own-basis.tsx';
import type { Setting } from './setting-control.tsx';

interface WithBasis { readonly value: string; readonly basisFrom?: string; readonly ownBasis?: string }
interface Props { readonly item: Setting; readonly value: unknown; readonly onChange: (value: unknown) => void }

const opened = (value: unknown): WithBasis => (typeof value === 'object' && value !== null ? value as WithBasis : { value: String(value) });

/** One of a few ways, and what it rests on. */
export function ChoiceControl({ item, value, onChange }: Props) {
  const chosen = opened(value);
  // Chosen otherwise it no longer rests on the regulation from which it was taken; chosen back, it does again.
  const set = (option: string, ownBasis: string | undefined) => {
    if (ownBasis !== undefined) return onChange({ value: option, ownBasis });
    const before = opened(item.value);
    return onChange(option === before.value && before.basisFrom !== undefined ? item.value : option);
  };
  return (
    <>
      <select className="input" aria-label={item.labelZh} value={chosen.value} onChange={(event) => set(event.target.value, chosen.ownBasis)}>{(item.options ?? []).map((option) => <option key={option.value} value={option.value}>{option.labelZh}</option>)}</select>
      <OwnBasis labelZh={item.labelZh} value={chosen.ownBasis} onChange={(ownBasis) => set(chosen.value, ownBasis)} />
    </>
  );
}
