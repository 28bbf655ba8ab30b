import { AlignmentType, BorderStyle, convertMillimetersToTwip as mm, Paragraph, TabStopType, TextRun, type FileChild, type IRunOptions } from 'docx';
import { paragraphsOf } from '../templates/form-paper.ts';
import type { OfficialReport } from '../templates/official-report.ts';
import { formParts } from './form-parts.ts';
import { attachmentLines, bodyRun, emptyLine, headingFonts, indentedLine, markSize, signatureLines } from './letter-body.ts';
import { CHARACTER, exactly, fonts, LINE, RED, size2 } from './letter-setting.ts';

const centred = (text: string, line: number, run: IRunOptions): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactly(line), children: [new TextRun({ ...run, text })] });

function markOf({ mark }: OfficialReport): FileChild[] {
  if (mark === null) return [];
  return [
    emptyLine(),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: mm(35) - LINE, after: LINE }, children: [new TextRun({ text: mark.name, font: fonts.title, size: markSize(mark.name, 84), color: RED })] }),
    new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: mm(156) - CHARACTER }], indent: { left: CHARACTER }, spacing: exactly(LINE), children: [bodyRun(`${mark.left}\t${mark.right}`)] }),
    new Paragraph({ spacing: exactly(mm(4)), border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: RED, space: 0 } }, children: [] }),
    emptyLine(), emptyLine(),
  ];
}

/** Plan, agenda, minutes and report in Word: the same words in the same order as in the PDF. */
export function reportBody(report: OfficialReport): FileChild[] {
  return [
    ...markOf(report), ...report.titleLines.map((line) => centred(line, 680, { font: fonts.title, size: size2 })),
    ...(report.subtitle === null ? [] : report.subtitle.split('\n').map((line) => centred(line, LINE, { font: fonts.kai, size: 32 }))),
    emptyLine(), ...(report.recipient === null ? [] : [new Paragraph({ spacing: exactly(LINE), children: [bodyRun(report.recipient)] })]),
    ...report.body.flatMap(({ kind, text }, index) => paragraphsOf(text).map((line, nth, all) => indentedLine(line, headingFonts[kind], kind !== 'text' || (report.signers.length > 0 && index === report.body.length - 1 && nth === all.length - 1)))),
    ...(report.present.length === 0 ? [] : [emptyLine(), ...report.present.map(({ name, text }) => {
      const hanging = ([...name].length + 1) * CHARACTER;
      return new Paragraph({ spacing: exactly(LINE), indent: { left: 2 * CHARACTER + hanging, hanging }, children: [bodyRun(name, fonts.hei), bodyRun(`：${text}`)] });
    })]),
    ...(report.attachments.length === 0 ? [] : [emptyLine(), ...attachmentLines(report.attachments)]),
    ...(report.signers.length === 0 ? [] : [emptyLine(), emptyLine(), ...signatureLines(report.signers, report.dateText)]),
    ...(report.appendix.length === 0 ? [] : formParts(report.appendix, 156)),
  ];
}
