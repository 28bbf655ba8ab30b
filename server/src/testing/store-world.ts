/** Cases made in memory, written by the store with their whole history: for tests that need many states at once. */
import type { ActEntry, Notice } from '@luoshi/domain/case-file/context.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { everyState, reach } from '@luoshi/domain/testing/reach.ts';
import type { World } from '@luoshi/domain/testing/world.ts';
import { chainAfter, lockHead } from '../features/audit/public.ts';
import { indexWords } from '../features/cases/index-words.ts';
import { toUnlinked } from '../features/cases/perform-action.ts';
import { saveCase } from '../features/cases/save-case.ts';
import { withTransaction } from '../platform/db/database.ts';
import type { ProcessSite } from './process-site.ts';
import { recordWalk } from './walk-trace.ts';

export interface StoredCase { readonly file: CaseFile; readonly entries: readonly ActEntry[]; readonly notices: readonly Notice[] }

/** The same case under other ids, so that cases of several worlds stand side by side. Numbers and letters are made different too. */
export function renamed(prefix: string, stored: StoredCase): StoredCase {
  const text = JSON.stringify(stored).replace(/"id-(\d+)"/g, `"${prefix}-$1"`);
  const copy = JSON.parse(text) as StoredCase;
  const { suggestion } = copy.file;
  if (suggestion.number !== null) suggestion.sessionId = `${suggestion.sessionId ?? ''}-${prefix}`;
  for (const reply of copy.file.reply) if (reply.letterNumber !== null) reply.letterNumber = `${reply.letterNumber}-${prefix}`;
  return copy;
}

export async function storeCase(site: ProcessSite, { file, entries, notices }: StoredCase): Promise<void> {
  await withTransaction(site.site.db, file.congressId, async (tx) => {
    const head = await lockHead(tx, file.congressId);
    const linked = chainAfter(head, entries.map((entry) => toUnlinked(file.congressId, entry, site.deps.auditMacKey)), site.deps.auditMacKey);
    await saveCase(tx, { file, before: new Map(), entries: linked, notices, sealer: site.deps.sealer });
    await indexWords(tx, site.deps, file, new Map());
  });
}

/** Every case of a random walk, and the day on which it ended. */
export async function storeWalk(site: ProcessSite, seed: number, steps: number): Promise<{ cases: CaseFile[]; today: string }> {
  const { world } = recordWalk(seed, steps);
  const cases: CaseFile[] = [];
  for (const file of world.cases) cases.push(await storeFrom(site, `w${seed}`, world, file));
  return { cases, today: world.today() };
}

/** A case in every state of every kind: a walk ends where cases rest. */
export async function storeEveryState(site: ProcessSite): Promise<CaseFile[]> {
  const cases: CaseFile[] = [];
  for (const [kind, state] of everyState) {
    const { world, driver } = reach(kind, state);
    cases.push(await storeFrom(site, `${kind}-${state}`, world, driver.file));
  }
  return cases;
}

/** One case of a world with what was done and said about it, under ids of its own. */
export async function storeFrom(site: ProcessSite, prefix: string, world: World, file: CaseFile): Promise<CaseFile> {
  const { id } = file.suggestion;
  const copy = renamed(prefix, { file, entries: world.entries.get(id) ?? [], notices: world.notices.filter((notice) => notice.suggestionId === id) });
  await storeCase(site, copy);
  return copy.file;
}
