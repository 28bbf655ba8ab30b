import { createStore, del, entries, get, set } from 'idb-keyval';
import type { DraftText } from './draft-text.ts';

/** A draft as this phone holds it: what was typed, and the text and version that the server last had. */
export interface KeptDraft {
  readonly draftId: string;
  readonly personId: string;
  readonly text: DraftText;
  readonly base: DraftText | null;
  readonly version: number | null;
  /** Sent with the first save, so that a lost answer does not make two drafts. */
  readonly creationKey: string;
  readonly changedAt: string;
  readonly isSent: boolean;
  /** The other version of fields where two texts met and this one was not taken. */
  readonly setAside: readonly { readonly at: string; readonly field: string; readonly text: string }[];
}

const store = createStore('luoshi-drafts', 'drafts');

/** Private windows and old phones may refuse storage: the draft is then saved to the server alone. */
async function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try { return await work(); } catch { return otherwise; }
}

/** Whether the phone has it. */
export const keepDraft = (draft: KeptDraft): Promise<boolean> => attempt(async () => { await set(draft.draftId, draft, store); return true; }, false);
export const readDraft = (draftId: string): Promise<KeptDraft | undefined> => attempt(() => get<KeptDraft>(draftId, store), undefined);
export const dropDraft = (draftId: string): Promise<void> => attempt(() => del(draftId, store), undefined);
/** What this person typed on this phone and the server does not have yet. */
export const unsentDrafts = async (personId: string): Promise<readonly KeptDraft[]> =>
  (await attempt(() => entries<string, KeptDraft>(store), [])).map(([, draft]) => draft).filter((draft) => draft.personId === personId && !draft.isSent)
    .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));

/** What the server has had for a month is no longer needed here; what only this phone has stays. */
export async function dropOldDrafts(before: string): Promise<void> {
  for (const [draftId, draft] of await attempt(() => entries<string, KeptDraft>(store), [])) if (draft.isSent && draft.changedAt < before) await dropDraft(draftId);
}

export const isLocalId = (draftId: string): boolean => draftId.startsWith('new-');
export const newLocalId = (): string => `new-${crypto.randomUUID()}`;
