import { findRecord, type CaseFile, type CaseKind, type RecordBase } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { canSee, canSeeRecord } from '@luoshi/domain/visibility.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { problem } from '../../../platform/http/problem.ts';
import type { CaseDependencies } from '../dependencies.ts';
import { readCase } from '../load-case.ts';
import { openRatings } from '../sealed-ratings.ts';
import { presentRecord, type RecordView, type Viewer } from '../present.ts';
import { timelineOf } from './timeline.ts';

export async function viewerOf(tx: Tx, deps: CaseDependencies, actor: Actor): Promise<Viewer> {
  const { settings, calendar } = await deps.places.of(tx, actor.congressId);
  return { actor, today: dateInShanghai(deps.clock.now().toISOString()), settings, calendar };
}

/** A record in its case, through the actor's scope: not visible answers like not existing. */
export async function findVisible(tx: Tx, actor: Actor, kind: CaseKind, id: string): Promise<{ file: CaseFile; record: RecordBase }> {
  return visibleIn((await readCase(tx, kind, actor.congressId, id, 'noHistory'))?.file, actor, kind, id);
}

function visibleIn(file: CaseFile | undefined, actor: Actor, kind: CaseKind, id: string): { file: CaseFile; record: RecordBase } {
  const record = file === undefined ? undefined : findRecord(file, kind, id);
  if (file === undefined || record === undefined || !canSee(actor, file) || !canSeeRecord(actor, file, kind, record)) throw problem(404, 'notFound', '没有这条记录，或者您无权查看');
  return { file, record };
}

export async function readRecord(tx: Tx, deps: CaseDependencies, actor: Actor, kind: CaseKind, id: string): Promise<RecordView> {
  const read = await readCase(tx, kind, actor.congressId, id, 'history');
  const { file, record } = visibleIn(read?.file, actor, kind, id);
  openRatings(deps.sealer, file, { actor });
  const { settings, calendar } = await deps.places.at(tx, actor.congressId, read?.stamp ?? '');
  return presentRecord({ actor, today: dateInShanghai(deps.clock.now().toISOString()), settings, calendar }, file, kind, record, timelineOf(actor, file, read?.history ?? []));
}
