import { childKinds, type CaseKind } from '@luoshi/domain/case-file/rows.ts';
import { emptyDirectory } from '@luoshi/domain/case-file/context.ts';
import { turnsOf } from '@luoshi/domain/case-file/turns.ts';
import { systemActor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { defaultSettings } from '@luoshi/domain/setting/settings.ts';
import { sql } from 'kysely';
import { loadCase } from '../../server/src/features/cases/public.ts';
import { createPool } from '../../server/src/platform/db/create-pool.ts';
import { createDatabase, withTransaction, type Db, type Tx } from '../../server/src/platform/db/database.ts';
import type { Acknowledged } from './keep-trying.ts';

const snake = (kind: CaseKind): string => kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** Clocks are born without an entry of their own; every other record has one for each version. */
const audited = (['suggestion', ...childKinds] as const).filter((kind) => kind !== 'deadline');
const everyRecord = sql.raw(audited.map((kind) => `select '${kind}' as kind, id, version, suggestion_id from ${snake(kind)}`).join(' union all '));

export interface SiteChecker {
  /** What is missing or half-done now, in Chinese; empty: nothing. Acts are looked at one by one, the rest as a whole. */
  check(acts: readonly Acknowledged[]): Promise<string[]>;
  close(): Promise<void>;
}

/** Looks at the database as its owner, behind the program's back. */
export function createSiteChecker(databaseUrl: string, today: IsoDate): SiteChecker {
  const pool = createPool({ url: databaseUrl, max: 1 });
  const db = createDatabase(pool);
  return {
    check: async (acts) => [...await findLost(db, acts), ...await findHalfDone(db), ...await findWrongTurns(db, acts, today)],
    close: () => pool.end(),
  };
}

async function findLost(db: Db, acts: readonly Acknowledged[]): Promise<string[]> {
  const { rows } = await sql<{ kind: string; id: string; version: number; lost: string }>`
    with act as (select * from unnest(${acts.map((a) => a.kind)}::text[], ${acts.map((a) => a.id)}::text[], ${acts.map((a) => a.version)}::integer[], ${acts.map((a) => a.action)}::text[], ${acts.map((a) => a.key)}::text[]) as x (kind, id, version, action, key)),
      record as (${everyRecord})
    select act.kind, act.id, act.version, case when r.version is null or r.version < act.version then '记录没有到这个版本' when e.seq is null then '没有审计条目' when k.status is null then '没有留下幂等键的答复' end as lost
    from act left join record r on r.kind = act.kind and r.id = act.id
      left join audit_entry e on e.congress_id = 'county' and e.record_kind = act.kind and e.record_id = act.id and e.version = act.version and e.action = act.action
      left join idempotency_key k on k.congress_id = 'county' and k.key = act.key
    where r.version is null or r.version < act.version or e.seq is null or k.status is null`.execute(db);
  return rows.map(({ kind, id, version, lost }) => `已确认的操作丢失：${kind} ${id} 第 ${version} 版，${lost}`);
}

async function findHalfDone(db: Db): Promise<string[]> {
  const found: string[] = [];
  const say = async (what: string, query: ReturnType<typeof sql<{ id: string }>>): Promise<void> => {
    const { rows } = await query.execute(db);
    if (rows.length > 0) found.push(`${what}：${rows.slice(0, 5).map((row) => row.id).join('，')}${rows.length > 5 ? ` 等 ${rows.length} 处` : ''}`);
  };
  await say('记录的版本与审计条目数不符', sql`with record as (${everyRecord}), entry as (select record_kind as kind, record_id as id, count(*) as n, max(version) as last from audit_entry where suggestion_id is not null group by 1, 2)
    select r.kind || ' ' || r.id as id from record r left join entry e on e.kind = r.kind and e.id = r.id where e.n is distinct from r.version or e.last is distinct from r.version`);
  await say('审计条目没有对应的记录', sql`with record as (${everyRecord}) select e.record_kind || ' ' || e.record_id as id from audit_entry e left join record r on r.kind = e.record_kind and r.id = e.record_id
    where e.suggestion_id is not null and e.record_kind <> 'deadline' and r.id is null`);
  await say('审计链编号不连续', sql`select h.congress_id as id from audit_head h left join (select congress_id, count(*) as n, max(seq) as last from audit_entry group by 1) e on e.congress_id = h.congress_id
    where coalesce(e.n, 0) <> h.seq or coalesce(e.last, 0) <> h.seq`);
  await say('建议编号有空号或者与编号簿不符', sql`select n.series as id from number_series n join lateral (select count(*) as n, max(number) as last from suggestion s where s.congress_id = n.congress_id and 'suggestion/' || s.session_id || '/' || s.category = n.series) s on true
    where n.series like 'suggestion/%' and (s.n <> n.last_number or s.last <> n.last_number)`);
  await say('答复文号与编号簿不符', sql`select n.series as id from number_series n join lateral (select count(*) as n from reply r where r.congress_id = n.congress_id and 'letter/' || r.unit_id || '/' || extract(year from r.delivered_on) = n.series and r.letter_number is not null) r on true
    where n.series like 'letter/%' and r.n <> n.last_number`);
  await say('已签发的答复没有排版任务', sql`select r.id from reply r where r.state = 'delivered' and r.letter_file_id is null
    and not exists (select 1 from graphile_worker._private_jobs j where j.payload->>'replyId' = r.id)`);
  await say('已提交的建议没有检索词', sql`select s.id from suggestion s left join suggestion_words w on w.congress_id = s.congress_id and w.suggestion_id = s.id where s.submitted_on is not null and w.suggestion_id is null`);
  await say('幂等键没有答复', sql`select key as id from idempotency_key where status is null or (answer is null and not is_read_again)`);
  return found;
}

/** To-dos are derived from the case in the transaction of each act: derived again they must be the same. */
async function findWrongTurns(db: Db, acts: readonly Acknowledged[], today: IsoDate): Promise<string[]> {
  const found: string[] = [];
  for (const id of new Set(acts.map((act) => act.suggestionId))) {
    const file = await withTransaction(db, 'county', (tx: Tx) => loadCase(tx, 'county', id));
    if (file === undefined) found.push(`案卷不在：${id}`);
    else if (ordered(turnsOf(file, { actor: systemActor('county'), today, settings: defaultSettings, directory: emptyDirectory })) !== ordered(file.turns)) found.push(`待办与案卷不符：${id}`);
  }
  return found;
}

const ordered = (turns: readonly object[]): string => JSON.stringify(turns.map((turn) => JSON.stringify(Object.entries(turn).sort(([a], [b]) => (a < b ? -1 : 1)))).sort());
