import { evaluationWorkflow } from '@luoshi/domain/evaluation/workflow.ts';
import { addDays, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Sealer } from '../../../platform/sealer.ts';
import { placeOfAddress } from '../../cases/public.ts';

export interface AddressQuery { readonly from?: IsoDate; readonly to?: IsoDate; readonly cursor?: string; readonly limit?: number }

export interface AddressItem {
  readonly evaluationId: string; readonly at: string; readonly raterName: string | null; readonly numberLabel: string | null; readonly title: string; readonly unitName: string | null;
  readonly actionLabel: string; readonly address: string | null; readonly keptUntil: IsoDate;
}

interface Row extends Omit<AddressItem, 'address' | 'actionLabel'> { readonly version: number; readonly sealed: string; readonly action: string | null; readonly mark: string }

/** From where ratings were given, newest first: that and when somebody rated, never what. The one place that says it reads for the auditor. */
export async function listAddresses(tx: Tx, sealer: Sealer, congressId: string, query: AddressQuery): Promise<{ items: AddressItem[]; nextCursor: string | null }> {
  await sql`select set_config('luoshi.rater_addresses', 'auditor', true)`.execute(tx);
  const limit = query.limit ?? 50;
  const conditions = [sql`a.congress_id = ${congressId}`];
  if (query.from !== undefined) conditions.push(sql`a.at >= ${`${query.from}T00:00:00+08:00`}::timestamptz`);
  if (query.to !== undefined) conditions.push(sql`a.at < ${`${addDays(query.to, 1)}T00:00:00+08:00`}::timestamptz`);
  const [at, id, version] = query.cursor?.split('/') ?? [];
  if (at !== undefined) conditions.push(sql`(a.at, a.evaluation_id, a.version) < (${at}::timestamptz, ${id}, ${Number(version)}::integer)`);
  const { rows } = await sql<Row>`select a.evaluation_id as "evaluationId", a.version, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, a.at::text || '/' || a.evaluation_id || '/' || a.version as mark,
      a.address as sealed, a.kept_until::text as "keptUntil", v.rater_name as "raterName", s.number_label as "numberLabel", s.title, t.unit_name as "unitName",
      (select e.action from audit_entry e where e.congress_id = a.congress_id and e.record_kind = 'evaluation' and e.record_id = a.evaluation_id and e.version = a.version) as action
    from rater_address a join evaluation v on v.congress_id = a.congress_id and v.id = a.evaluation_id
      join suggestion s on s.congress_id = v.congress_id and s.id = v.suggestion_id left join handling_task t on t.congress_id = v.congress_id and t.id = v.task_id
    where ${sql.join(conditions, sql` and `)} order by a.at desc, a.evaluation_id desc, a.version desc limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit).map(({ version: step, sealed, action, mark: _mark, ...row }) => {
    const opened = sealer.open(placeOfAddress(congressId, row.evaluationId, step), sealed);
    return { ...row, actionLabel: (evaluationWorkflow.actions as Readonly<Record<string, string>>)[action ?? 'rate'] ?? '', address: opened.ok ? opened.text : null };
  });
  return { items, nextCursor: rows.length > limit ? rows[limit - 1]?.mark ?? null : null };
}
