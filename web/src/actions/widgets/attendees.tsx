import { choicesOf } from '../schema.ts';
import type { WidgetProps } from './control.ts';

interface Row { readonly name?: string; readonly position?: string; readonly rank?: string }

/** Who came for the unit, with position and rank: the rank decides whether the talk counts. */
export function AttendeesWidget({ schema, value, onChange, control, label }: WidgetProps) {
  const rows = Array.isArray(value) && value.length > 0 ? (value as Row[]) : [{}];
  const ranks = choicesOf(schema.items?.properties?.['rank'] ?? { enum: ['countyLeader', 'unitHead', 'deputyHead', 'sectionHead', 'staff'] }) ?? [];
  const change = (index: number, part: Row) => onChange(rows.map((row, n) => (n === index ? { ...row, ...part } : row)));
  return (
    <div className="stack" id={control.id} role="group" aria-label={label} tabIndex={-1}>
      {rows.map((row, index) => (
        <div className="attendee" key={index}>
          <input id={`${control.id}-${index}-name`} className="input" aria-label={`第${index + 1}位姓名`} placeholder="姓名" value={row.name ?? ''} onChange={(event) => change(index, { name: event.target.value })} />
          <input id={`${control.id}-${index}-position`} className="input" aria-label={`第${index + 1}位职务`} placeholder="职务，如局长" value={row.position ?? ''} onChange={(event) => change(index, { position: event.target.value })} />
          <select id={`${control.id}-${index}-rank`} className="input" aria-label={`第${index + 1}位职级`} value={row.rank ?? ''} onChange={(event) => change(index, { rank: event.target.value })}>
            <option value="">职级</option>
            {ranks.map((rank) => <option key={rank.value} value={rank.value}>{rank.label}</option>)}
          </select>
          {rows.length === 1 ? <span /> : <button type="button" className="button button--plain button--small" aria-label={`去掉第${index + 1}位`} onClick={() => onChange(rows.filter((_, n) => n !== index))}>去掉</button>}
        </div>
      ))}
      <div><button type="button" className="button button--small" onClick={() => onChange([...rows, {}])}>再加一位</button></div>
    </div>
  );
}
