import { del, get, set } from 'idb-keyval';
import type { Me } from '../../api/types.ts';

const KEY = 'deputy-who';

/** Whose drafts this phone holds, so that they can be opened without a connection. Taken away at log-out. */
export const keepWho = (me: Me): Promise<void> => set(KEY, me).catch(() => undefined);
export const forgetWho = (): Promise<void> => del(KEY).catch(() => undefined);
export const keptWho = async (): Promise<Me | null> => (await get<Me>(KEY).catch(() => undefined)) ?? null;
