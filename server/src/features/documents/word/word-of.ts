import { Document, DocumentGridType, Header, Packer, Paragraph, SectionType, TextRun, type FileChild } from 'docx';
import type { FormPart } from '../templates/form-paper.ts';
import type { PaperModel } from '../written-paper.ts';
import { formParts } from './form-parts.ts';
import { letterBody } from './letter-body.ts';
import { reportBody } from './report-body.ts';
import { fonts, fontTable, formPage, LINE, officialPage } from './letter-setting.ts';
import { pageNumbers } from './page-numbers.ts';

/** A paper as a Word file to work on: the words of the PDF, in the setting of GB/T 9704. It proves nothing, and says so in its properties. */
export async function wordOf(model: PaperModel): Promise<Uint8Array> {
  const isOfficial = model.template !== 'form';
  const isLetter = model.template === 'official-letter' && model.paper.form === 'letter';
  const { draftMark } = model.paper;
  const header = draftMark === null ? {} : { headers: both(() => new Header({ children: [new Paragraph({ children: [new TextRun({ text: draftMark, font: fonts.hei, size: 28 })] })] }), isLetter) };
  const document = new Document({
    title: model.paper.title, creator: model.paper.issuer, description: '可编辑的副本，以系统留存的 PDF 为准。', evenAndOddHeaderAndFooters: true, features: { updateFields: false },
    styles: { default: { document: { run: { font: fonts.fang, size: 32 } } } },
    sections: sheetsOf(model)?.map(({ running, parts }) => ({
      // Each addressee's paper begins on the right, counts its own pages and bears its name on all but the first.
      properties: { page: { ...formPage, pageNumbers: { start: 1 } }, type: SectionType.ODD_PAGE, titlePage: true }, footers: { ...pageNumbers(false), first: pageNumbers(false).default },
      headers: { ...both(() => runningHead(running), false), first: new Header({ children: [new Paragraph('')] }) }, children: formParts(parts, 160),
    })) ?? [{
      properties: { page: isOfficial ? officialPage : formPage, titlePage: isLetter, ...(isOfficial ? { grid: { type: DocumentGridType.LINES, linePitch: LINE } } : {}) },
      footers: pageNumbers(isLetter), ...header,
      children: childrenOf(model),
    }],
  });
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable }]);
}

const runningHead = (text: string): Header => new Header({ children: [new Paragraph({ children: [new TextRun({ text, font: fonts.fang, size: 21 })] })] });

/** The papers of several addressees apart; null where the paper is one. */
function sheetsOf({ template, paper }: PaperModel): { readonly running: string; readonly parts: readonly FormPart[] }[] | null {
  if (template !== 'form' || paper.parts[0]?.kind !== 'sheet') return null;
  const starts = paper.parts.flatMap((part, index) => (part.kind === 'sheet' ? [{ index, running: part.running }] : []));
  return starts.map(({ index, running }, n) => ({ running, parts: paper.parts.slice(index, starts[n + 1]?.index) }));
}

function childrenOf(model: PaperModel): FileChild[] {
  switch (model.template) {
    case 'official-letter': return letterBody(model.paper);
    case 'official-report': return reportBody(model.paper);
    case 'form': return formParts(model.paper.parts, 160);
  }
}

const both = (make: () => Header, isLetter: boolean) => ({ default: make(), even: make(), ...(isLetter ? { first: make() } : {}) });
