import { sql } from 'kysely';
import type { Column } from './sheet.ts';
import type { ImportRow } from './run-import.ts';
import { insertOne, updateOne } from './upsert.ts';

export const unitColumns = {
  name: { title: '单位名称', required: true, example: '县交通运输局' },
  shortName: { title: '简称', example: '交通局', maxLength: 30 },
  channel: { title: '交办渠道', required: true, example: '政府', words: { 政府: 'government', 直接: 'direct' } },
  sections: { title: '科室', example: '办公室、公路科、运输科', maxLength: 500 },
  phone: { title: '电话', example: '', maxLength: 40 },
  address: { title: '地址', example: '' },
  documentCode: { title: '机关代字', example: '', maxLength: 20 },
  unitSystem: { title: '所属系统', example: '政府', words: { 政府: 'executive', 法院: 'court', 检察院: 'procuratorate', 监委: 'supervision', 党群: 'party' } },
} as const satisfies Readonly<Record<string, Column>>;

/** A handling unit is known by its name; sections are added, never taken away, by an import. */
export const importUnit: ImportRow = async (context, values) => {
  const { sections = '', ...fields } = values;
  const { rows } = await sql<{ id: string }>`
    select id from organisation where congress_id = ${context.congressId} and kind = 'handlingUnit' and name = ${fields['name']} and state = 'active'`.execute(context.tx);
  const existing = rows[0]?.id;
  const id = existing ?? (await insertOne(context, 'organisation', { organisationKind: 'handlingUnit', ...fields }));
  let changed = existing !== undefined && (await updateOne(context, 'organisation', id, fields));
  const known = await sql<{ name: string }>`select name from section where congress_id = ${context.congressId} and organisation_id = ${id} and state = 'active'`.execute(context.tx);
  const names = new Set(known.rows.map((row) => row.name));
  for (const name of new Set(sections.split(/[、,,;;\n]/).map((part) => part.trim()).filter((part) => part !== ''))) {
    if (names.has(name)) continue;
    await insertOne(context, 'section', { organisationId: id, name, sort: names.size });
    names.add(name);
    changed = true;
  }
  return existing === undefined ? 'created' : changed ? 'updated' : 'unchanged';
};
