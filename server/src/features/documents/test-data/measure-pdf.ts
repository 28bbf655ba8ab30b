import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text as it stands on the page: millimetres from the upper left corner, size in points. */
export type Piece = { text: string; left: number; right: number; baseline: number; size: number; font: string };
export type Line = Omit<Piece, 'font'>;
export type MeasuredPage = { width: number; height: number; pieces: Piece[]; lines: Line[]; text: string; missingGlyphs: number };

const mm = (points: number): number => (points * 25.4) / 72;

export async function measurePdf(pdf: Uint8Array): Promise<MeasuredPage[]> {
  const loading = getDocument({ data: pdf.slice(), useSystemFonts: false, fontExtraProperties: true, verbosity: 0 });
  const file = await loading.promise;
  const pages: MeasuredPage[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const operators = await page.getOperatorList();
    let missingGlyphs = 0;
    operators.fnArray.forEach((operator, index) => {
      if (operator !== OPS.showText) return;
      for (const glyph of (operators.argsArray[index] as [unknown[]])[0]) {
        if (typeof glyph === 'object' && glyph !== null && 'originalCharCode' in glyph && glyph.originalCharCode === 0) missingGlyphs += 1;
      }
    });
    const { items } = await page.getTextContent({ disableNormalization: true });
    const pieces = items.flatMap((item): Piece[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      // The upright size: a red head may be made narrower.
      const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
      const font = page.commonObjs.has(item.fontName) ? (page.commonObjs.get(item.fontName) as { name: string }).name : '';
      return [{ text: item.str, left: mm(x), right: mm(x + item.width), baseline: mm(height - y), size: Math.hypot(c, d), font }];
    });
    pages.push({ width: mm(width), height: mm(height), pieces, lines: linesOf(pieces), text: pieces.map(({ text }) => text).join(''), missingGlyphs });
  }
  await loading.destroy();
  return pages;
}

function linesOf(pieces: Piece[]): Line[] {
  const lines: Line[] = [];
  for (const { font: _, ...piece } of [...pieces].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const last = lines.at(-1);
    if (last === undefined || Math.abs(last.baseline - piece.baseline) > 0.5) { lines.push({ ...piece }); continue; }
    last.text += piece.text;
    last.left = Math.min(last.left, piece.left);
    last.right = Math.max(last.right, piece.right);
    last.size = Math.max(last.size, piece.size);
  }
  return lines;
}

/** All words of a paper without the white space that its lines made: what it says, wherever it breaks. */
export async function wordsOfPdf(pdf: Uint8Array): Promise<string> {
  return (await measurePdf(new Uint8Array(pdf))).map((page) => page.text).join('').replaceAll(/\s/g, '');
}
