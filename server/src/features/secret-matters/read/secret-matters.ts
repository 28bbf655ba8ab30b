import type { SecretMatter } from '@luoshi/domain/secret-matter/workflow.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { sessionLabel, visibleTo } from '../../cases/public.ts';

const columns = sql`m.congress_id as "congressId", m.id, m.version, m.state, m.session_id as "sessionId", m.category, m.number, m.number_label as "numberLabel", m.received_on as "receivedOn",
  m.handed_over_on as "handedOverOn", m.replied_on as "repliedOn", m.rated_on as "ratedOn", m.ended_on as "endedOn", m.suggestion_id as "suggestionId", m.found_by_person_id as "foundByPersonId", m.also_in as "alsoIn",
  to_char(m.text_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "textSince", to_char(m.removed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "removedAt",
  to_char(m.swept_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sweptAt"`;

/** That there is a secret matter is known to the office that runs the suggestions, and to who confirms what was found, as long as that is theirs to see to. */
const readable = (actor: Actor) => {
  if (actor.role === 'securityAdministrator') return sql`m.found_by_person_id is not null`;
  return isConducting(actor) ? sql`m.congress_id = ${actor.congressId}` : sql`false`;
};

export async function listSecretMatters(tx: Tx, actor: Actor): Promise<SecretMatter[]> {
  const { rows } = await sql<SecretMatter>`select ${columns} from secret_matter m where ${readable(actor)}
    order by array_position(array['found', 'removing'], m.state), m.session_id desc nulls first, m.category, m.number desc nulls first, m.created_at desc limit 500`.execute(tx);
  return rows;
}

export async function findSecretMatter(tx: Tx, actor: Actor, id: string, lock = false): Promise<SecretMatter | undefined> {
  const { rows } = await sql<SecretMatter>`select ${columns} from secret_matter m where m.id = ${id} and ${readable(actor)} ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** For the worker, which acts within one congress. */
export async function takeSecretMatter(tx: Tx, congressId: string, id: string): Promise<SecretMatter | undefined> {
  const { rows } = await sql<SecretMatter>`select ${columns} from secret_matter m where m.congress_id = ${congressId} and m.id = ${id} for update`.execute(tx);
  return rows[0];
}

export interface SessionChoice { readonly id: string; readonly label: string }
export async function readSessions(tx: Tx, congressId: string): Promise<SessionChoice[]> {
  const { rows } = await sql<SessionChoice>`select s.id, ${sessionLabel} as label from session s join term t on t.congress_id = s.congress_id and t.id = s.term_id join congress c on c.id = s.congress_id
    where s.congress_id = ${congressId} order by s.opens_on desc, s.id limit 8`.execute(tx);
  return rows;
}

export interface FoundCase {
  readonly id: string; readonly state: string; readonly sessionId: string | null; readonly category: SecretMatter['category']; readonly number: number | null; readonly numberLabel: string | null; readonly title: string;
  readonly receivedOn: string; readonly since: Date; readonly fileIds: string[]; readonly inGroup: boolean; readonly isOwn: boolean;
}

/** A case that the actor may find to be secret: one that the commission sees, or a deputy's own. Locked, so that nobody acts on it meanwhile. */
export async function takeFoundCase(tx: Tx, actor: Actor, id: string): Promise<FoundCase | undefined> {
  const { rows } = await sql<FoundCase>`select s.id, s.state, s.session_id as "sessionId", s.category, s.number, s.number_label as "numberLabel", s.title, s.created_at as since, s.lead_person_id = ${actor.personId} as "isOwn",
      coalesce(s.submitted_on, (s.created_at at time zone 'Asia/Shanghai')::date)::text as "receivedOn",
      array(select a.file_id from attachment a where a.congress_id = s.congress_id and a.suggestion_id = s.id union select p.file_id from issued_paper p where p.congress_id = s.congress_id and p.suggestion_id = s.id) as "fileIds",
      exists (select 1 from suggestion_link l where l.congress_id = s.congress_id and l.suggestion_id = s.id and l.state = 'standing' and l.relation in ('principal', 'member')) as "inGroup"
    from suggestion s where s.congress_id = ${actor.congressId} and s.id = ${id} and ${visibleTo(actor)} for update of s`.execute(tx);
  return rows[0];
}

/** How many bare numbers there are, for the register and the numbers: said beside the suggestions and never among them. */
export async function countSecretMatters(tx: Tx, congressId: string): Promise<readonly { readonly sessionId: string; readonly category: string; readonly numbers: readonly number[] }[]> {
  const { rows } = await sql<{ sessionId: string; category: string; numbers: number[] }>`select m.session_id as "sessionId", m.category, array_agg(m.number order by m.number) as numbers from secret_matter m
    where m.congress_id = ${congressId} and m.number is not null and m.state not in ('found', 'removing', 'lifted') group by m.session_id, m.category order by m.session_id, m.category`.execute(tx);
  return rows;
}
