import { units, type HandlingUnit } from '../site/county.ts';

/** Words of a unit's duties in the subject count three, in the body one; its own name in either counts four. */
function scoreOf(unit: HandlingUnit, subject: string, body: string): number {
  const words = unit.duties.reduce((sum, duty) => sum + (subject.includes(duty) ? 3 : 0) + (body.includes(duty) ? 1 : 0), 0);
  const name = unit.shortName.replace(/^县委?/, '');
  return words + (name.length >= 3 && (subject.includes(name) || body.includes(name)) ? 4 : 0);
}

/** Units by their duties, best first; none if no word of any duty occurs. */
export function unitsByDuty(subject: string, body: string): HandlingUnit[] {
  return units.map((unit) => ({ unit, score: scoreOf(unit, subject, body) })).filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).map(({ unit }) => unit);
}

/** The office of the hotline takes what no duty names. */
export const unitOfLastResort = 'unit-government-services';
