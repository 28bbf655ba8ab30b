import { emptyDirectory } from '@luoshi/domain/case-file/context.ts';
import { turnsOf } from '@luoshi/domain/case-file/turns.ts';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import type { SettingKey } from '@luoshi/domain/setting/settings.ts';
import { sql } from 'kysely';
import { rowsOf, withReading, withTransaction, type Tx } from '../../platform/db/database.ts';
import { canonical } from '../audit/public.ts';
import type { CaseDependencies } from './dependencies.ts';
import { takeCase } from './load-case.ts';
import { columnMapper, toSql } from './rows-to-case.ts';
import { snake, turnColumns } from './tables.ts';

/** Settings by which the tables say whose turn it is; everything else that they say follows from acts alone. */
export const turnSettings: readonly SettingKey[] = ['replySigner', 'replySignerStrict'];

/** Replies that wait for a signature, in a congress that has ever decided who gives it. */
const waiting = (congressId: string) => sql<{ id: string }>`select distinct r.suggestion_id as id from reply r where r.congress_id = ${congressId} and r.state in ('awaitingSignOff', 'handSigned')
  and exists (select 1 from setting_version v where v.congress_id = ${congressId} and v.settings ?| ${[...turnSettings]}::text[]) order by 1`;

/**
 * A setting that says who acts changes whose turn it is on the day it begins, not with the next act. Looks at what waits and writes what differs,
 * each case in a transaction of its own: it may be killed at any point and run again.
 */
export async function renewTurns(deps: Pick<CaseDependencies, 'db' | 'clock' | 'places'>, congressId: string): Promise<void> {
  for (const { id } of await withReading(deps.db, congressId, (tx) => rowsOf(tx, waiting(congressId)))) await withTransaction(deps.db, congressId, (tx) => renewOne(tx, deps, congressId, id));
}

async function renewOne(tx: Tx, deps: Pick<CaseDependencies, 'clock' | 'places'>, congressId: string, suggestionId: string): Promise<void> {
  const taken = await takeCase(tx, 'suggestion', congressId, suggestionId, 'noHistory');
  if (taken === undefined) return;
  const { settings } = await deps.places.at(tx, congressId, taken.stamp);
  const turns = turnsOf(taken.file, { actor: systemActor(congressId), today: dateInShanghai(deps.clock.now().toISOString()), settings, directory: emptyDirectory });
  const written = (of: readonly unknown[]) => of.map(canonical).toSorted().join('\n');
  if (written(turns) === written(taken.file.turns)) return;
  const columns = ['congress_id', ...Object.keys(turnColumns).map(snake)].join(', ');
  await sql`delete from turn where congress_id = ${congressId} and suggestion_id = ${suggestionId}`.execute(tx);
  await sql`insert into turn (${sql.raw(columns)}) select ${sql.raw(columns)} from jsonb_populate_recordset(null::turn, ${JSON.stringify(turns.map((turn) => toSql(columnMapper(turnColumns), congressId, turn)))}::jsonb)`.execute(tx);
  await sql`select pg_notify('luoshi_notice', ${congressId})`.execute(tx);
}
