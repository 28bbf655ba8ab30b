import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { problem } from '../../platform/http/problem.ts';
import type { Cell, Sheet, SheetColumn } from '../../platform/sheets/sheet.ts';

export type Item = Readonly<Record<string, unknown>>;
type ValueOf = (item: Item, today: IsoDate) => Cell;
export interface FilledColumn extends SheetColumn { readonly value: ValueOf }

/** A column of a list that people may choose. It may fill several of a sheet: what a page shows under a date or a name stands beside it there. */
export interface ListColumn {
  readonly name: string;
  readonly label: string;
  /** Shown as long as nobody has chosen. */
  readonly isStandard: boolean;
  readonly filled: readonly FilledColumn[];
}

const read = (item: Item, name: string): Cell => {
  const value = item[name];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
};
export const text = (heading: string, width: number, name: string, labels?: Readonly<Record<string, string>>): FilledColumn => ({
  heading, width, type: 'text',
  value: (item) => { const value = read(item, name); return value === null || labels === undefined ? value : (labels[value] ?? value); },
});
export const number = (heading: string, name: string): FilledColumn => ({ heading, width: 10, type: 'number', value: (item) => read(item, name) });
export const date = (heading: string, name: string): FilledColumn => ({ heading, width: 12, type: 'date', value: (item) => read(item, name) });
export const filledBy = (heading: string, width: number, type: SheetColumn['type'], value: ValueOf): FilledColumn => ({ heading, width, type, value });

/** The columns asked for, in the order of the list; the standard ones where nothing was asked. */
export function chooseColumns(known: readonly ListColumn[], asked: string | undefined): readonly ListColumn[] {
  if (asked === undefined || asked === '') return known.filter((column) => column.isStandard);
  const names = asked.split(',');
  const unknown = names.filter((name) => !known.some((column) => column.name === name));
  if (unknown.length > 0) {
    const words = `没有「${unknown.join('」「').slice(0, 60)}」这样的列，请从 ${known.map(({ name, label }) => `${name}（${label}）`).join('、')} 中选`;
    throw problem(400, 'unknownColumn', '没有这一列', { errors: [{ field: 'columns', text: words }] });
  }
  return known.filter((column) => names.includes(column.name));
}

export function toSheet(name: string, columns: readonly ListColumn[], items: readonly Item[], today: IsoDate): Sheet {
  const filled = columns.flatMap((column) => column.filled);
  return { name, columns: filled.map(({ heading, type, width }) => ({ heading, type, width })), rows: items.map((item) => filled.map((column) => column.value(item, today))) };
}
