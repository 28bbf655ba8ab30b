import type { Clock } from '../../platform/clock/clock.ts';
import type { Db } from '../../platform/db/database.ts';
import type { DocumentEngine } from '../../platform/documents/engine.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import type { Sealer } from '../../platform/sealer.ts';
import type { Places } from './place.ts';

export interface CaseDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly places: Places;
  readonly auditMacKey: Buffer;
  /** Closes ratings under embargo (sealed-ratings.ts). */
  readonly sealer: Sealer;
  /** Cuts Chinese text into words for the search. */
  readonly cutWords: (text: string) => readonly string[];
  readonly documents: () => DocumentEngine;
  /** Where people reach this site, if it was told: printed papers lead there. */
  readonly publicUrl?: string | undefined;
}
