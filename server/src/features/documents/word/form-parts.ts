import { AlignmentType, convertMillimetersToTwip as mm, HeightRule, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType, type FileChild, type IRunOptions } from 'docx';
import { paragraphsOf, type FormCell, type FormPart } from '../templates/form-paper.ts';
import { exactly, fonts } from './letter-setting.ts';

const cellRun = (text: string, more: IRunOptions = {}): TextRun => new TextRun({ text, font: fonts.fang, size: 24, ...more });
const styles = { label: { font: fonts.hei }, strong: { font: fonts.hei }, name: { font: fonts.kai } } as const;

function paragraphsOfCell(cell: FormCell, isSmall: boolean): Paragraph[] {
  const look: IRunOptions = cell.style === undefined ? {} : styles[cell.style];
  const small: IRunOptions = cell.height === undefined && !isSmall ? {} : { size: 21 };
  if (cell.choices !== undefined) return [new Paragraph({ children: [cellRun(cell.choices.map((choice) => `${choice === cell.chosen ? '☑' : '□'}${choice}`).join('　'))] })];
  const lines = cell.prose === true ? paragraphsOf(cell.text) : cell.text.split('\n');
  return lines.map((line) => new Paragraph({ spacing: exactly(isSmall ? 320 : 380), ...(cell.prose === true ? { indent: { firstLine: 480 } } : {}), children: [cellRun(line, { ...look, ...small })] }));
}

/** Widths that are left to the table share what the others leave. */
function widthsOf(columns: readonly (number | null)[], whole: number): number[] {
  const open = columns.filter((width) => width === null).length;
  const rest = whole - columns.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  return columns.map((width) => mm(width ?? rest / open));
}

function tableOf(part: Extract<FormPart, { kind: 'table' }>, whole: number): Table {
  const widths = widthsOf(part.columns, whole);
  const rows = [...(part.header.length === 0 ? [] : [part.header.map((text): FormCell => ({ text, style: 'label' }))]), ...part.rows];
  return new Table({
    width: { size: mm(whole), type: WidthType.DXA }, layout: TableLayoutType.FIXED, columnWidths: widths, margins: { left: 100, right: 100, top: 90, bottom: 90 },
    rows: rows.map((cells, index) => {
      const height = Math.max(0, ...cells.map((cell) => cell.height ?? 0));
      let at = 0;
      return new TableRow({
        tableHeader: part.header.length > 0 && index === 0, cantSplit: cells.every((cell) => cell.prose !== true), ...(height === 0 ? {} : { height: { value: mm(height), rule: HeightRule.ATLEAST } }),
        children: cells.map((cell) => {
          const span = cell.span ?? 1;
          const width = widths.slice(at, at + span).reduce((sum, one) => sum + one, 0);
          at += span;
          return new TableCell({ columnSpan: span, width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, children: paragraphsOfCell(cell, part.small === true) });
        }),
      });
    }),
  });
}

/** The parts of a form in Word; `whole` is the width of the text in millimetres. */
export function formParts(parts: readonly FormPart[], whole: number): FileChild[] {
  return parts.flatMap((part): FileChild[] => {
    switch (part.kind) {
      case 'head': return part.lines.map((line, index) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactly(580, { after: index === part.lines.length - 1 ? 160 : 0 }), children: [new TextRun({ text: line, font: fonts.title, size: 40 })] }));
      case 'corner': return [new Paragraph({ pageBreakBefore: true, children: [new TextRun({ text: part.text, font: fonts.hei, size: 32 })] })];
      case 'subhead': return [new Paragraph({ keepNext: true, spacing: exactly(400, { before: 160 }), children: [cellRun(part.text, { font: fonts.hei })] })];
      case 'columns': return [new Paragraph({ tabStops: [{ type: 'center', position: mm(whole / 2) }, { type: 'right', position: mm(whole) }], children: [cellRun(part.texts.join('\t'))] })];
      case 'table': return [tableOf(part, whole), new Paragraph({ spacing: exactly(120), children: [] })];
      // The sheets are sections of the document (word-of.ts).
      case 'sheet': return [];
      case 'newPage': return [new Paragraph({ pageBreakBefore: true, spacing: exactly(20), children: [] })];
      case 'title': return part.lines.map((line) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactly(540), children: [new TextRun({ text: line, font: fonts.title, size: 36 })] }));
      case 'heading': return [new Paragraph({ keepNext: true, spacing: exactly(500, { before: 120 }), indent: { firstLine: 560 }, children: [new TextRun({ text: part.text, font: fonts.hei, size: 28 })] })];
      case 'prose': return paragraphsOf(part.text).map((line) => new Paragraph({ alignment: AlignmentType.BOTH, spacing: exactly(500), indent: { firstLine: 560 }, children: [new TextRun({ text: line, font: fonts.fang, size: 28 })] }));
      case 'right': return [new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 120 }, children: part.runs.map((run) => cellRun(run.text, run.isName ? { font: fonts.kai, size: 28 } : {})) })];
      case 'note': return [new Paragraph({ children: [cellRun(part.text, { size: 21 })] })];
    }
  });
}
