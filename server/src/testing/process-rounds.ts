import { actsOnClosing, actsOnOpening } from '@luoshi/domain/evaluation-round/acts-of-round.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import type { Command } from '@luoshi/domain/case-file/perform.ts';
import { withTransaction } from '../platform/db/database.ts';
import { loadCase } from '../features/cases/public.ts';
import type { ProcessSite } from './process-site.ts';

export interface RoundDates { readonly name?: string; readonly opensOn: string; readonly closesOn: string; readonly sequence?: number }

/**
 * Rounds as bare rows, for tests of cases that want a round in a certain state at a certain moment without waiting for dates:
 * what the round does to the cases goes through the one write path as ever.
 */
export function bareRounds({ database, site, clock, asSystem }: ProcessSite, congressId = 'county') {
  const run = (text: string, values: unknown[]) => database.ownerPool.query(text, values);
  const files = async (): Promise<CaseFile[]> => {
    const { rows } = await database.ownerPool.query<{ id: string }>('select id from suggestion where congress_id = $1 order by id', [congressId]);
    return withTransaction(site.db, congressId, async (tx) => {
      const loaded: CaseFile[] = [];
      for (const { id } of rows) {
        const file = await loadCase(tx, congressId, id);
        if (file !== undefined) loaded.push(file);
      }
      return loaded;
    });
  };
  const follow = async (actsOf: (file: CaseFile) => readonly Command[]): Promise<void> => {
    for (const file of await files()) {
      for (const { kind, record, action, body } of actsOf(file)) {
        const result = await asSystem(kind, record.id, action, body, congressId);
        if (!result.ok) throw new Error(`${kind}.${action}: ${result.code} ${result.refusals.map((r) => r.text).join()}`);
      }
    }
  };
  return {
    put: async (id: string, state: string, { name = id, opensOn, closesOn, sequence = 1 }: RoundDates) => {
      await run(`insert into evaluation_round (congress_id, id, version, state, name, opens_on, closes_on, sequence, created_at, updated_at) values ('${congressId}', $1, 1, $2, $3, $4, $5, $6, $7, $7)
        on conflict (congress_id, id) do update set state = excluded.state, name = excluded.name, sequence = excluded.sequence, opens_on = excluded.opens_on, closes_on = excluded.closes_on`, [id, state, name, opensOn, closesOn, sequence, clock.now()]);
    },
    /** Opens a round over every delivered reply that fits it. */
    open: async function open(id: string, dates: RoundDates): Promise<void> {
      await this.put(id, 'open', dates);
      await follow((file) => actsOnOpening(file, { id, sequence: dates.sequence ?? 1 }));
    },
    /** Closes it; the clock must stand after its last day. */
    close: async (id: string): Promise<void> => {
      await run(`update evaluation_round set state = 'closed' where congress_id = '${congressId}' and id = $1`, [id]);
      await follow((file) => actsOnClosing(file, { id }));
    },
  };
}
