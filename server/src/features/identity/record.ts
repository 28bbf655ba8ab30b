import type { AnyActor } from '@luoshi/domain/identity/actor.ts';
import type { Refusal } from '@luoshi/domain/kernel/refusal.ts';
import type { Db, Tx } from '../../platform/db/database.ts';

/** One accepted act, for the audit chain of its congress; written in the act's own transaction. */
export interface ActRecord {
  readonly congressId: string;
  readonly actor: AnyActor;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly action: string;
  readonly event: string;
  /** What was asked for, without passwords and codes. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One refused attempt. `actor` is null where nobody was logged in. */
export interface RefusalRecord {
  readonly congressId: string;
  readonly actor: AnyActor | null;
  readonly kind: string;
  readonly id: string;
  readonly action: string;
  readonly refusals: readonly Refusal[];
  readonly body: Readonly<Record<string, unknown>>;
}

export type RecordAct = (tx: Tx, act: ActRecord) => Promise<void>;
/** Runs in a transaction of its own: the refused one was rolled back or never began. */
export type RecordRefusal = (db: Db, attempt: RefusalRecord) => Promise<void>;
