import { owesReply } from '@luoshi/domain/handling-task/live-task.ts';
import type { Tx } from '../../platform/db/database.ts';
import { learnUnits, matterOf, matterWords, readKnownUnits, readPastAssignments, recommendFrom, type KnownUnit, type Recommendation } from '../cases/public.ts';
import { readOpenSuggestions, type OpenSuggestion } from './read/open-suggestions.ts';

export interface PlanRow extends Omit<OpenSuggestion, 'situation' | 'analysis' | 'asks' | 'preferredUnits'> { readonly asks: readonly string[]; readonly lead: readonly Recommendation[]; readonly assisting: readonly Recommendation[] }
export interface UnitLoad extends KnownUnit { readonly plannedLead: number; readonly plannedAssisting: number }
export interface PlanTable { readonly items: readonly PlanRow[]; readonly units: readonly UnitLoad[]; readonly learntFrom: number }

const SHOWN = 3;

/** The whole table of what waits for units: what is recommended for each with its reasons, what is planned, and how much each unit has. */
export async function readPlanTable(tx: Tx, congressId: string, cut: (text: string) => readonly string[]): Promise<PlanTable> {
  const open = await readOpenSuggestions(tx, congressId);
  const units = await readKnownUnits(tx, congressId);
  const past = open.length === 0 ? [] : await readPastAssignments(tx, congressId, cut);
  const learn = learnUnits(past);
  const items = open.map(({ situation, analysis, asks, preferredUnits, ...row }): PlanRow => {
    const matter = { title: row.title, situation, analysis, asks: [...asks], preferredUnits: [...preferredUnits] };
    const { lead, assisting } = recommendFrom(matterOf(matter), units, learn(matterWords(cut, { suggestion: matter }), row.id));
    return { ...row, asks: asks.map((ask) => ask.text), lead: lead.slice(0, SHOWN), assisting };
  });
  const planned = new Map<string, { lead: number; assisting: number }>();
  for (const unit of open.flatMap((row) => row.plan)) {
    const count = planned.get(unit.unitId) ?? { lead: 0, assisting: 0 };
    count[owesReply(unit) ? 'lead' : 'assisting'] += 1;
    planned.set(unit.unitId, count);
  }
  return { items, units: units.map((unit) => ({ ...unit, plannedLead: planned.get(unit.unitId)?.lead ?? 0, plannedAssisting: planned.get(unit.unitId)?.assisting ?? 0 })), learntFrom: past.length };
}
