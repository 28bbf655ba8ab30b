import { COUNTY_NAME, type Township } from './county.ts';
import type { Prng } from './prng.ts';

/** Fills a template; slots of one filler keep their values, so that a village named in the title is the village of the text. */
export interface SlotFiller { fill(template: string): string; value(slot: string): string }

const slotPattern = /\{([^{}]+)\}/g;
const rangePattern = /^(?:([a-z]):)?(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(?:\/(\d+))?$/;
const parsed = new Map<string, { letter: string | undefined; low: number; high: number; step: number; decimals: number } | null>();

function parseRange(slot: string) {
  const known = parsed.get(slot);
  if (known !== undefined) return known;
  const match = rangePattern.exec(slot);
  const low = match?.[2];
  const range = match === null || low === undefined ? null : {
    letter: match[1], low: Number(low), high: Number(match[3] ?? low), step: Number(match[4] ?? 1),
    decimals: Math.max(low.split('.')[1]?.length ?? 0, match[3]?.split('.')[1]?.length ?? 0),
  };
  parsed.set(slot, range);
  return range;
}

export function createSlotFiller(prng: Prng, township: Township, year: number): SlotFiller {
  const { places } = township;
  const values = new Map<string, string>([
    ['town', township.name], ['seat', township.seat], ['county', COUNTY_NAME], ['year', String(year)], ['last', String(year - 1)], ['next', String(year + 1)],
  ]);
  const villages = prng.sample(places.villages, 3);
  const streets = prng.sample(places.streets, 2);
  const estates = prng.sample(places.neighbourhoods, 2);
  /** Place slots are drawn only when a text asks for them. */
  const draw: Record<string, () => string> = {
    village: () => villages[0] ?? township.name, village2: () => villages[1] ?? township.name, village3: () => villages[2] ?? township.name,
    street: () => streets[0] ?? '', street2: () => streets[1] ?? '', estate: () => estates[0] ?? '', estate2: () => estates[1] ?? '',
    hamlet: () => prng.pick(places.hamlets), road: () => prng.pick(places.roads), river: () => prng.pick(places.rivers),
    reservoir: () => prng.pick(places.reservoirs), bridge: () => prng.pick(places.bridges), school: () => prng.pick(places.primarySchools),
    middle: () => places.middleSchool, kindergarten: () => prng.pick(places.kindergartens), clinic: () => places.healthCentre,
    park: () => places.industrialPark, market: () => places.market,
    // The titles' widest slot: a hamlet, a stretch of a road or of a street.
    place: () => prng.weighted([[`${value('village')}${value('hamlet')}自然村`, 5], [`${value('road')}${value('village')}段`, 3], [`${value('village')}${value('street')}一带`, 1]]),
  };
  const value = (slot: string): string => {
    const known = values.get(slot);
    if (known !== undefined) return known;
    const place = draw[slot];
    if (place !== undefined) {
      const drawn = place();
      values.set(slot, drawn);
      return drawn;
    }
    const range = parseRange(slot);
    if (range === null) throw new RangeError(`unknown slot {${slot}}`);
    const named = range.letter === undefined ? undefined : values.get(range.letter);
    if (named !== undefined) return named;
    const text = range.decimals > 0
      ? (range.low + prng.next() * (range.high - range.low)).toFixed(range.decimals)
      : String(range.low + prng.int(0, Math.floor((range.high - range.low) / range.step)) * range.step);
    if (range.letter !== undefined) values.set(range.letter, text);
    return text;
  };
  return { value, fill: (template) => template.replace(slotPattern, (_, slot: string) => value(slot)) };
}
