import type { PlanTable } from '../../api/assignment-day.ts';
import { choiceLabels } from '../../text/field-labels.ts';

/** How much each unit would have, counted from the plans as they stand, and what each system gets. */
export function UnitLoads({ table }: { readonly table: PlanTable }) {
  const counts = new Map<string, { lead: number; assisting: number }>();
  for (const unit of table.items.flatMap((row) => row.plan)) {
    const count = counts.get(unit.unitId) ?? { lead: 0, assisting: 0 };
    if (unit.role === 'assisting') count.assisting += 1;
    else count.lead += 1;
    counts.set(unit.unitId, count);
  }
  const units = table.units.map((unit) => ({ ...unit, planned: counts.get(unit.unitId) ?? { lead: 0, assisting: 0 } })).filter((unit) => unit.planned.lead + unit.planned.assisting + unit.running > 0)
    .toSorted((a, b) => b.planned.lead - a.planned.lead || b.running - a.running);
  const systems = [...Map.groupBy(units, (unit) => unit.system)].map(([system, own]) => `${choiceLabels[system] ?? system} ${own.reduce((sum, unit) => sum + unit.planned.lead, 0)}`);
  return (
    <details className="card load">
      <summary>各单位件数（拟定主办：{systems.length === 0 ? '还没有' : systems.join('，')}）</summary>
      {units.length === 0 ? <p className="muted">还没有拟定</p> : (
        <div className="table-box"><table className="table load__table"><thead><tr><th scope="col">单位</th><th scope="col">系统</th><th scope="col">拟定主办</th><th scope="col">拟定会办</th><th scope="col">现在在办</th></tr></thead>
          <tbody>{units.map((unit) => <tr key={unit.unitId}><th scope="row">{unit.name}</th><td>{choiceLabels[unit.system] ?? ''}</td><td>{unit.planned.lead}</td><td>{unit.planned.assisting}</td><td>{unit.running}</td></tr>)}</tbody></table></div>
      )}
    </details>
  );
}
