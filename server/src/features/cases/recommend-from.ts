import type { LearntUnit, Learnt } from './learn-units.ts';

export interface KnownUnit { readonly unitId: string; readonly name: string; readonly shortName: string; readonly channel: 'government' | 'direct'; readonly system: string; readonly running: number }
export interface Recommendation extends KnownUnit { readonly score: number; readonly reasons: readonly string[] }
export interface Recommendations { readonly lead: readonly Recommendation[]; readonly assisting: readonly Recommendation[] }
interface Matter { readonly text: string; readonly preferredUnits: readonly string[] }

const MOST_LEAD = 6;
const MOST_ASSISTING = 2;
/** Who assisted in fewer of the like cases is not proposed. */
const ASSISTED_OFTEN = 0.3;

/**
 * Which units should handle it, with reasons that a clerk can check: what earlier assignments tell, units named in the text, and units that
 * the deputy wished for. It recommends; people decide.
 */
export function recommendFrom(matter: Matter, units: readonly KnownUnit[], learnt: Learnt): Recommendations {
  const known = new Map(learnt.lead.map((one) => [one.unitId, one]));
  const lead = units.map((unit) => weigh(unit, matter, known.get(unit.unitId))).filter((one) => one.score > 0).toSorted((a, b) => b.score - a.score || a.unitId.localeCompare(b.unitId)).slice(0, MOST_LEAD);
  const assisting = learnt.assisting.filter((one) => one.weight >= ASSISTED_OFTEN && one.unitId !== lead[0]?.unitId).slice(0, MOST_ASSISTING).flatMap((one) => {
    const unit = units.find((each) => each.unitId === one.unitId);
    return unit === undefined ? [] : [{ ...unit, score: round(one.weight), reasons: [`与往年${one.similarCount}件相似建议由该单位会办：${namesOf(one)}`] }];
  });
  return { lead, assisting };
}

const round = (score: number): number => Math.round(score * 100) / 100;
const namesOf = ({ similar }: LearntUnit): string => similar.slice(0, 2).map(({ title, numberLabel }) => `${numberLabel ?? ''}《${title}》`).join('、');

function weigh(unit: KnownUnit, { text, preferredUnits }: Matter, learnt: LearntUnit | undefined): Recommendation {
  const reasons: string[] = [];
  let score = learnt?.weight ?? 0;
  if (learnt !== undefined && learnt.similarCount > 0) reasons.push(`与往年${learnt.similarCount}件相似：${namesOf(learnt)}`);
  if (learnt !== undefined && learnt.words.length > 0) reasons.push(`含“${learnt.words.join('”“')}”的建议多由该单位主办`);
  if (preferredUnits.includes(unit.unitId)) { score += 0.35; reasons.push('代表希望由该单位办理'); }
  if (unit.shortName.length >= 3 && (text.includes(unit.shortName) || text.includes(unit.name))) { score += 0.2; reasons.push('建议正文提到该单位'); }
  // One shared word among hundreds is no reason that anybody could follow.
  return { ...unit, score: reasons.length === 0 ? 0 : round(score), reasons };
}
