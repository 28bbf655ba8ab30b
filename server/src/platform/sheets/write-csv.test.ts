import { describe, expect, it } from 'vitest';
import { csvCell, writeCsv } from './write-csv.ts';

describe('a cell of a CSV file', () => {
  it('is written as it is where nothing stands against it', () => {
    expect(['关于修路的建议', '第1号', 12, -3, null, ''].map(csvCell)).toEqual(['关于修路的建议', '第1号', '12', '-3', '', '']);
  });

  it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1+1', '－1'])('cannot run as a formula: %j', (words) => {
    expect(csvCell(words).replace(/^"/, '')).toMatch(/^'/);
    expect(csvCell(words)).toContain(words);
  });

  it('is quoted where commas, quotes, line breaks or blanks at its ends would be lost', () => {
    expect(csvCell('一,二')).toBe('"一,二"');
    expect(csvCell('所谓"重点"')).toBe('"所谓""重点"""');
    expect(csvCell('第一行\r\n第二行')).toBe('"第一行\r\n第二行"');
    expect(csvCell(' 前面有空格')).toBe('" 前面有空格"');
    expect(csvCell('=HYPERLINK("http://x","y")')).toBe(`"'=HYPERLINK(""http://x"",""y"")"`);
  });
});

describe('a CSV file', () => {
  it('begins with the mark of UTF-8 and ends its lines as Windows does', () => {
    const columns = [{ heading: '标题', type: 'text', width: 10 }, { heading: '期限', type: 'date', width: 10 }] as const;
    const bytes = writeCsv({ name: '建议列表', columns, rows: [['修路', '2026-10-20'], ['造桥', null]] });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.subarray(3).toString('utf8')).toBe('标题,期限\r\n修路,2026-10-20\r\n造桥,\r\n');
  });
});
