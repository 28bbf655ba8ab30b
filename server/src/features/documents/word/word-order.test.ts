import { describe, expect, it } from 'vitest';
import { orderFaults } from '../test-data/word-order.ts';
import { elementsOf, everyElement, partsOf } from '../test-data/word-parts.ts';
import { suggestionSheetData } from '../test-data/forms.ts';
import { replyLetter } from '../test-data/letters.ts';
import { everyMeetingPaper } from '../test-data/meetings.ts';
import { suggestionSheet } from '../templates/suggestion-sheet.ts';
import { samplePaper } from '../wording/samples.ts';
import { shippedTexts, wordingKinds } from '../wording/wordings.ts';
import type { PaperModel } from '../written-paper.ts';
import { wordOf } from './word-of.ts';

const papers: readonly (readonly [string, PaperModel])[] = [
  ...wordingKinds.map((kind): [string, PaperModel] => [kind, samplePaper(kind, shippedTexts(kind))]),
  ['joint letter', { template: 'official-letter', paper: replyLetter({ form: 'letter', jointWith: ['清原县财政局'] }, 5) }],
  ['sheet of many', { template: 'form', paper: suggestionSheet(suggestionSheetData({}, 34)) }],
  ...everyMeetingPaper(),
];

describe('a Word file', () => {
  it('has its elements in the order of ECMA-376, in every part, of every paper', async () => {
    for (const [name, model] of papers) {
      const parts = partsOf(await wordOf(model));
      expect([...parts.keys()], name).toEqual(expect.arrayContaining(['[Content_Types].xml', 'word/document.xml', 'word/styles.xml', 'word/settings.xml', 'word/fontTable.xml']));
      const faults = [...parts].filter(([part]) => part.endsWith('.xml')).flatMap(([part, xml]) => orderFaults(elementsOf(xml)).map((fault) => `${name}, ${part}: ${fault}`));
      expect(faults).toEqual([]);
      // Every part that is referred to is there and has a type.
      const relations = [...parts].filter(([part]) => part.endsWith('.rels')).flatMap(([part, xml]) => [...everyElement(elementsOf(xml))].flatMap((one) => (one.attributes['Target'] === undefined || one.attributes['TargetMode'] === 'External' ? [] : [`${part.startsWith('word') ? 'word/' : ''}${one.attributes['Target']}`])));
      for (const target of relations) expect(parts.has(target.replace(/^word\/\//u, '')), `${name} refers to ${target}`).toBe(true);
    }
  });

  it('repeats the head of a list on every page, and keeps a line of it in one piece', async () => {
    const lists = papers.find(([name]) => name === 'unitLists');
    const document = elementsOf(partsOf(await wordOf(lists?.[1] as PaperModel)).get('word/document.xml') ?? '');
    const rows = [...everyElement(document)].filter((one) => one.name === 'w:tr').map((row) => row.children.find((one) => one.name === 'w:trPr')?.children.flatMap((one) => (one.attributes['w:val'] === 'off' ? [] : [one.name])) ?? []);
    expect(rows.filter((row) => row.includes('w:tblHeader'))).toHaveLength(3);
    expect(rows.every((row) => row.includes('w:cantSplit'))).toBe(true);
  });

  it('would be found out: a property after another, a cell without a paragraph, a row too short', () => {
    const faults = (body: string) => orderFaults(elementsOf(`<w:document><w:body>${body}<w:sectPr/></w:body></w:document>`));
    expect(faults('<w:p><w:pPr><w:jc w:val="center"/><w:spacing w:line="1"/></w:pPr></w:p>')).toEqual(['pPr has spacing after jc']);
    expect(faults('<w:p><w:r/><w:pPr/></w:p>')).toEqual(['p does not begin with pPr']);
    expect(faults('<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>')).toEqual(['body: no paragraph after a table', 'a row of 1 columns in a table of 2', 'a cell does not end with a paragraph']);
    expect(() => elementsOf('<w:p><w:r></w:p>')).toThrow('closes another element');
  });
});
