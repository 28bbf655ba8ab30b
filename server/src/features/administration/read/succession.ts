import { taskRoleLabels } from '@luoshi/domain/handling-task/live-task.ts';
import { handlingTaskWorkflow } from '@luoshi/domain/handling-task/workflow.ts';
import { roleLabels, type RoleId } from '@luoshi/domain/identity/roles.ts';
import type { KnownOrganisation } from '@luoshi/domain/unit-succession/succession-form.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { isOwed, owedTasks, type OwedTask } from './owed-tasks.ts';

export interface PersonOfUnit { readonly identityId: string; readonly personId: string; readonly version: number; readonly name: string; readonly role: string; readonly title: string; readonly sectionName: string | null }

export function peopleOf(tx: Tx, congressId: string, unitId: string): Promise<PersonOfUnit[]> {
  return rowsOf(tx, sql<PersonOfUnit>`select i.id as "identityId", i.person_id as "personId", i.version, p.name, i.role, i.title, s.name as "sectionName" from identity i join person p on p.id = i.person_id
    left join section s on s.congress_id = i.congress_id and s.id = i.section_id where i.congress_id = ${congressId} and i.organisation_id = ${unitId} and i.state = 'active'
    order by array_position(array['unitHead', 'unitDeputyHead', 'unitLiaison', 'unitSection'], i.role), p.pinyin, i.id for no key update of i`);
}

/** Organisations wherever they are; of two congresses the one at hand comes first. */
export async function organisationsNamed(tx: Tx, congressId: string, ids: readonly string[]): Promise<ReadonlyMap<string, KnownOrganisation>> {
  const rows = await rowsOf(tx, sql<KnownOrganisation>`select o.id, o.name, o.congress_id as "congressId", o.kind, o.state from organisation o where o.id = any(${[...ids]}) order by (o.congress_id = ${congressId})`);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function sectionsNamed(tx: Tx, congressId: string, ids: readonly string[]): Promise<ReadonlyMap<string, { organisationId: string }>> {
  const rows = await rowsOf(tx, sql<{ id: string; organisationId: string }>`select s.id, s.organisation_id as "organisationId" from section s where s.congress_id = ${congressId} and s.state = 'active' and s.id = any(${[...ids]})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** When somebody of the unit last did something in a case of the unit. */
export async function lastActOf(tx: Tx, congressId: string, unitId: string): Promise<string | null> {
  const [row] = await rowsOf(tx, sql<{ at: string | null }>`select to_char(max(a.at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as at from audit_entry a
    where a.congress_id = ${congressId} and a.organisation_id = ${unitId} and a.suggestion_id in (select t.suggestion_id from handling_task t where t.congress_id = ${congressId} and t.unit_id = ${unitId})`);
  return row?.at ?? null;
}

export interface SuccessionView {
  readonly manner: string; readonly succeededOn: string; readonly documentTitle: string; readonly documentNumber: string; readonly documentDate: string; readonly successorName: string; readonly recordedByName: string; readonly recordedOn: string;
  readonly toldOn: string | null; readonly total: number; readonly left: number; readonly tasks: readonly { taskId: string; numberLabel: string | null; successorName: string; isDone: boolean }[];
}

/** How far it has come is read off the tasks themselves. */
async function successionOf(tx: Tx, congressId: string, unitId: string): Promise<SuccessionView | null> {
  const [head] = await rowsOf(tx, sql<Omit<SuccessionView, 'total' | 'left' | 'tasks'> & { id: string }>`select u.id, u.manner, u.succeeded_on::text as "succeededOn", u.document_title as "documentTitle", u.document_number as "documentNumber",
      u.document_date::text as "documentDate", o.name as "successorName", u.recorded_by_name as "recordedByName", u.recorded_on::text as "recordedOn", u.told_on::text as "toldOn"
    from unit_succession u join organisation o on o.congress_id = u.congress_id and o.id = u.successor_id where u.congress_id = ${congressId} and u.unit_id = ${unitId}`);
  if (head === undefined) return null;
  const tasks = await rowsOf(tx, sql<SuccessionView['tasks'][number]>`select n.task_id as "taskId", s.number_label as "numberLabel", o.name as "successorName", not (t.unit_id = ${unitId} and ${isOwed}) as "isDone"
    from unit_succession_task n join handling_task t on t.congress_id = n.congress_id and t.id = n.task_id join suggestion s on s.congress_id = n.congress_id and s.id = n.suggestion_id
    join organisation o on o.congress_id = n.congress_id and o.id = n.successor_id where n.congress_id = ${congressId} and n.succession_id = ${head.id} order by s.registered_on, s.number, n.task_id`);
  const { id: _id, ...rest } = head;
  return { ...rest, total: tasks.length, left: tasks.filter((task) => !task.isDone).length, tasks };
}

export interface SuccessorChoice { readonly id: string; readonly name: string; readonly sections: readonly { id: string; name: string }[] }
export interface SuccessionDesk {
  readonly succession: SuccessionView | null;
  readonly tasks: readonly (Pick<OwedTask, 'taskId' | 'numberLabel' | 'group'> & { roleLabel: string; stateLabel: string })[];
  readonly people: readonly { identityId: string; name: string; role: string; roleLabel: string; title: string; sectionName: string | null }[];
  readonly successors: readonly SuccessorChoice[];
}

/** All that the form needs and the progress afterwards. The administrator sees numbers, not what was written: cases are none of the office's business. */
export async function readSuccession(tx: Tx, congressId: string, unitId: string, mayRecord: boolean): Promise<SuccessionDesk> {
  const succession = await successionOf(tx, congressId, unitId);
  if (succession !== null || !mayRecord) return { succession, tasks: [], people: [], successors: [] };
  const tasks = await owedTasks(tx, congressId, unitId);
  const people = await peopleOf(tx, congressId, unitId);
  const successors = await rowsOf(tx, sql<SuccessorChoice>`select o.id, o.name, coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.sort, s.id) from section s
      where s.congress_id = o.congress_id and s.organisation_id = o.id and s.state = 'active'), '[]') as sections
    from organisation o where o.congress_id = ${congressId} and o.kind = 'handlingUnit' and o.state = 'active' and o.id <> ${unitId} order by o.sort, o.name, o.id`);
  return {
    succession, successors,
    tasks: tasks.map(({ taskId, numberLabel, group, role, state }) => ({ taskId, numberLabel, group, roleLabel: taskRoleLabels[role as 'lead'], stateLabel: (handlingTaskWorkflow.states as Readonly<Record<string, string>>)[state] ?? state })),
    people: people.map(({ identityId, name, role, title, sectionName }) => ({ identityId, name, role, roleLabel: roleLabels[role as RoleId], title, sectionName })),
  };
}
