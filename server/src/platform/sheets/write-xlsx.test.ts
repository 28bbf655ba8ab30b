import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Sheet } from './sheet.ts';
import { writeXlsxAside } from './write-xlsx-aside.ts';

const sheetOf = (rows: number): Sheet => ({
  name: '建议列表', columns: [{ heading: '标题', type: 'text', width: 30 }, { heading: '期限', type: 'date', width: 12 }, { heading: '件数', type: 'number', width: 10 }],
  rows: Array.from({ length: rows }, (_, n) => [n === 0 ? '=1+1' : n === 1 ? '两行\n带<标记>&"引号"\u0001' : `第${n}件`, n === 1 ? null : '2026-10-20', n]),
});

describe('an Excel file', () => {
  it.each([['here', 3], ['in a thread of its own', 2000]])('written %s keeps words words, dates dates and numbers numbers', async (_where, rows) => {
    const read = await readSheet(await writeXlsxAside(sheetOf(rows)), { trim: false });
    expect(read).toHaveLength(rows + 1);
    expect(read.slice(0, 3)).toEqual([['标题', '期限', '件数'], ['=1+1', new Date('2026-10-20T00:00:00Z'), 0], ['两行\n带<标记>&"引号"', null, 1]]);
  });
});
