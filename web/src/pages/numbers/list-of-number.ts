import type { Indicator, IndicatorPart } from '../../api/types.ts';

/** What the numbers are narrowed by: the same names in the address of the numbers, of the lists and of the interface. */
export const narrowingNames = ['session', 'category', 'unit', 'township', 'from', 'to', 'registeredFrom', 'registeredTo', 'system'] as const;
export type Narrowed = Readonly<Partial<Record<(typeof narrowingNames)[number], string>>>;

export const narrowedIn = (search: URLSearchParams): Narrowed => Object.fromEntries(narrowingNames.map((name) => [name, search.get(name) ?? '']).filter(([, text]) => text !== ''));

/** The address of the list that a number counts: promises stand in their ledger, asks in their suggestions. */
export function listOfNumber({ key, counts }: Indicator, part: IndicatorPart, narrowed: Narrowed): string {
  const query = new URLSearchParams({ ...(counts === 'commitment' ? { filter: 'all' } : {}), indicator: key, part, ...narrowed });
  return `${counts === 'commitment' ? '/commitments' : '/suggestions'}?${query.toString()}`;
}

/** The address of a table of the page as a file, with the same range and order. */
export const numbersFile = (table: 'total' | 'units' | 'townships', narrowed: Narrowed, format: 'xlsx' | 'csv', sort = ''): string =>
  `/api/v1/indicators/export?${new URLSearchParams({ table, ...narrowed, ...(sort === '' ? {} : { sort }), format }).toString()}`;

export const measureWords: Readonly<Record<Indicator['counts'], string>> = { suggestion: '件', ask: '条', commitment: '项' };

/** 85.7%, and 100% only of all, 0% only of none. */
export function rateText(numerator: number, denominator: number): string {
  const tenths = Math.round((numerator / denominator) * 1000);
  const honest = numerator < denominator ? Math.min(tenths, 999) : tenths;
  const shown = numerator > 0 ? Math.max(honest, 1) : honest;
  return `${shown % 10 === 0 ? shown / 10 : (shown / 10).toFixed(1)}%`;
}
