import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { withTransaction, withoutCongress, type Db } from '../../../platform/db/database.ts';

/** What of one day goes first. */
const rank = { closeRound: 0, openRound: 1, endMandate: 2, release: 3, remind: 4 } as const;

export interface DueEvent {
  readonly congressId: string;
  readonly kind: keyof typeof rank;
  readonly recordKind: string;
  readonly recordId: string;
  readonly dueOn: IsoDate;
}

export const keyOf = ({ congressId, recordKind, recordId, kind, dueOn }: DueEvent): string => `${congressId}/${recordKind}/${recordId}/${kind}/${dueOn}`;

export async function listCongressIds(db: Db): Promise<string[]> {
  const { rows } = await withoutCongress(db, (tx) => sql<{ id: string }>`select id from congress order by id`.execute(tx));
  return rows.map((row) => row.id);
}

/** Everything that falls due by `until`, in the order in which it is to happen: by date, rounds before releases and reminders, closings first. */
export async function dueUntil(db: Db, until: IsoDate, besides: ReadonlySet<string>): Promise<DueEvent[]> {
  const found: DueEvent[] = [];
  for (const congressId of await listCongressIds(db)) {
    const { rows } = await withTransaction(db, congressId, (tx) => sql<DueEvent>`select congress_id as "congressId", kind, record_kind as "recordKind", record_id as "recordId", due_on as "dueOn"
      from due_event where congress_id = ${congressId} and due_on <= ${until} order by due_on, kind, record_id limit 2000`.execute(tx));
    found.push(...rows);
  }
  return found.filter((event) => !besides.has(keyOf(event)))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || rank[a.kind] - rank[b.kind] || a.congressId.localeCompare(b.congressId) || a.recordId.localeCompare(b.recordId));
}

/** The next day after `after`, not beyond `until`, on which anything falls due. */
export async function nextDueDay(db: Db, after: IsoDate, until: IsoDate): Promise<IsoDate | null> {
  let next: IsoDate | null = null;
  for (const congressId of await listCongressIds(db)) {
    const { rows } = await withTransaction(db, congressId, (tx) => sql<{ day: IsoDate | null }>`select min(due_on) as day from due_event where congress_id = ${congressId} and due_on > ${after} and due_on <= ${until}`.execute(tx));
    const day = rows[0]?.day ?? null;
    if (day !== null && (next === null || day < next)) next = day;
  }
  return next;
}
