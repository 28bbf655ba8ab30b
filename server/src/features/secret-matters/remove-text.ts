import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { evolveSecretMatter, secretMatterWorkflow, type SecretMatter } from '@luoshi/domain/secret-matter/workflow.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { rowsOf, withTransaction, type Db, type Tx } from '../../platform/db/database.ts';
import { actorFields, chainAfter, emptyBodies, lockHead, pickBodies, writeEntries } from '../audit/public.ts';
import { tablesOfCases, wordColumnsBesideCases } from './case-tables.ts';
import { othersQuoting, passagesOf, quotes, redact } from './passages.ts';
import { takeSecretMatter } from './read/secret-matters.ts';
import { saveSecretMatter } from './save-secret-matter.ts';

export interface RemovalOptions { readonly db: Db; readonly now: Date; readonly auditMacKey: Buffer }

/** From here on the transaction sees what is hidden. */
export const seeHidden = (tx: Tx) => sql`select set_config('luoshi.secret_cases', 'shown', true)`.execute(tx);

/**
 * As the owner, in one transaction: everything of the case goes, what quotes it elsewhere is blanked, and the bodies of its entries are
 * emptied behind an entry that lists each of them. Only a confirmed matter; safe to repeat.
 */
export async function removeText({ db, now, auditMacKey }: RemovalOptions, congressId: string, matterId: string): Promise<void> {
  await withTransaction(db, congressId, async (tx) => {
    await seeHidden(tx);
    const found = await takeSecretMatter(tx, congressId, matterId);
    if (found === undefined || found.state !== 'removing' || found.suggestionId === null) return;
    const { suggestionId } = found;
    const actor = systemActor(congressId);
    const decision = secretMatterWorkflow.decide('remove', found.state, { record: found, actor, today: dateInShanghai(now.toISOString()) }, {});
    if (!decision.ok) throw new Error(`removal of ${matterId} is not open`);
    // The chain first: nothing is added to it between what is picked and what is listed.
    const head = await lockHead(tx, congressId);
    const passages = await passagesOf(tx, congressId, suggestionId);
    const records = await recordsBeside(tx, congressId, suggestionId);
    const files = await filesOf(tx, congressId, suggestionId);
    const alsoIn = await othersQuoting(tx, congressId, suggestionId, passages);
    const emptied = await pickBodies(tx, congressId, (entry) => entry.suggestionId === suggestionId || records.includes(`${entry.recordKind}/${entry.recordId}`) || quotes(JSON.stringify(entry.body), passages));
    await deleteCase(tx, congressId, suggestionId, records);
    for (const column of await wordColumnsBesideCases(tx)) await redact(tx, congressId, column, passages);
    const matter = evolveSecretMatter(found, decision.event, decision.to, {}, now.toISOString());
    await saveSecretMatter(tx, matter, now);
    await sql`update secret_matter set file_ids = '{}', also_in = ${alsoIn}::text[] where congress_id = ${congressId} and id = ${matterId}`.execute(tx);
    const linked = chainAfter(head, [{
      congressId, at: now.toISOString(), recordKind: 'secretMatter', recordId: matterId, suggestionId: null, version: matter.version, action: 'remove', event: decision.event, fromState: found.state, toState: matter.state,
      ...actorFields(actor), cause: null, body: { suggestionId, records, files, emptied },
    }], auditMacKey);
    await writeEntries(tx, congressId, linked);
    await emptyBodies(tx, congressId, emptied, linked[0]?.seq ?? 0);
  });
}

/** What belongs to the case and has entries under a name of its own. */
async function recordsBeside(tx: Tx, congressId: string, suggestionId: string): Promise<string[]> {
  const rows = await rowsOf(tx, sql<{ record: string }>`
    select 'draftTalk/' || id as record from draft_talk where congress_id = ${congressId} and suggestion_id = ${suggestionId}
    union select 'draftIntention/' || id from draft_intention where congress_id = ${congressId} and suggestion_id = ${suggestionId}
    union select 'livelihoodMatter/' || id from livelihood_matter where congress_id = ${congressId} and suggestion_id = ${suggestionId}
    union select 'countyReferral/' || id from county_referral where congress_id = ${congressId} and suggestion_id = ${suggestionId}
    union select 'writingScore/' || id from writing_score where congress_id = ${congressId} and suggestion_id = ${suggestionId}
    union select 'twinMatter/' || id from twin_matter where (county_congress_id = ${congressId} and county_suggestion_id = ${suggestionId}) or (township_congress_id = ${congressId} and township_suggestion_id = ${suggestionId})
    order by 1`);
  return rows.map(({ record }) => record);
}

