import { genesis, link, type LinkedEntry } from '../features/audit/chain.ts';
import { readEntries } from '../features/audit/verify-entries.ts';
import { withTransaction } from '../platform/db/database.ts';
import type { ProcessSite } from './process-site.ts';

const snake = (kind: string) => kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What is wrong with a congress's chain, recomputed from its rows; and records whose version is not the number of their entries. */
export async function auditFaults({ site, database, deps }: ProcessSite, congressId = 'county'): Promise<string[]> {
  const faults: string[] = [];
  let previous = { seq: 0, hash: genesis };
  await withTransaction(site.db, congressId, async (tx) => {
    for await (const entry of readEntries(tx, congressId) as AsyncIterable<LinkedEntry>) {
      const expected = link(entry, previous.hash, deps.auditMacKey);
      if (entry.seq !== previous.seq + 1) faults.push(`after ${previous.seq} comes ${entry.seq}`);
      if (expected.hash !== entry.hash || expected.mac !== entry.mac) faults.push(`entry ${entry.seq} ${entry.recordKind}.${entry.action} does not follow`);
      previous = { seq: entry.seq, hash: entry.hash };
    }
  });
  const { rows: heads } = await database.ownerPool.query<{ seq: string; hash: string }>('select seq, hash from audit_head where congress_id = $1', [congressId]);
  if (Number(heads[0]?.seq ?? 0) !== previous.seq || (heads[0]?.hash ?? genesis) !== previous.hash) faults.push('the head is not where the chain ends');
  for (const kind of ['suggestion', 'coSponsorship', 'handlingTask', 'consultation', 'assistingOpinion', 'reply', 'evaluation', 'mediation', 'commitment']) {
    const { rows } = await database.ownerPool.query<{ id: string; version: number; n: string }>(`select r.id, r.version, count(a.seq) as n from ${snake(kind)} r
      left join audit_entry a on a.congress_id = r.congress_id and a.record_kind = $2 and a.record_id = r.id where r.congress_id = $1 group by r.id, r.version having count(a.seq) <> r.version`, [congressId, kind]);
    for (const row of rows) faults.push(`${kind} ${row.id} has version ${row.version} and ${row.n} entries`);
  }
  return faults;
}
