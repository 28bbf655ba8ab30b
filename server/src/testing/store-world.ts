/** Cases made in memory, written by the store with their whole history: for tests that need many states at once. */
import type { ActEntry, Notice } from '@luoshi/domain/case-file/context.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { chainAfter, lockHead } from '../features/audit/public.ts';
import { indexWords } from '../features/cases/index-words.ts';
import { toUnlinked } from '../features/cases/perform-action.ts';
import { saveCase } from '../features/cases/save-case.ts';
import { withTransaction } from '../platform/db/database.ts';
import type { ProcessSite } from './process-site.ts';

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
    await saveCase(tx, { file, before: new Map(), entries: linked, notices });
    await indexWords(tx, site.deps, file, new Map());
  });
}
