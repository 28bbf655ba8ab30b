import type { ActionEmitting, EventOf, Row } from '../kernel/workflow.ts';
import type { RecordBase } from './rows.ts';
import type { Work } from './work.ts';

/**
 * One handler per event of a table: how the record changes and what follows in the same act (clocks, notices, other
 * records). The compiler names every event without a handler, and each body has the type of the action that emits it.
 */
export type HandlerMap<R extends readonly Row[], Bodies, Rec extends RecordBase> = {
  readonly [E in EventOf<R>]: (work: Work, record: Rec, body: ActionEmitting<R, E> extends keyof Bodies ? Bodies[ActionEmitting<R, E>] : never) => void;
};
