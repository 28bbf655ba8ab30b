import type { Cell, Sheet, SheetColumn } from './sheet.ts';

/** Excel takes no longer text into a cell. */
const LONGEST = 32_767;

/** An Excel file with a heading that stays in sight. Words are typed as words, so that none of them runs as a formula; dates are dates. */
export async function writeXlsx({ name, columns, rows }: Sheet): Promise<Buffer> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const headings = columns.map(({ heading }) => ({ value: heading, type: String, fontWeight: 'bold' as const, backgroundColor: '#f0ece7' as const, alignVertical: 'center' as const }));
  const cells = rows.map((row) => row.map((cell, index) => cellOf(cell, columns[index]?.type ?? 'text')));
  return writeExcelFile([headings, ...cells], { sheet: name, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 }).toBuffer();
}

function cellOf(cell: Cell, type: SheetColumn['type']) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' as const };
  if (type === 'date') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', align: 'left' as const, alignVertical: 'top' as const };
  return { value: cell.slice(0, LONGEST), type: String, wrap: true, alignVertical: 'top' as const };
}
