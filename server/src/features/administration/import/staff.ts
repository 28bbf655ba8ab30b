import { administratorRoles, roleLabels } from '@luoshi/domain/identity/roles.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { findSamePerson } from './find-same-person.ts';
import type { Column } from './sheet.ts';
import type { ImportRow } from './run-import.ts';
import { insertOne, updateOne } from './upsert.ts';

// Administrators are appointed one by one with two hands, deputies come with their mandate.
const excluded: readonly string[] = [...administratorRoles, 'deputy'];
const roleWords = Object.fromEntries(Object.entries(roleLabels).filter(([role]) => !excluded.includes(role)).map(([role, label]) => [label, role]));

export const staffColumns = {
  name: { title: '姓名', required: true, example: '甄明', maxLength: 50 },
  organisation: { title: '单位', required: true, example: '县交通运输局' },
  role: { title: '身份', required: true, example: '承办单位联络员', words: roleWords },
  section: { title: '科室', example: '' },
  title: { title: '职务', example: '科员', maxLength: 50 },
  phone: { title: '电话', example: '13700000000', maxLength: 40 },
} as const satisfies Readonly<Record<string, Column>>;

/** Somebody is known by name, unit and capacity; a second capacity goes to the same person if the telephone is the same. */
export const importStaff: ImportRow = async (context, values) => {
  const { name = '', organisation = '', role = '', section, title, phone } = values;
  const { tx, congressId } = context;
  const units = await sql<{ id: string }>`select id from organisation where congress_id = ${congressId} and name = ${organisation} and state = 'active'`.execute(tx);
  const organisationId = units.rows[0]?.id;
  if (organisationId === undefined) return [{ field: '单位', text: `没有名为“${organisation}”的单位。` }];
  if (units.rows.length > 1) return [{ field: '单位', text: `有多个名为“${organisation}”的单位，请在身份管理中逐个登记。` }];
  const sections = section === undefined ? [] : (await sql<{ id: string }>`
    select id from section where congress_id = ${congressId} and organisation_id = ${organisationId} and name = ${section} and state = 'active'`.execute(tx)).rows;
  if (section !== undefined && sections[0] === undefined) return [{ field: '科室', text: `${organisation}没有名为“${section}”的科室。` }];
  const sectionId = sections[0]?.id;

  const known = await sql<{ id: string; personId: string }>`
    select i.id, i.person_id from identity i join person p on p.id = i.person_id
     where i.congress_id = ${congressId} and i.organisation_id = ${organisationId} and i.role = ${role} and i.state = 'active' and p.name = ${name}`.execute(tx);
  const identity = known.rows[0];
  if (known.rows.length > 1) return [{ field: '姓名', text: '这个单位有同名同身份的人员，请在身份管理中逐个登记。' }];
  if (identity !== undefined) {
    const personChanged = await updateOne(context, 'person', identity.personId, { phone });
    const identityChanged = await updateOne(context, 'identity', identity.id, { sectionId, title });
    return personChanged || identityChanged ? 'updated' : 'unchanged';
  }
  const same = await findSamePerson(context, values);
  if (same === 'many') return [{ field: '姓名', text: '系统中有多位同名同电话的人员，请在人员管理中逐个登记。' }];
  const personId = same ?? (await insertOne(context, 'person', { name, ...(phone === undefined ? {} : { phone }) }));
  await insertOne(context, 'identity', {
    personId, role, organisationId, fromDate: dateInShanghai(context.deps.clock.now().toISOString()),
    ...(sectionId === undefined ? {} : { sectionId }), ...(title === undefined ? {} : { title }),
  });
  return 'created';
};
