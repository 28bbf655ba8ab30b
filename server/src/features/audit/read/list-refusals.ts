import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { actionLabel, kindLabel, roleLabel } from '../entry-words.ts';
import type { AuditItem } from './audit-item.ts';
import { daysCondition, instantText, isCalled, personsCalled, type AuditPage, type EntryQuery } from './list-entries.ts';

interface Row {
  id: number; at: string; recordKind: string; recordId: string | null; action: string; actorRole: string | null; personId: string | null; actorName: string | null;
  organisationName: string | null; mandateId: string | null; refusals: readonly { readonly code: string; readonly text: string }[];
}

/**
 * A rater's own refused try tells what they were about to rate (不满意 needs a reason): until the rating is settled it is left out
 * altogether, because even a reason withheld would give it away.
 */
const tellsNoRating = sql`not (r.record_kind = 'evaluation' and r.action in ('rate', 'revise') and exists (select 1 from evaluation v
  where v.congress_id = r.congress_id and v.id = r.record_id and v.rater_person_id = r.person_id and v.state in ('open', 'rated', 'envelopeReceived')))`;

/** Refused attempts of one congress, newest first. They are kept apart from the chain and have numbers of their own. */
export async function listRefusals(tx: Tx, congressId: string, query: EntryQuery): Promise<AuditPage> {
  const limit = query.limit ?? 50;
  const conditions = [sql`r.congress_id = ${congressId}`, tellsNoRating];
  if (query.cursor !== undefined) conditions.push(sql`r.id < ${query.cursor}`);
  if (query.kind !== undefined) conditions.push(sql`r.record_kind = ${query.kind}`);
  if (query.byMandate === true) conditions.push(sql`r.mandate_id is not null`);
  if (query.action !== undefined) conditions.push(sql`r.action = ${query.action}`);
  if (query.record !== undefined) conditions.push(sql`(r.record_id = ${query.record.trim()} or r.record_id in (select s.id from suggestion s where s.congress_id = ${congressId} and ${isCalled(query.record)}))`);
  if (query.person !== undefined) conditions.push(sql`r.person_id = any(${await personsCalled(tx, query.person)})`);
  const days = daysCondition('r', query);
  if (days !== null) conditions.push(days);
  const { rows } = await sql<Row>`select r.id, ${instantText('r.at')} as at, r.record_kind as "recordKind", nullif(r.record_id, '') as "recordId", r.action, r.actor_role as "actorRole", r.person_id as "personId",
      case when r.mandate_id is null then p.name else p.name || '代' || pp.name end as "actorName", r.mandate_id as "mandateId", o.name as "organisationName", r.refusals
    from refused_attempt r left join person p on p.id = r.person_id
      left join identity i on i.congress_id = r.congress_id and i.id = r.identity_id left join organisation o on o.congress_id = i.congress_id and o.id = i.organisation_id left join person pp on pp.id = i.person_id
    where ${sql.join(conditions, sql` and `)} order by r.id desc limit ${limit + 1}`.execute(tx);
  return { items: rows.slice(0, limit).map(present), nextCursor: rows.length > limit ? String(rows[limit - 1]?.id) : null };
}

function present(row: Row): AuditItem {
  return {
    number: row.id, at: row.at, outcome: 'refused', actorName: row.actorName ?? (row.actorRole === 'system' ? '系统' : '没有登录的人'), actorRoleLabel: roleLabel(row.actorRole), personId: row.personId,
    organisationName: row.organisationName, kind: row.recordKind, kindLabel: kindLabel(row.recordKind), action: row.action, actionLabel: actionLabel(row.recordKind, row.action),
    recordId: row.recordId, suggestionId: null, numberLabel: null, version: null, stateLabel: null, cause: null, hash: null, mandateId: row.mandateId, refusals: row.refusals.map(({ code, text }) => ({ code, text })),
  };
}
