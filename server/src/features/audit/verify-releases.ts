import type { Release } from '@luoshi/domain/case-file/rows.ts';
import { canonicalJson } from '@luoshi/domain/kernel/canonical.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { hashText } from '../cases/public.ts';
import type { Findings } from './verify-report.ts';

interface Row { readonly id: string; readonly number: string | null; readonly unitName: string; readonly state: string; readonly releases: readonly Release[]; readonly releaseOn: string | null; readonly eventOn: string | null }

/**
 * What the public read, and when: each release is the text of its hash, and the hashes are those that the audit's chain took in when it was
 * released, so that a text and its hash cannot be changed together. Releases from before hashes were taken in come first and have only their own.
 */
export async function verifyReleases(tx: Tx, congressId: string, findings: Findings): Promise<void> {
  const { rows } = await sql<Row>`select p.id, s.number_label as number, p.unit_name as "unitName", p.state, p.releases, p.release_on::text as "releaseOn", v.due_on::text as "eventOn"
    from publication p join suggestion s on s.congress_id = p.congress_id and s.id = p.suggestion_id
    left join due_event v on v.congress_id = p.congress_id and v.record_kind = 'publication' and v.record_id = p.id and v.kind = 'release'
    where p.congress_id = ${congressId} order by p.id`.execute(tx);
  const { rows: entries } = await sql<{ recordId: string; hash: string }>`select record_id as "recordId", body->>'hash' as hash from audit_entry
    where congress_id = ${congressId} and record_kind = 'publication' and event = 'ReleaseFrozen' order by record_id, version`.execute(tx);
  const taken = Map.groupBy(entries, (entry) => entry.recordId);
  for (const { id, number, unitName, state, releases, releaseOn, eventOn } of rows) {
    const name = `建议 ${number ?? ''}（${unitName}）的公开 ${id}`;
    for (const [index, { text, hash }] of releases.entries()) {
      if (hashText(canonicalJson(text)) !== hash) findings.add('releaseDiffers', `${name}第 ${index + 1} 次公开的文本与公开时的散列不符：文本被绕过程序改动`);
    }
    const hashes = (taken.get(id) ?? []).map((entry) => entry.hash);
    const own = releases.slice(Math.max(0, releases.length - hashes.length)).map((release) => release.hash);
    if (own.join() !== hashes.join()) findings.add('releaseDiffers', `${name}登记的散列与审计链中的不符：公开过的文本被绕过程序改动、删除或者增加`);
    const isOut = releases.at(-1)?.endedOn === null;
    if (isOut !== (state === 'released')) findings.add('releaseDiffers', `${name}的状态与公开、撤下的记录不符：被绕过程序改动`);
    if ((state === 'approved') !== (eventOn !== null) || (eventOn !== null && releaseOn !== null && eventOn < releaseOn)) findings.add('releaseDayDiffers', `${name}审定的公开日期为 ${state === 'approved' ? releaseOn ?? '无' : '无'}，待到期事项中却是 ${eventOn ?? '无'}`);
  }
}
