import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { isOwed } from '../../administration/public.ts';

export interface Succession {
  readonly id: string; readonly unitId: string; readonly unitName: string; readonly manner: 'merged' | 'abolished'; readonly succeededOn: string; readonly documentTitle: string; readonly documentNumber: string;
  readonly successorName: string; readonly toldOn: string | null;
}

export async function findSuccession(tx: Tx, congressId: string, unitId: string): Promise<Succession | undefined> {
  const [row] = await rowsOf(tx, sql<Succession>`select u.id, u.unit_id as "unitId", u.unit_name as "unitName", u.manner, u.succeeded_on::text as "succeededOn", u.document_title as "documentTitle", u.document_number as "documentNumber",
      o.name as "successorName", u.told_on::text as "toldOn"
    from unit_succession u join organisation o on o.congress_id = u.congress_id and o.id = u.successor_id where u.congress_id = ${congressId} and u.unit_id = ${unitId}`);
  return row;
}

export async function successions(tx: Tx, congressId: string): Promise<string[]> {
  return (await rowsOf(tx, sql<{ id: string }>`select unit_id as id from unit_succession where congress_id = ${congressId} order by succeeded_on, id`)).map(({ id }) => id);
}

export interface TaskToCarryOn { readonly taskId: string; readonly unitName: string; readonly successorId: string; readonly successorName: string }

/** What the unit still has, each with whom the form named for it, or who has taken that one's place since. */
export function tasksToCarryOn(tx: Tx, congressId: string, { id, unitId }: Succession): Promise<TaskToCarryOn[]> {
  return rowsOf(tx, sql<TaskToCarryOn>`select t.id as "taskId", t.unit_name as "unitName", o.id as "successorId", o.name as "successorName"
    from handling_task t join unit_succession u on u.congress_id = t.congress_id and u.id = ${id}
    left join unit_succession_task n on n.congress_id = u.congress_id and n.succession_id = u.id and n.task_id = t.id
    join organisation o on o.congress_id = t.congress_id and o.id = luoshi_unit_today(t.congress_id, coalesce(n.successor_id, u.successor_id))
    where t.congress_id = ${congressId} and t.unit_id = ${unitId} and ${isOwed} order by t.id`);
}

/** One person or office that is told, and how many of the cases concern them. */
export interface Concerned { readonly role: string; readonly organisationId: string | null; readonly personId: string | null; readonly isSuccessor: boolean; readonly count: number; readonly numbers: readonly string[]; readonly successors: readonly string[] }

/** Who has to do with the cases that were carried on: each deputy who signed, each other unit in them, each successor, the offices that hand over. */
export function concernedBy(tx: Tx, congressId: string, { id }: Succession): Promise<Concerned[]> {
  return rowsOf(tx, sql<Concerned>`with carried as (
      select n.suggestion_id, n.task_id, n.successor_id, coalesce(s.number_label, s.title) as label, s.lead_person_id, o.name as successor_name, t.channel from unit_succession_task n
      join suggestion s on s.congress_id = n.congress_id and s.id = n.suggestion_id join handling_task t on t.congress_id = n.congress_id and t.id = n.task_id
      join organisation o on o.congress_id = n.congress_id and o.id = n.successor_id where n.congress_id = ${congressId} and n.succession_id = ${id}),
    told as (
      select 'deputy' as role, null as organisation_id, lead_person_id as person_id, false as is_successor, suggestion_id, label, successor_name from carried
      union select 'deputy', null, c.person_id, false, k.suggestion_id, k.label, k.successor_name from carried k join co_sponsorship c on c.congress_id = ${congressId} and c.suggestion_id = k.suggestion_id and c.state = 'confirmed'
      union select 'unitLiaison', t.unit_id, null, false, k.suggestion_id, k.label, k.successor_name from carried k join handling_task t on t.congress_id = ${congressId} and t.suggestion_id = k.suggestion_id
        and t.state not in ('reassigned', 'released') and not exists (select 1 from carried o where o.successor_id = t.unit_id)
      union select r.role, k.successor_id, null, true, k.suggestion_id, k.label, k.successor_name from carried k cross join (values ('unitLiaison'), ('unitHead')) r(role)
      union select case when c.level = 'township' then 'townshipPresidium' else 'deputyAffairs' end, case when c.level = 'township' then c.id end, null, false, k.suggestion_id, k.label, k.successor_name
        from congress c left join carried k on true where c.id = ${congressId}
      union select 'governmentOffice', null, null, false, k.suggestion_id, k.label, k.successor_name from congress c left join carried k on true where c.id = ${congressId} and c.level <> 'township')
    select role, organisation_id as "organisationId", person_id as "personId", is_successor as "isSuccessor", count(distinct suggestion_id)::int as count,
      coalesce((array_agg(distinct label order by label) filter (where label is not null))[1:3], '{}') as numbers, coalesce(array_agg(distinct successor_name) filter (where successor_name is not null), '{}') as successors
    from told group by role, organisation_id, person_id, is_successor order by role, organisation_id, person_id`);
}
