import type { ListColumn, SuggestionFilter, ViewContents } from '../../api/types.ts';
import { stateGroups } from '../../text/states.ts';

/** Filters whose names in the address are those of the interface. */
const plainNames = ['unit', 'category', 'q', 'session', 'township', 'from', 'to', 'registeredFrom', 'registeredTo', 'system', 'intake', 'rated', 'resultClass', 'indicator', 'part', 'delegation', 'assisting', 'channel', 'publication'] as const;
/** Filters that are on or off, by their names in the address and in the interface. */
const switches = { overdue: 'overdue', key: 'isKey', merged: 'merged', repeated: 'repeated', converted: 'converted', contact: 'contactChanged', carried: 'carried' } as const;

/** What the list's address says: everything that makes the list what it is, apart from the page. */
export function readAddress(search: URLSearchParams, known: readonly ListColumn[]): ViewContents {
  const value = (name: string) => search.get(name) ?? '';
  const states = stateGroups.find((group) => group.value === value('stage'))?.states.join(',') ?? value('states');
  const filter: SuggestionFilter = {
    ...(value('state') !== '' ? { state: value('state') } : states === '' ? {} : { states }),
    ...Object.fromEntries(plainNames.filter((name) => value(name) !== '').map((name) => [name, value(name)])),
    ...Object.fromEntries(Object.entries(switches).filter(([name]) => value(name) === '1').map(([, filterName]) => [filterName, true])),
  };
  return { filter, sort: value('sort') === '' ? null : value('sort'), columns: columnsIn(value('columns'), known) };
}

/** The address that shows this. */
export function writeAddress({ filter, sort, columns }: ViewContents, known: readonly ListColumn[]): URLSearchParams {
  const stage = stateGroups.find((group) => group.states.join(',') === filter.states)?.value;
  const said = {
    // A view may be older than the stages are now: its states are then said one by one.
    stage, states: stage === undefined ? filter.states : undefined, state: filter.state, ...Object.fromEntries(plainNames.map((name) => [name, filter[name]])), ...Object.fromEntries(Object.entries(switches).map(([name, filterName]) => [name, filter[filterName] === true ? '1' : undefined])),
    sort: sort ?? undefined, columns: columnsText(columns, known),
  };
  return new URLSearchParams(Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''));
}

/** Empty where they are the standard ones: an address stays short, and follows when the standard changes. */
export function columnsText(columns: readonly string[], known: readonly ListColumn[]): string {
  const chosen = known.filter(({ name }) => columns.includes(name));
  return chosen.every(({ isStandard }) => isStandard) && chosen.length === known.filter(({ isStandard }) => isStandard).length ? '' : chosen.map(({ name }) => name).join(',');
}

/** Columns in the order of the list; names that it does not know (another identity's, an older address) are left out. The title leads to the record and is always there. */
function columnsIn(text: string, known: readonly ListColumn[]): string[] {
  const names = text.split(',');
  const chosen = known.filter(({ name }) => name === 'title' || names.includes(name));
  return (text === '' ? known.filter(({ isStandard }) => isStandard) : chosen).map(({ name }) => name);
}
