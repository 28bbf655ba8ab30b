import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Check } from '../verify-report.ts';
import { instantText, SHORT_HASH } from './list-entries.ts';

export interface Head { readonly number: number; readonly hash: string; readonly at: string }
export interface Report {
  readonly id: string; readonly state: 'waiting' | 'running' | 'finished' | 'failed'; readonly stateLabel: string; readonly askedAt: string; readonly askedBy: string; readonly endedAt: string | null;
  readonly isSound: boolean | null;
  readonly checks: readonly { readonly name: string; readonly checked: number; readonly findings: readonly string[]; readonly notes: readonly string[] }[];
}

const stateLabels = { waiting: '等待核对', running: '正在核对', finished: '核对完成', failed: '没有完成' } as const;

export async function readHead(tx: Tx, congressId: string): Promise<Head | null> {
  const { rows } = await sql<Head>`select h.seq as number, left(h.hash, ${SHORT_HASH}) as hash, ${instantText('e.at')} as at
    from audit_head h join audit_entry e on e.congress_id = h.congress_id and e.seq = h.seq where h.congress_id = ${congressId}`.execute(tx);
  return rows[0] ?? null;
}

/** The verification that is under way, if any, and the last one that came to an end. */
export async function readReports(tx: Tx, congressId: string): Promise<{ running: Report | null; last: Report | null }> {
  const { rows } = await sql<Omit<Report, 'stateLabel' | 'checks'> & { checks: readonly Check[] | null }>`
    (select ${reportColumns} from verification_report where congress_id = ${congressId} and state in ('waiting', 'running') limit 1)
    union all (select ${reportColumns} from verification_report where congress_id = ${congressId} and ended_at is not null order by verification_report.id desc limit 1)`.execute(tx);
  const reports = rows.map(({ checks, ...row }): Report => ({ ...row, stateLabel: stateLabels[row.state], checks: (checks ?? []).map(presentCheck) }));
  return { running: reports.find(({ endedAt }) => endedAt === null) ?? null, last: reports.find(({ endedAt }) => endedAt !== null) ?? null };
}

const reportColumns = sql`id::text as id, state, ${instantText('asked_at')} as "askedAt", asked_by as "askedBy", ${instantText('ended_at')} as "endedAt", is_sound as "isSound", checks`;

function presentCheck({ nameZh, checked, findings, notesZh }: Check): Report['checks'][number] {
  return { name: nameZh, checked, findings: findings.map(({ congressId, textZh }) => (congressId === '' ? textZh : `[${congressId}] ${textZh}`)), notes: notesZh };
}
