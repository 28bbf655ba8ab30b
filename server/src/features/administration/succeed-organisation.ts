import { randomUUID } from 'node:crypto';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { documentText, successionRefusals, type SuccessionForm } from '@luoshi/domain/unit-succession/succession-form.ts';
import { sql } from 'kysely';
import { systemClock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enqueueJob } from '../../platform/jobs/enqueue-job.ts';
import { endSessionsOfIdentity, recordEnds, refused, type IdentityDependencies, type Refused } from '../identity/public.ts';
import type { AdministrationRecord } from './actions.ts';
import { createRecord, type Values } from './create-record.ts';
import { owedTasks, type OwedTask } from './read/owed-tasks.ts';
import { lastActOf, organisationsNamed, peopleOf, sectionsNamed, type PersonOfUnit } from './read/succession.ts';

/**
 * Records that a unit is merged or abolished: who carries on what, and where its people go. The cases follow by a job, each by an act of its
 * own (features/unit-successions); from this moment nobody acts for the unit any more. Gives the columns of the unit that ends.
 */
export async function succeedOrganisation(tx: Tx, deps: IdentityDependencies, actor: Actor, record: AdministrationRecord, body: Values): Promise<Refused | Readonly<Record<string, unknown>>> {
  const form = body as unknown as SuccessionForm;
  const { congressId, id: unitId } = record;
  const today = dateInShanghai(deps.clock.now().toISOString());
  // Held, so that no successor is itself merged away meanwhile.
  const successors = [...new Set([form.successorId, ...(form.tasks ?? []).map((task) => task.successorId)])];
  await sql`select id from organisation where congress_id = ${congressId} and id = any(${successors}) order by id for share`.execute(tx);
  const organisations = await organisationsNamed(tx, congressId, successors);
  const sections = await sectionsNamed(tx, congressId, form.people.flatMap(({ sectionId }) => (sectionId === undefined ? [] : [sectionId])));
  const people = await peopleOf(tx, congressId, unitId);
  const tasks = await owedTasks(tx, congressId, unitId);
  const refusals = successionRefusals(form, {
    today, unit: { id: unitId, name: String(record.fields['name']), congressId, kind: String(record.fields['organisationKind']), state: record.state },
    organisation: (id) => organisations.get(id), section: (id) => sections.get(id), lastActOn: await lastActOf(tx, congressId, unitId), people,
    openTasks: tasks.map(({ taskId, numberLabel, group }) => ({ taskId, label: numberLabel ?? '没有编号的建议', group })),
  });
  if (refusals.length > 0) return refused(422, ...refusals);
  await saveSuccession(tx, actor, record, form, tasks, today);
  const unmoved = await movePeople(tx, deps, actor, record, form, people);
  if (unmoved !== null) return unmoved;
  const { rows: ended } = await sql<{ id: string; version: number }>`update section set state = 'ended', ended_on = ${form.succeededOn}::date, version = version + 1
    where congress_id = ${congressId} and organisation_id = ${unitId} and state = 'active' returning id, version`.execute(tx);
  for (const { id, version } of ended) await deps.recordAct(tx, { congressId, actor, kind: 'section', id, version, action: 'end', event: 'RecordEnded', body: { endedOn: form.succeededOn } });
  await enqueueJob(tx, 'followSuccession', { congressId, unitId });
  return { state: 'ended', ended_on: form.succeededOn, end_reason: `${form.manner === 'merged' ? '撤并' : '撤销'}：${documentText(form)}`, successor_id: form.successorId };
}

async function saveSuccession(tx: Tx, actor: Actor, { congressId, id: unitId, fields }: AdministrationRecord, form: SuccessionForm, tasks: readonly OwedTask[], today: string): Promise<void> {
  const id = randomUUID();
  await sql`insert into unit_succession (congress_id, id, unit_id, unit_name, manner, succeeded_on, document_title, document_number, document_date, successor_id, recorded_by_name, recorded_on)
    values (${congressId}, ${id}, ${unitId}, ${String(fields['name'])}, ${form.manner}, ${form.succeededOn}::date, ${form.documentTitle.trim()}, ${form.documentNumber.trim()}, ${form.documentDate}::date, ${form.successorId}, ${actor.name}, ${today}::date)`.execute(tx);
  const chosen = new Map((form.tasks ?? []).map((task) => [task.taskId, task.successorId]));
  const rows = tasks.map(({ taskId, suggestionId }) => ({ task_id: taskId, suggestion_id: suggestionId, successor_id: chosen.get(taskId) ?? form.successorId }));
  await sql`insert into unit_succession_task (congress_id, succession_id, task_id, suggestion_id, successor_id)
    select ${congressId}, ${id}, r.task_id, r.suggestion_id, r.successor_id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(task_id text, suggestion_id text, successor_id text)`.execute(tx);
}

/** Each capacity ends with its log-ins; who moves has a new one with the successor. Accounts and passwords stay the person's. */
async function movePeople(tx: Tx, deps: IdentityDependencies, actor: Actor, { congressId }: AdministrationRecord, form: SuccessionForm, people: readonly PersonOfUnit[]): Promise<Refused | null> {
  const known = new Map(people.map((one) => [one.identityId, one]));
  const now = (deps.machineClock ?? systemClock).now();
  for (const { identityId, outcome, organisationId, role, sectionId, title } of form.people) {
    const person = known.get(identityId);
    if (person === undefined) continue;
    await sql`update identity set state = 'ended', until_date = greatest(${form.succeededOn}::date, from_date), version = version + 1 where congress_id = ${congressId} and id = ${identityId}`.execute(tx);
    await deps.recordAct(tx, { congressId, actor, kind: 'identity', id: identityId, version: person.version + 1, action: 'end', event: 'RecordEnded', body: { untilDate: form.succeededOn } });
    await recordEnds(tx, deps, { congressId, actor, action: 'end', event: 'LoginSessionEnded' }, await endSessionsOfIdentity(tx, identityId, now));
    if (outcome === 'ended') continue;
    const made = await createRecord(tx, deps, actor, 'identity', congressId, {
      personId: person.personId, role: role ?? person.role, organisationId: organisationId ?? form.successorId, ...(sectionId === undefined ? {} : { sectionId }), title: title ?? person.title, fromDate: form.succeededOn,
    });
    if (typeof made !== 'string') return made;
  }
  return null;
}
