import { link, type LinkedEntry } from './chain.ts';
import type { Findings } from './verify-report.ts';

/** An entry whose hash does not follow from its content and the hash before it. */
export interface Suspect { readonly entry: LinkedEntry; readonly previousHash: string }

/** Every pair is compared; beyond this many only the entries themselves are named. */
const MOST_COMPARED = 60;
const keyless = Buffer.alloc(32);

/** Tells two entries that changed places from entries whose content was changed. */
export function explainSuspects(suspects: readonly Suspect[], findings: Findings): void {
  const swapped = new Set<number>();
  const compared = suspects.slice(0, MOST_COMPARED);
  for (const [index, a] of compared.entries()) {
    for (const b of compared.slice(index + 1)) {
      if (swapped.has(a.entry.seq) || swapped.has(b.entry.seq) || !stoodAt(a, b, suspects) || !stoodAt(b, a, suspects)) continue;
      findings.add('swapped', `第 ${a.entry.seq} 号与第 ${b.entry.seq} 号条目被互换：${describe(a.entry)};${describe(b.entry)}`);
      swapped.add(a.entry.seq).add(b.entry.seq);
    }
  }
  for (const { entry } of suspects) {
    if (swapped.has(entry.seq) || follows(entry.seq - 1, swapped, suspects)) continue;
    findings.add('changed', `第 ${entry.seq} 号条目被改动，内容与散列不符：${describe(entry)}`);
  }
}

/** Whether the content now at `a` stood at the place of `b`: it then makes the hash that it carries along, or that stayed at `b`. */
function stoodAt(a: Suspect, b: Suspect, suspects: readonly Suspect[]): boolean {
  const befores = new Set([b.previousHash, ...suspects.slice(0, MOST_COMPARED).map(({ entry }) => entry.hash)]);
  for (const before of befores) {
    const { hash } = link({ ...a.entry, seq: b.entry.seq }, before, keyless);
    if (hash === a.entry.hash || hash === b.entry.hash) return true;
  }
  return false;
}

/** The entry after a swapped one is whole, only the hash before it went elsewhere. */
function follows(seq: number, swapped: ReadonlySet<number>, suspects: readonly Suspect[]): boolean {
  const entry = suspects.find((suspect) => suspect.entry.seq === seq + 1)?.entry;
  if (!swapped.has(seq) || entry === undefined) return false;
  return suspects.some((suspect) => swapped.has(suspect.entry.seq) && link(entry, suspect.entry.hash, keyless).hash === entry.hash);
}

export function describe(entry: LinkedEntry): string {
  return `${entry.at} ${entry.actorName} ${entry.recordKind}/${entry.recordId} ${entry.action}(${entry.event})`;
}
