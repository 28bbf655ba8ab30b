import { del, get, set } from 'idb-keyval';
import type { Me } from '../../api/types.ts';

const KEY = 'deputy-who';

/** Whose drafts this phone holds, so that they can be opened without a connection. Taken away at log-out. */
export async function keepWho(me: Me): Promise<void> {
  try { await set(KEY, me); } catch { /* a phone without storage opens its drafts with a connection only */ }
}
export async function forgetWho(): Promise<void> {
  try { await del(KEY); } catch { /* nothing was kept */ }
}
export async function keptWho(): Promise<Me | null> {
  try { return (await get<Me>(KEY)) ?? null; } catch { return null; }
}
