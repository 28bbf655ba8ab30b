import { AlignmentType, BorderStyle, convertMillimetersToTwip as mm, Paragraph, RelativeVerticalPosition, TabStopType, Table, TableAnchorType, TableCell, TableLayoutType, TableRow, TextRun, WidthType, type FileChild } from 'docx';
import { titleWidth } from '../templates/break-title.ts';
import { paragraphsOf } from '../templates/form-paper.ts';
import type { OfficialLetter } from '../templates/official-letter.ts';
import { formParts } from './form-parts.ts';
import { BODY, CHARACTER, exactly, fonts, LINE, RED, size2, size4 } from './letter-setting.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const bodyRun = (text: string, font: (typeof fonts)[keyof typeof fonts] = fonts.fang): TextRun => new TextRun({ ...BODY, font, text });
export const emptyLine = (): Paragraph => new Paragraph({ spacing: exactly(LINE), children: [bodyRun('')] });
export const indentedLine = (text: string, font: (typeof fonts)[keyof typeof fonts] = fonts.fang, keepNext = false, lead?: string): Paragraph =>
  new Paragraph({ alignment: AlignmentType.BOTH, keepNext, spacing: exactly(LINE), indent: { firstLine: 2 * CHARACTER }, children: [...(lead === undefined ? [] : [bodyRun(lead, fonts.hei)]), bodyRun(text, font)] });

/** The mark shrinks until its name fits between the margins. */
export const markSize = (name: string, wanted: number): number => Math.min(wanted, Math.floor((2 * 442) / Math.max(1, titleWidth(name))));

function head(letter: OfficialLetter): FileChild[] {
  const title = letter.titleLines.map((line) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactly(680), children: [new TextRun({ text: line, font: fonts.title, size: size2 })] }));
  const recipient = new Paragraph({ spacing: exactly(LINE), children: [bodyRun(letter.recipient)] });
  if (letter.form === 'letter') {
    return [
      new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after: mm(4) }, children: [new TextRun({ text: letter.letterhead, font: fonts.title, size: markSize(letter.letterhead, 84), color: RED })], border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: RED, space: 8 } } }),
      ...(letter.isUnnumbered === true ? [] : [new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: mm(156) }], spacing: exactly(LINE, { before: 280 }), children: [bodyRun(`${letter.classMark ?? ''}\t${letter.documentNumber}`)] })]),
      emptyLine(), emptyLine(), ...title, emptyLine(), recipient,
    ];
  }
  const number = letter.signer === null
    ? new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactly(LINE), children: [bodyRun(letter.documentNumber)] })
    : new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: mm(156) - CHARACTER }], indent: { left: CHARACTER }, spacing: exactly(LINE), children: [bodyRun(`${letter.documentNumber}\t签发人：`), bodyRun(letter.signer, fonts.kai)] });
  return [
    new Paragraph({ alignment: AlignmentType.RIGHT, spacing: exactly(LINE), children: letter.classMark === null ? [] : [bodyRun(letter.classMark, fonts.hei)] }),
    // 7.2.4: the mark begins 35 mm under the upper edge of the 版心, of which the line above has taken one.
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: mm(35) - LINE, after: 2 * LINE }, children: [new TextRun({ text: letter.letterhead, font: fonts.title, size: markSize(letter.letterhead, 112), color: RED })] }),
    number,
    new Paragraph({ spacing: exactly(mm(4)), border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: RED, space: 0 } }, children: [] }),
    emptyLine(), emptyLine(), ...title, emptyLine(), recipient,
  ];
}

/** 7.3.5: the date four characters in from the right, the unit centred over it; of several units one under the other, in their order. */
export function signatureLines(issuers: readonly string[], dateText: string): Paragraph[] {
  const width = (text: string): number => Math.round(titleWidth(text) * CHARACTER);
  const longest = Math.max(...issuers.map(width), width(dateText));
  const right = Math.max(0, 4 * CHARACTER - Math.round((longest - width(dateText)) / 2));
  const centred = (text: string): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing: exactly(LINE), indent: { left: mm(156) - right - longest, right }, children: [bodyRun(text)] });
  return [...issuers, dateText].map(centred);
}

/** 7.4: at the foot of the last page, 4号, outer lines 0.35 mm and inner ones 0.25 mm; a letter's has no lines (10.1). */
function imprint(letter: OfficialLetter): FileChild[] {
  const isLetter = letter.form === 'letter';
  const line = (text: string): Paragraph => new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: mm(156) - 560 }], indent: { left: 280 + (text.startsWith('抄送：') ? 840 : 0), right: 280, ...(text.startsWith('抄送：') ? { hanging: 840 } : {}) }, spacing: exactly(440), children: [new TextRun({ text, font: fonts.fang, size: size4 })] });
  const lines = [...(letter.copyTo.length === 0 ? [] : [`抄送：${letter.copyTo.join('，')}。`]), ...(letter.printed === null ? [] : [`${letter.printed.office}\t${letter.printed.dateText}印发`])];
  if (lines.length === 0) return [];
  const outer = isLetter ? none : { style: BorderStyle.SINGLE, size: 8, color: '000000' };
  const inner = isLetter ? none : { style: BorderStyle.SINGLE, size: 6, color: '000000' };
  return [new Table({
    width: { size: mm(156), type: WidthType.DXA }, layout: TableLayoutType.FIXED, columnWidths: [mm(156)], borders: { top: outer, bottom: outer, left: none, right: none, insideHorizontal: inner, insideVertical: none },
    float: { horizontalAnchor: TableAnchorType.MARGIN, verticalAnchor: TableAnchorType.MARGIN, relativeVerticalPosition: RelativeVerticalPosition.BOTTOM, absoluteHorizontalPosition: 0 },
    rows: lines.map((text) => new TableRow({ cantSplit: true, children: [new TableCell({ width: { size: mm(156), type: WidthType.DXA }, borders: { left: none, right: none }, margins: { top: 40, bottom: 40, left: 0, right: 0 }, children: [line(text)] })] })),
  }), new Paragraph({ spacing: exactly(20), children: [] })];
}

export const headingFonts = { heading: fonts.hei, subheading: fonts.kai, text: fonts.fang } as const;

/** 7.3.4: the names of what is enclosed, one under the other. */
export const attachmentLines = (names: readonly string[]): Paragraph[] => names.map((name, index) => indentedLine(`${index === 0 ? '附件：' : '　　　'}${names.length > 1 ? `${index + 1}. ` : ''}${name}`));

/** A letter in Word: the same words in the same order as in the PDF. */
export function letterBody(letter: OfficialLetter): FileChild[] {
  return [
    ...head(letter),
    ...letter.body.flatMap(({ kind, text, lead }) => paragraphsOf(text).map((line, nth) => indentedLine(line, headingFonts[kind], kind !== 'text', nth === 0 ? lead : undefined))),
    ...paragraphsOf(letter.closing).map((line) => indentedLine(line, fonts.fang, true)),
    ...(letter.attachments.length === 0 ? [] : [emptyLine(), ...attachmentLines(letter.attachments)]),
    emptyLine(), emptyLine(), ...signatureLines(letter.issuers, letter.dateText),
    ...(letter.note === null ? [] : [indentedLine(`（${letter.note}）`)]),
    ...(letter.evaluationForm === null ? [] : formParts(letter.evaluationForm, 156)),
    ...(letter.enclosure === undefined || letter.enclosure === null ? [] : formParts([{ kind: 'newPage' }, ...letter.enclosure], 156)),
    ...imprint(letter),
  ];
}
