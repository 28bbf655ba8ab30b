import { createPool } from '../../server/src/platform/db/create-pool.ts';

export interface Task { readonly id: string; readonly version: number; readonly unitId: string }

/** Real rows of the seeded county that the restricted people may see, read past every policy before the measuring begins. */
export interface Sample {
  readonly suggestions: number; readonly entries: number;
  readonly unit: { readonly visible: number; readonly ids: readonly string[] };
  /** In the hands of a section of one of the units: enough that no case is acted on a hundred times. */
  readonly tasks: readonly Task[];
  readonly deputy: { readonly ids: readonly string[] };
}

const HOW_MANY = 400;

export async function readSample(databaseUrl: string, unitId: string, units: readonly string[]): Promise<Sample> {
  const pool = createPool({ url: databaseUrl, max: 1 });
  try {
    const read = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> => (await pool.query<Row>(text, values)).rows;
    const [counts] = await read<{ suggestions: number; entries: number }>(`select (select count(*)::int from suggestion) as suggestions, (select count(*)::int from audit_entry) as entries`);
    const [visible] = await read<{ n: number }>(`select count(*)::int as n from suggestion s where s.congress_id = 'county' and exists (select 1 from handling_task t where t.congress_id = s.congress_id and t.suggestion_id = s.id and t.unit_id = $1)`, [unitId]);
    // Cases with a reply: those have a history to show.
    const ids = await read<{ id: string }>(`select s.id from suggestion s where s.congress_id = 'county' and s.replied_on is not null and exists (select 1 from handling_task t where t.congress_id = s.congress_id and t.suggestion_id = s.id and t.unit_id = $1) order by md5(s.id) limit ${HOW_MANY}`, [unitId]);
    // Whose name is kept, other deputies do not see his suggestion.
    const seen = await read<{ id: string }>(`select id from suggestion where congress_id = 'county' and replied_on is not null and identity_kept_on is null order by md5(id) limit ${HOW_MANY}`);
    const tasks = await read<Task>(`select id, version, unit_id as "unitId" from handling_task where congress_id = 'county' and unit_id = any($1) and state = 'inSection' order by md5(id) limit ${HOW_MANY}`, [units]);
    return { suggestions: counts?.suggestions ?? 0, entries: counts?.entries ?? 0, unit: { visible: visible?.n ?? 0, ids: ids.map((row) => row.id) }, tasks, deputy: { ids: seen.map((row) => row.id) } };
  } finally {
    await pool.end();
  }
}
