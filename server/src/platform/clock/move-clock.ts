import type { Db, Tx } from '../db/database.ts';

/** Sets the demo's clock so that it now shows `instant` and ticks on; every process that follows it hears of it on commit. */
export async function setClock(db: Db | Tx, instant: Date): Promise<void> {
  await db.updateTable('platformClock').set({ offsetMs: instant.getTime() - Date.now() }).execute();
}

/** Moves the clock forward. Backward it cannot go: what happened by date cannot be undone. Returns whether it moved. */
export async function moveClockForward(db: Db | Tx, instant: Date): Promise<boolean> {
  const offsetMs = instant.getTime() - Date.now();
  const { numUpdatedRows } = await db.updateTable('platformClock').set({ offsetMs }).where('offsetMs', '<=', offsetMs).executeTakeFirst();
  return numUpdatedRows === 1n;
}
