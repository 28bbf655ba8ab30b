import type { Meeting } from '../../api/assignment-day.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatInstant } from '../../text/format-date.ts';

/** Whom the office has urged to sign, when and in which words: the latest first. */
export function Reminders({ meeting: { reminders, receipts } }: { readonly meeting: Meeting }) {
  const today = useToday();
  if (reminders.length === 0) return null;
  const open = new Set(receipts.filter((unit) => unit.unreceived > 0).map((unit) => unit.unitId));
  return (
    <div className="stack" role="group" aria-label="催签收记录">
      <h3>催签收记录 <span className="muted">{reminders.length} 次</span></h3>
      <ul className="meeting__reminders">{reminders.map((one) => {
        const left = one.units.filter((unit) => open.has(unit.unitId));
        return (
          <li key={one.id}><details>
            <summary>{formatInstant(one.remindedAt, today)}，{one.byName}催了 {one.units.length} 个单位，{left.length === 0 ? '都已签收' : `还有 ${left.length} 个没有全部签收`}</summary>
            <p>{one.note}</p>
            <p className="small muted">{one.units.map((unit) => `${unit.unitName}（当时未签收 ${unit.unreceived} 件）`).join('、')}</p>
          </details></li>
        );
      })}</ul>
    </div>
  );
}
