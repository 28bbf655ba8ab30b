import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A level line as it is drawn: millimetres from the left and upper edges, and its weight. */
export interface Rule { readonly page: number; readonly left: number; readonly right: number; readonly at: number; readonly weight: number }

type Matrix = readonly [number, number, number, number, number, number];
const mm = (points: number): number => (points * 25.4) / 72;
const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];

/** Every level line that is stroked, by following the transformations of the page. */
export async function measureRules(pdf: Uint8Array): Promise<Rule[]> {
  const loading = getDocument({ data: pdf.slice(), useSystemFonts: false, verbosity: 0 });
  const file = await loading.promise;
  const rules: Rule[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const { height } = page.getViewport({ scale: 1 });
    const { fnArray, argsArray } = await page.getOperatorList();
    let matrix: Matrix = [1, 0, 0, 1, 0, 0];
    let weight = 1;
    const kept: [Matrix, number][] = [];
    fnArray.forEach((operator, index) => {
      const args = argsArray[index] as unknown[];
      if (operator === OPS.save) kept.push([matrix, weight]);
      else if (operator === OPS.restore) [matrix, weight] = kept.pop() ?? [matrix, weight];
      else if (operator === OPS.transform) matrix = times(matrix, args as unknown as Matrix);
      else if (operator === OPS.setLineWidth) weight = Number(args[0]);
      else if (operator === OPS.constructPath && args[0] === OPS.stroke) {
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = Object.values((args[2] ?? {}) as Record<string, number>);
        const [, , , , left, low] = times(matrix, [1, 0, 0, 1, x1, y1]);
        const [, , , , right, high] = times(matrix, [1, 0, 0, 1, x2, y2]);
        if (Math.abs(high - low) < 0.1) rules.push({ page: number, left: mm(Math.min(left, right)), right: mm(Math.max(left, right)), at: mm(height - low), weight: mm(weight * Math.abs(matrix[3])) });
      }
    });
  }
  await loading.destroy();
  return rules;
}
