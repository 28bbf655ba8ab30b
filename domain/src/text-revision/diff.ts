/** What one text changed into another, clause by clause: the pieces in which people write, and in which they accept or refuse. */
export type SegmentKind = 'same' | 'deleted' | 'added';
export interface Segment { readonly kind: SegmentKind; readonly text: string; /** Deletions and additions that belong together carry one number; what stayed has none. */ readonly change: number | null }

/** Words with the mark that ends them. */
const clausesOf = (text: string): string[] => text.match(/[^，。；：！？、\n]*[，。；：！？、\n]|[^，。；：！？、\n]+/gu) ?? [];

/** Beyond this many pairs of clauses the middle is shown as replaced whole: a reader could not follow it anyway. */
const MOST_PAIRS = 4_000_000;

export function diffText(before: string, after: string): Segment[] {
  const [a, b] = [clausesOf(before), clausesOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const middle = align(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return numbered([...a.slice(0, head).map(same), ...middle, ...a.slice(a.length - tail).map(same)]);
}

type Piece = readonly [SegmentKind, string];
const same = (text: string): Piece => ['same', text];
const deleted = (text: string): Piece => ['deleted', text];
const added = (text: string): Piece => ['added', text];

/** The longest common run of clauses stays; what is only in one of the two was deleted or added. */
function align(a: readonly string[], b: readonly string[]): Piece[] {
  if (a.length * b.length > MOST_PAIRS) return [...a.map(deleted), ...b.map(added)];
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) { pieces.push(same(left)); i += 1; j += 1; }
    else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) { pieces.push(deleted(left)); i += 1; }
    else if (right !== undefined) { pieces.push(added(right)); j += 1; }
  }
  return pieces;
}

/** Neighbours of a kind become one segment; within a change what was deleted stands before what was added. */
function numbered(pieces: readonly Piece[]): Segment[] {
  const segments: Segment[] = [];
  let change = -1;
  let run: { deleted: string; added: string } | null = null;
  const close = () => {
    if (run === null) return;
    change += 1;
    if (run.deleted !== '') segments.push({ kind: 'deleted', text: run.deleted, change });
    if (run.added !== '') segments.push({ kind: 'added', text: run.added, change });
    run = null;
  };
  for (const [kind, text] of pieces) {
    if (kind === 'same') {
      close();
      const last = segments.at(-1);
      if (last?.kind === 'same') segments[segments.length - 1] = { ...last, text: last.text + text };
      else segments.push({ kind, text, change: null });
    } else {
      run ??= { deleted: '', added: '' };
      run[kind] += text;
    }
  }
  close();
  return segments;
}