/** Hashes of its files: uploads that stand on it and papers that were made of it. */
async function filesOf(tx: Tx, congressId: string, suggestionId: string): Promise<string[]> {
  const rows = await rowsOf(tx, sql<{ sha256: string }>`select sha256 from attachment where congress_id = ${congressId} and suggestion_id = ${suggestionId}
    union select sha256 from issued_paper where congress_id = ${congressId} and suggestion_id = ${suggestionId} order by 1`);
  return rows.map(({ sha256 }) => sha256);
}

async function deleteCase(tx: Tx, congressId: string, suggestionId: string, records: readonly string[]): Promise<void> {
  const ids = records.map((record) => record.split('/')[1] ?? '');
  const { rows } = await sql<{ id: string }>`select distinct record_id as id from audit_entry where congress_id = ${congressId} and suggestion_id = ${suggestionId}`.execute(tx);
  const own = [suggestionId, ...ids, ...rows.map(({ id }) => id)];
  const ofCase = (name: string) => sql`delete from ${sql.table(name)} where congress_id = ${congressId} and suggestion_id = ${suggestionId}`;
  await sql`delete from rater_address r using evaluation e where e.congress_id = ${congressId} and e.suggestion_id = ${suggestionId} and r.congress_id = e.congress_id and r.evaluation_id = e.id`.execute(tx);
  await sql`delete from notice_read r using notice n where n.congress_id = ${congressId} and (n.suggestion_id = ${suggestionId} or (n.record_id = any(${ids}) and n.record_kind <> 'secretMatter')) and r.congress_id = n.congress_id and r.notice_id = n.id`.execute(tx);
  await sql`delete from notice where congress_id = ${congressId} and record_id = any(${ids}) and record_kind <> 'secretMatter'`.execute(tx);
  await sql`delete from due_event where congress_id = ${congressId} and record_id = any(${own})`.execute(tx);
  const uploads = await rowsOf(tx, sql<{ id: string }>`select file_id as id from attachment where congress_id = ${congressId} and suggestion_id = ${suggestionId} union select file_id from issued_paper where congress_id = ${congressId} and suggestion_id = ${suggestionId}`);
  await sql`delete from twin_matter where (county_congress_id = ${congressId} and county_suggestion_id = ${suggestionId}) or (township_congress_id = ${congressId} and township_suggestion_id = ${suggestionId})`.execute(tx);
  for (const table of await tablesOfCases(tx)) await ofCase(table).execute(tx);
  // The same upload may stand on another case; that case is looked at by itself.
  await sql`delete from uploaded_file u where u.congress_id = ${congressId} and u.id = any(${uploads.map(({ id }) => id)}) and not exists (select 1 from attachment a where a.congress_id = u.congress_id and a.file_id = u.id)`.execute(tx);
  // An answer kept for a repeat, and why somebody was refused, may quote the text; that there was a try stays.
  await sql`delete from idempotency_key where congress_id = ${congressId} and exists (select 1 from unnest(${own}::text[]) w where position(w in answer::text) > 0)`.execute(tx);
  await sql`update refused_attempt set refusals = '[]'::jsonb where congress_id = ${congressId} and record_id = any(${own})`.execute(tx);
  await sql`delete from suggestion where congress_id = ${congressId} and id = ${suggestionId}`.execute(tx);
}

/** A matter whose text is gone and whose traces are not swept yet, with the hashes of its files. */
export async function unsweptMatter(db: Db, congressId: string, matterId: string): Promise<{ readonly matter: SecretMatter; readonly files: readonly string[] } | null> {
  return withTransaction(db, congressId, async (tx) => {
    const matter = await takeSecretMatter(tx, congressId, matterId);
    if (matter === undefined || matter.removedAt === null || matter.sweptAt !== null) return null;
    const { rows } = await sql<{ files: string[] }>`select body->'files' as files from audit_entry where congress_id = ${congressId} and record_kind = 'secretMatter' and record_id = ${matterId} and event = 'SecretTextRemoved' order by seq desc limit 1`.execute(tx);
    return { matter, files: rows[0]?.files ?? [] };
  });
}
