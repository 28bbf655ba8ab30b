import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { PastAssignment } from '../learn-units.ts';
import { matterWords } from '../telling-words.ts';

/** Of more the newest are learnt from: units and their duties change. */
const LEARNT_FROM = 4000;

/** The words of what was handed over never change any more, and to cut thousands of texts takes a second. */
const cutBefore = new Map<string, string[]>();
const REMEMBERED = 20_000;

interface PastRow { id: string; title: string; numberLabel: string | null; leadUnitId: string; plan: readonly { unitId: string; role: string }[]; asks: readonly { no: number; text: string }[] }

/** What was handed over before, with the unit that has led it in the end: a return or a change of units teaches too. */
export async function readPastAssignments(tx: Tx, congressId: string, cut: (text: string) => readonly string[]): Promise<PastAssignment[]> {
  // What a unit handled that was merged into another teaches about the one that carries on.
  const { rows: units } = await sql<{ id: string; today: string }>`select u.id, u.today from (select o.id, luoshi_unit_today(o.congress_id, o.id) as today from organisation o where o.congress_id = ${congressId} and o.kind = 'handlingUnit') u
    join organisation n on n.congress_id = ${congressId} and n.id = u.today and n.state = 'active'`.execute(tx);
  const todayOf = new Map(units.map(({ id, today }) => [id, today]));
  const { rows } = await sql<PastRow>`select s.id, s.title, s.number_label as "numberLabel", s.lead_unit_id as "leadUnitId", s.plan, s.asks from suggestion s
    where s.congress_id = ${congressId} and s.assigned_on is not null and s.lead_unit_id = any(${[...todayOf.keys()]}) order by s.assigned_on desc, s.id limit ${LEARNT_FROM}`.execute(tx);
  const past: PastAssignment[] = [];
  let cutNow = 0;
  for (const { plan, asks, ...row } of rows.reverse()) {
    let words = cutBefore.get(row.id);
    if (words === undefined) {
      words = matterWords(cut, { suggestion: { title: row.title, asks: [...asks] } });
      if (cutBefore.size >= REMEMBERED) cutBefore.clear();
      cutBefore.set(row.id, words);
      // Other requests get their turn.
      if ((cutNow += 1) % 100 === 0) await setImmediate();
    }
    const assistingUnitIds = [...new Set(plan.filter((unit) => unit.role === 'assisting').map((unit) => todayOf.get(unit.unitId) ?? unit.unitId))];
    past.push({ ...row, leadUnitId: todayOf.get(row.leadUnitId) ?? row.leadUnitId, assistingUnitIds, words });
  }
  return past;
}
