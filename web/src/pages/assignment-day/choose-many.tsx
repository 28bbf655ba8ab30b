import { Select } from 'antd';
import { useState } from 'react';
import type { PlanRow, UnitChoice, UnitLoad } from '../../api/assignment-day.ts';
import { choiceOf, recommendedChoice, withLead } from './choice-of-plan.ts';
import type { Wanted } from './use-saving.ts';

interface Props {
  /** The rows in sight; of those that went out of it nothing is chosen. */
  readonly rows: readonly PlanRow[];
  readonly taken: ReadonlySet<string>;
  readonly units: readonly UnitLoad[];
  readonly isSaving: boolean;
  readonly onTake: (ids: readonly string[], isIn: boolean) => void;
  readonly onSave: (wanted: readonly Wanted[]) => void;
}

const fold = (text: string) => text.toLowerCase();
const finds = (typed: string, option?: { label?: unknown }) => fold(String(option?.label ?? '')).includes(fold(typed));

/** One choice of units for many rows: those of one unit are found by its name and given to it together. */
export function ChooseMany({ rows, taken, units, isSaving, onTake, onSave }: Props) {
  const [leadUnitId, setLead] = useState<string | null>(null);
  const [assistingUnitIds, setAssisting] = useState<readonly string[]>([]);
  const chosen = rows.filter((row) => taken.has(row.id));
  const recommended = chosen.flatMap((row): Wanted[] => { const plan = recommendedChoice(row); return plan === null ? [] : [{ id: row.id, plan }]; });
  const options = units.map((unit) => ({ value: unit.unitId, label: unit.name }));
  const done = (wanted: readonly Wanted[]) => { onSave(wanted); onTake(rows.map((row) => row.id), false); setLead(null); setAssisting([]); };
  // Nobody chosen to assist: each keeps those it has; what one does to many must not undo what was thought of for each.
  const same = (row: PlanRow, lead: string): UnitChoice => {
    const kept = withLead(choiceOf(row.plan, row.planNote), lead);
    return assistingUnitIds.length === 0 ? kept : { ...kept, assistingUnitIds: assistingUnitIds.filter((id) => id !== lead) };
  };
  return (
    <div className={chosen.length === 0 ? 'row plans__many' : 'row plans__many plans__many--open'} role="group" aria-label="成批拟定">
      <label className="row"><input type="checkbox" checked={rows.length > 0 && chosen.length === rows.length} onChange={(event) => onTake(rows.map((row) => row.id), event.target.checked)} /> 全选下面 {rows.length} 件</label>
      {chosen.length === 0 ? <span className="small muted">勾选几件，可以一次拟定给同一个单位</span> : (
        <>
          <strong role="status">已选 {chosen.length} 件</strong>
          <Select<string> aria-label="成批拟定的主办单位" className="plans__pick" showSearch={{ filterOption: finds }} placeholder="主办单位" value={leadUnitId} options={options} onChange={setLead} />
          <Select<string[]> aria-label="成批拟定的会办单位" className="plans__pick" mode="multiple" maxTagCount={1} showSearch={{ filterOption: finds }} placeholder="会办单位（不选则各件不变）" value={[...assistingUnitIds]} options={options.filter((one) => one.value !== leadUnitId)} onChange={setAssisting} />
          <button type="button" className="button button--main button--small" disabled={isSaving || leadUnitId === null} onClick={() => { if (leadUnitId !== null) done(chosen.map((row) => ({ id: row.id, plan: same(row, leadUnitId) }))); }}>拟定 {chosen.length} 件</button>
          <button type="button" className="button button--small" disabled={isSaving || recommended.length === 0} onClick={() => done(recommended)}>各按推荐（{recommended.length} 件）</button>
          <button type="button" className="button button--plain button--small" onClick={() => onTake(rows.map((row) => row.id), false)}>不选了</button>
        </>
      )}
    </div>
  );
}
