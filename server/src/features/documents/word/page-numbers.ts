import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import { fonts, size4 } from './letter-setting.ts';

/** 7.5: 4号 half-width Song between dashes, odd pages at the right and even ones at the left, one character in. */
function pageNumber(side: 'right' | 'left'): Footer {
  return new Footer({ children: [new Paragraph({
    alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT, indent: { [side]: 280 },
    children: [new TextRun({ font: fonts.song, size: size4, children: ['— ', PageNumber.CURRENT, ' —'] })],
  })] });
}

export const pageNumbers = (isLetter: boolean) => ({ default: pageNumber('right'), even: pageNumber('left'), ...(isLetter ? { first: new Footer({ children: [new Paragraph('')] }) } : {}) });
