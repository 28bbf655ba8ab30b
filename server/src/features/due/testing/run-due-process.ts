import { createFixedClock } from '../../../platform/clock/clock.ts';
import { createPool } from '../../../platform/db/create-pool.ts';
import { createDatabase } from '../../../platform/db/database.ts';
import { openFileStore } from '../../../platform/files/file-store.ts';
import { createSealer } from '../../../platform/sealer.ts';
import { createPlaces } from '../../cases/public.ts';
import { runDueEvents } from '../run-due-events.ts';

/** Does what falls due in a process of its own, for tests that kill it: `run-due-process.ts URL DAY FOLDER`. */
const [url = '', day = '', folder = ''] = process.argv.slice(2);
const pool = createPool({ url, max: 3, role: 'luoshi_app' });
const db = createDatabase(pool);
const documents = (): never => { throw new Error('nothing is printed here'); };
const clock = createFixedClock(`${day}T00:10:00Z`);
const deps = {
  db, clock, files: await openFileStore(folder), places: createPlaces(db, clock), auditMacKey: Buffer.alloc(32, 7), sealer: createSealer([Buffer.alloc(32, 9)]), cutWords: (text: string) => [...new Set(text)], documents,
};
console.log('started');
await runDueEvents(deps, day);
await pool.end();
