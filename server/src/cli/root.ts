import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder. */
export const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** server/src/main.ts, which runs one role of the site. */
export const roleScript = fileURLToPath(new URL('../main.ts', import.meta.url));
