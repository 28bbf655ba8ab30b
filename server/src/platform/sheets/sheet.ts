/** What stands in a cell; a date as 2026-10-20. */
export type Cell = string | number | null;

export interface SheetColumn {
  readonly heading: string;
  readonly type: 'text' | 'number' | 'date';
  /** In characters of Latin width; a Chinese one takes two. */
  readonly width: number;
}

/** A table on its way to somebody's spreadsheet. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
}
