import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ReadLine } from './read-document.ts';

const MOST_PAGES = 200;

/** The text of a PDF line by line, from top to bottom of each page. A scan has pages and no lines. */
export async function readPdf(bytes: Uint8Array): Promise<{ lines: ReadLine[]; pages: number }> {
  const loading = getDocument({ data: bytes, useSystemFonts: false, verbosity: 0 });
  const file = await loading.promise;
  const lines: ReadLine[] = [];
  for (let number = 1; number <= Math.min(file.numPages, MOST_PAGES); number += 1) {
    const { items } = await (await file.getPage(number)).getTextContent();
    const pieces = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
      return [{ text: item.str, x, y, right: x + item.width, size: Math.hypot(c, d) }];
    }).sort((a, b) => b.y - a.y || a.x - b.x);
    let open: { text: string; y: number; right: number; size: number } | undefined;
    const close = () => { if (open !== undefined && open.text.trim() !== '') lines.push({ text: open.text.trim(), isHeading: false, size: Math.round(open.size) }); };
    for (const piece of pieces) {
      if (open !== undefined && Math.abs(open.y - piece.y) < piece.size / 2) {
        open.text += piece.x - open.right > piece.size * 0.6 ? ` ${piece.text}` : piece.text;
        open.right = piece.right;
        continue;
      }
      close();
      open = { ...piece };
    }
    close();
  }
  const pages = file.numPages;
  await loading.destroy();
  return { lines, pages };
}
