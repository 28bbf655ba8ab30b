import type { EvaluationRow, RatingChange } from '@luoshi/domain/case-file/rows.ts';
import type pg from 'pg';
import type { Sealer } from '../../platform/sealer.ts';
import { storedEvaluation } from './sealed-ratings.ts';

export interface SealedAtStart {
  /** Ratings that stood in the clear: from before there was sealing. */
  readonly sealed: number;
  /** Sealed under an older key and now under the newest. */
  readonly rewrapped: number;
  /** Sealed under a key that is not at hand: closed until it is put back. */
  readonly unopenable: number;
}

interface Row { id: string; roundId: string; history: RatingChange[]; sealed: string | null }

/** Brings every rating under embargo under the newest sealing key, before anybody is served. Safe to repeat and to interrupt. */
export async function sealAtStart(pool: pg.Pool, sealer: Sealer): Promise<SealedAtStart> {
  const total = { sealed: 0, rewrapped: 0, unopenable: 0 };
  const client = await pool.connect();
  try {
    const { rows: congresses } = await client.query<{ id: string }>('select id from congress order by id');
    for (const { id: congressId } of congresses) {
      await client.query('begin');
      await client.query(`select set_config('luoshi.congress_id', $1, true)`, [congressId]);
      const { rows } = await client.query<Row>(`select id, round_id as "roundId", history, sealed from evaluation where congress_id = $1 and state = 'rated' for update`, [congressId]);
      for (const row of rows) {
        if (row.sealed === null) total.sealed += 1;
        const sealed = row.sealed === null ? storedEvaluation(sealer, congressId, { ...row, state: 'rated' } as unknown as EvaluationRow).sealed : sealer.rewrap(row.sealed);
        if (sealed !== null) {
          if (row.sealed !== null) total.rewrapped += 1;
          await client.query(`update evaluation set sealed = $3, attitude = null, result = null, reason = null, form_answers = null, history = '[]' where congress_id = $1 and id = $2`, [congressId, row.id, sealed]);
        } else if (row.sealed !== null && !sealer.knows(row.sealed)) total.unopenable += 1;
      }
      await client.query('commit');
    }
    return total;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** As the owner, after rows were sealed: what they were before is not left lying in the table's file, and the rule binds every row. */
export async function sweepAfterSealing(owner: pg.Pool, { sealed }: SealedAtStart): Promise<void> {
  if (sealed > 0) await owner.query('vacuum full evaluation');
  const { rows } = await owner.query<{ open: boolean }>(`select not convalidated as open from pg_constraint where conname = 'evaluation_sealed_under_embargo'`);
  if (rows[0]?.open === true) await owner.query('alter table evaluation validate constraint evaluation_sealed_under_embargo');
}

/** What whoever runs the site must hear about it; null if nothing. */
export function tellOfKeys({ unopenable }: SealedAtStart, keyFile: string): string | null {
  if (unopenable === 0) return null;
  return `有 ${unopenable} 份未公开的测评是用另一把密封密钥封存的，现在打不开：轮次结束时不会公开，也不会丢失。请把原来的密封密钥放回 ${keyFile}（一行一把，原来的可放在第二行），然后重新启动；密钥确已遗失的，请代表重新测评。`;
}
