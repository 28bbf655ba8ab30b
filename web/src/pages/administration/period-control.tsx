import { OwnBasis } from './own-basis.tsx';
import type { Setting } from './setting-control.tsx';

export interface TimeValue { readonly unit: string; readonly count: number; readonly startEvent: string; readonly roll: string; readonly basisFrom?: string; readonly ownBasis?: string }
interface Props { readonly item: Setting; readonly value: TimeValue; readonly onChange: (value: TimeValue) => void }

const units = { month: '个月', calendarDay: '日', workingDay: '个工作日' } as const;
const said = ({ unit, count, startEvent }: TimeValue) => `${unit} ${count} ${startEvent}`;

/** A period: from when, how long, whether a last day off moves, and what it rests on. */
export function PeriodControl({ item, value, onChange }: Props) {
  const { basisFrom: _, ownBasis: own, ...time } = value;
  const before = item.value as TimeValue;
  // A period changed by hand no longer rests on the regulation from which it was taken; changed back, it does again.
  const set = (next: TimeValue, ownBasis: string | undefined) => {
    if (ownBasis !== undefined) return onChange({ ...next, ownBasis });
    return onChange(before.basisFrom !== undefined && said(next) === said(before) ? { ...next, basisFrom: before.basisFrom } : next);
  };
  const starts = item.startEvents ?? [];
  return (
    <>
      <div className="row">
        {starts.length < 2 ? null : (
          <select className="input settings__start" aria-label={`${item.labelZh}：起算日`} value={time.startEvent} onChange={(event) => set({ ...time, startEvent: event.target.value }, own)}>{starts.map((one) => <option key={one.value} value={one.value}>自{one.labelZh}起</option>)}</select>
        )}
        <input className="input settings__count" type="number" min={1} aria-label={`${item.labelZh}：数目`} value={time.count} onChange={(event) => set({ ...time, count: Number(event.target.value) }, own)} />
        <select className="input settings__unit" aria-label={`${item.labelZh}：单位`} value={time.unit} onChange={(event) => set({ ...time, unit: event.target.value }, own)}>{Object.entries(units).map(([unit, label]) => <option key={unit} value={unit}>{label}</option>)}</select>
        <label className="choice"><input type="checkbox" checked={time.roll === 'nextWorkingDay'} onChange={(event) => set({ ...time, roll: event.target.checked ? 'nextWorkingDay' : 'none' }, own)} />遇休息日顺延</label>
      </div>
      <OwnBasis labelZh={item.labelZh} value={own} onChange={(ownBasis) => set(time, ownBasis)} />
    </>
  );
}
