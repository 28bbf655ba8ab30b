/**
 * Breaks a title as GB/T 9704-2012, 7.3.1 asks: whole words, even lengths, in the shape of a trapezium or a rhombus.
 * Widths are counted in full characters (a Latin letter or digit is half).
 */
// 20 characters of 22 pt fill the 版心; two fewer keep the shape visible.
const maxWidth = 18;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
// Held together although a dictionary splits them.
const whole =
  /第[0-9一二三四五六七八九十百〇零]+(?:号(?:建议)?|届|次会议|次)|[一二三四五六七八九十]+(?:次会议|[届次])|人民代表大会|常务委员会|代表建议、批评和意见|[0-9]+年/gu;
const neverFirst = /^[的，。、；：！？）》”’〉】]/u;
const neverLast = /(?:[（《“‘〈【第和与及并]|关于|对)$/u;

export function titleWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2e80 && !/[“”‘’—…]/u.test(character) ? 0.5 : 1;
  return width;
}

function words(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  const plain = (piece: string) => { for (const { segment } of segmenter.segment(piece)) parts.push(segment); };
  for (const match of text.matchAll(whole)) {
    plain(text.slice(from, match.index));
    parts.push(match[0]);
    from = match.index + match[0].length;
  }
  plain(text.slice(from));
  // A word wider than a line can only be cut between characters.
  return parts.flatMap((part) => (titleWidth(part) > maxWidth ? [...part] : [part]));
}

export function breakTitle(title: string): string[] {
  const total = titleWidth(title);
  if (total <= maxWidth) return [title];
  const parts = words(title);
  for (let lines = Math.ceil(total / maxWidth); ; lines += 1) {
    const found = bestBreaks(parts, lines, total / lines);
    if (found !== undefined) return found;
  }
}

type Way = { cost: number; lines: string[] };

function bestBreaks(parts: string[], count: number, target: number): string[] | undefined {
  // ways[l] maps the number of words used to the cheapest way to set them in l lines.
  let ways = new Map<number, Way>([[0, { cost: 0, lines: [] }]]);
  for (let line = 0; line < count; line += 1) {
    const next = new Map<number, Way>();
    for (const [from, way] of ways) {
      let text = '';
      for (let to = from + 1; to <= parts.length; to += 1) {
        text += parts[to - 1] ?? '';
        const width = titleWidth(text);
        if (width > maxWidth) break;
        const last = to === parts.length;
        if (last !== (line === count - 1)) continue;
        const cost = way.cost + (width - target) ** 2 + breakCost(text, parts[to - 1] ?? '', parts[to] ?? '', last) + shapeCost(way.lines, width);
        const known = next.get(to);
        if (known === undefined || cost < known.cost) next.set(to, { cost, lines: [...way.lines, text] });
      }
    }
    ways = next;
  }
  return ways.get(parts.length)?.lines;
}

function breakCost(line: string, word: string, nextWord: string, last: boolean): number {
  if (last) return 0;
  // Two single characters in a row are mostly a word the dictionary does not know.
  const torn = word.length === 1 && nextWord.length === 1 ? 30 : 0;
  return torn + (neverFirst.test(nextWord) ? 400 : 0) + (neverLast.test(line) ? 400 : 0) - (/(?:[的、，》”]|会议)$/u.test(line) ? 6 : 0);
}

/** An hourglass (a line shorter than both its neighbours) is the one shape to avoid. */
function shapeCost(before: string[], width: number): number {
  const [first, second] = before.slice(-2).map(titleWidth);
  return first !== undefined && second !== undefined && second < first && second < width ? 30 : 0;
}
