import { DeletedTextRun, Document, FootnoteReferenceRun, InsertedTextRun, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, Textbox, TextRun } from 'docx';
import { expect, it } from 'vitest';
import { recogniseSuggestion } from '../../features/documents/reading/recognise-suggestion.ts';
import { readDocx } from './read-docx.ts';

const row = (...texts: string[]) => new TableRow({ children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
const change = { id: 1, author: '甲', date: '2026-01-01T00:00:00Z' };
const heading = (text: string) => new Paragraph({ text, numbering: { reference: 'parts', level: 0 } });
const ask = (text: string, level = 0) => new Paragraph({ text, numbering: { reference: 'asks', level } });

it('loses nothing of a hard file: numbering, tracked changes, a table of figures, a box, a note, a list in a list', async () => {
  const file = new Document({
    numbering: { config: [
      { reference: 'parts', levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' }] },
      { reference: 'asks', levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING, text: '（%1）' }, { level: 1, format: LevelFormat.DECIMAL, text: '%2.' }] },
    ] },
    footnotes: { 1: { children: [new Paragraph('县统计局数据。')] } },
    sections: [{ children: [
      new Paragraph('关于修复云溪桥的建议'), heading('情况'),
      new Paragraph({ children: [new TextRun('桥面破损'), new InsertedTextRun({ ...change, text: '三处' }), new DeletedTextRun({ ...change, text: '五处' }), new TextRun('，雨天积水'), new FootnoteReferenceRun(1), new TextRun('。')] }),
      new Table({ rows: [row('年份', '事故（起）'), row('2024', '9'), row('2025', '11')] }),
      heading('分析'), new Paragraph('养护资金不足。'), new Textbox({ children: [new Paragraph('限宽墩拆除后，货车可以通行。')], style: { width: '200pt' } }),
      heading('具体建议'), ask('年内修复桥面。'), ask('先修东侧。', 1), ask('增设护栏。'),
    ] }],
  });
  const { lines } = await readDocx(await Packer.toBuffer(file));
  expect(lines.map(({ text }) => text)).toEqual([
    '关于修复云溪桥的建议', '情况', '桥面破损三处，雨天积水（注：县统计局数据。）。', '年份　事故（起）', '2024　9', '2025　11', '分析', '养护资金不足。', '限宽墩拆除后，货车可以通行。', '具体建议', '年内修复桥面。', '先修东侧。', '增设护栏。',
  ]);
  expect(recogniseSuggestion(lines)).toMatchObject({ title: '关于修复云溪桥的建议', situation: '桥面破损三处，雨天积水（注：县统计局数据。）。\n年份　事故（起）\n2024　9\n2025　11', analysis: '养护资金不足。\n限宽墩拆除后，货车可以通行。' });
});

it('reads a form in a table cell by cell, and a number alone is kept', async () => {
  const file = new Document({ sections: [{ children: [new Table({ rows: [row('标题', '关于修路的建议'), row('情况', '路面破损三处，雨天积水，老人出行不便，班车绕行已经两年。')] }), new Paragraph('12')] }] });
  const { lines } = await readDocx(await Packer.toBuffer(file));
  expect(lines.map(({ text }) => text)).toEqual(['标题', '关于修路的建议', '情况', '路面破损三处，雨天积水，老人出行不便，班车绕行已经两年。', '12']);
  expect(JSON.stringify(recogniseSuggestion(lines))).toContain('12');
});
