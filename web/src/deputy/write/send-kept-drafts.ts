import { DraftKeeper } from './draft-keeper.ts';
import { dropOldDrafts, unsentDrafts } from './draft-store.ts';
import { isBlankText } from './draft-text.ts';

const SETTLED_MS = 10_000;
const MONTH_MS = 30 * 86_400_000;

/**
 * Sends what was written without a connection, without being opened again. One touched a moment ago may still be on its way
 * from the page that was just left. A draft that meets another version stays, for its writer to decide.
 */
export async function sendKeptDrafts(personId: string): Promise<void> {
  await dropOldDrafts(new Date(Date.now() - MONTH_MS).toISOString());
  const settled = new Date(Date.now() - SETTLED_MS).toISOString();
  for (const draft of await unsentDrafts(personId)) {
    if (draft.changedAt > settled || isBlankText(draft.text)) continue;
    const keeper = new DraftKeeper(draft.draftId, personId);
    await keeper.open();
    await keeper.flush();
    keeper.stop();
  }
}
