/** Which announcements are about the same thing: told by the pairs of characters that their words share. Advice for people, never a rule. */
export interface Announced { readonly id: string; readonly title: string; readonly gist: string }
export interface Likeness { readonly id: string; readonly title: string; readonly percent: number }

/** What nearly every title has in common tells nothing. */
const empty = /关于|建议|进一步|加强|加快|推进|完善|解决|问题|的|和|与|及|县|镇|乡|村|[\s\p{P}]/gu;

function pairsOf(text: string): ReadonlySet<string> {
  const characters = [...text.replaceAll(empty, '')];
  return new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`));
}

/** Shared pairs in relation to the shorter text, so that a title with a long gist still meets one without. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  return smaller === 0 ? 0 : [...a].filter((pair) => b.has(pair)).length / smaller;
}

export const ALIKE_PERCENT = 40;
/** Fewer shared pairs than this are chance. */
const FEWEST_PAIRS = 3;

export function similarTo(one: Announced, others: readonly Announced[]): Likeness[] {
  const [title, whole] = [pairsOf(one.title), pairsOf(`${one.title}。${one.gist}`)];
  return others.filter((other) => other.id !== one.id).map((other): Likeness => {
    const [otherTitle, otherWhole] = [pairsOf(other.title), pairsOf(`${other.title}。${other.gist}`)];
    const byTitle = Math.min(title.size, otherTitle.size) < FEWEST_PAIRS ? 0 : shared(title, otherTitle);
    const byAll = Math.min(whole.size, otherWhole.size) < FEWEST_PAIRS ? 0 : shared(whole, otherWhole);
    return { id: other.id, title: other.title, percent: Math.round(100 * Math.max(byTitle, byAll)) };
  }).filter((each) => each.percent >= ALIKE_PERCENT).toSorted((a, b) => b.percent - a.percent || a.id.localeCompare(b.id));
}
