import { sql } from 'kysely';
import { findSamePerson } from './find-same-person.ts';
import type { Column, RowError } from './sheet.ts';
import type { ImportContext, ImportRow } from './run-import.ts';
import { insertOne, updateOne } from './upsert.ts';

export const deputyColumns = {
  name: { title: '姓名', required: true, example: '单晓明', maxLength: 50 },
  certificateNumber: { title: '代表证号', required: true, example: '18001', maxLength: 30 },
  delegation: { title: '代表团', required: true, example: '霁城镇代表团' },
  constituency: { title: '选区', example: '第一选区' },
  term: { title: '届', example: '', maxLength: 2 },
  sex: { title: '性别', example: '男', words: { 男: 'male', 女: 'female' } },
  bornOn: { title: '出生日期', example: '1970-05-01', isDate: true },
  ethnicity: { title: '民族', example: '汉族', maxLength: 20 },
  workplace: { title: '单位职务', example: '霁城镇东门村党支部书记', maxLength: 200 },
  phone: { title: '电话', example: '13800000000', maxLength: 40 },
  address: { title: '通讯地址', example: '', maxLength: 200 },
  postcode: { title: '邮编', example: '', maxLength: 10 },
  fromDate: { title: '任职开始', example: '', isDate: true },
} as const satisfies Readonly<Record<string, Column>>;

/** A deputy is known by the certificate number within the term; a number that belongs to another name is refused, not overwritten. */
export const importDeputy: ImportRow = async (context, values) => {
  const { certificateNumber = '', delegation = '', constituency, term, fromDate, ...personal } = values;
  const errors: RowError[] = [];
  const termRow = await findTerm(context, term);
  const delegationId = await findByName(context, sql`organisation where kind = 'delegation' and`, delegation);
  const constituencyId = constituency === undefined ? undefined : await findByName(context, sql`constituency where`, constituency);
  if (termRow === undefined) errors.push({ field: '届', text: term === undefined ? '还没有登记本届，请先登记。' : `没有登记第 ${term} 届。` });
  if (delegationId === undefined) errors.push({ field: '代表团', text: `没有名为“${delegation}”的代表团。` });
  if (constituency !== undefined && constituencyId === undefined) errors.push({ field: '选区', text: `没有名为“${constituency}”的选区。` });
  if (termRow === undefined || delegationId === undefined || errors.length > 0) return errors;

  const { rows } = await sql<{ id: string; personId: string; name: string; state: string }>`
    select d.id, d.person_id, p.name, d.state from deputy d join person p on p.id = d.person_id
     where d.congress_id = ${context.congressId} and d.term_id = ${termRow.id} and d.certificate_number = ${certificateNumber}`.execute(context.tx);
  const known = rows[0];
  if (known !== undefined && known.name !== personal['name']) return [{ field: '代表证号', text: `证号 ${certificateNumber} 属于${known.name}，与姓名不符。` }];
  if (known?.state === 'ended') return [{ field: '代表证号', text: `${known.name}的代表资格已终止，不能由导入改动。` }];
  if (known === undefined) {
    const same = await findSamePerson(context, personal);
    if (same === 'many') return [{ field: '姓名', text: '系统中有多位同名且电话或者出生日期相同的人员，请在人员管理中逐个登记。' }];
    const personId = same ?? (await insertOne(context, 'person', personal));
    await insertOne(context, 'deputy', {
      personId, termId: termRow.id, delegationId, certificateNumber, fromDate: fromDate ?? termRow.startsOn, ...(constituencyId === undefined ? {} : { constituencyId }),
    });
    const before = await earlierTerm(context, personId, termRow.id);
    return before === undefined ? 'created' : { outcome: 'created', note: `连任：原为${before}代表，沿用原来的登录账号` };
  }
  const personChanged = await updateOne(context, 'person', known.personId, personal);
  const deputyChanged = await updateOne(context, 'deputy', known.id, { delegationId, ...(constituencyId === undefined ? {} : { constituencyId }) });
  return personChanged || deputyChanged ? 'updated' : 'unchanged';
};

/** A person who was a deputy of an earlier term is elected again: one person, one account, another mandate. */
async function earlierTerm({ tx, congressId }: ImportContext, personId: string, termId: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select t.name from deputy d join term t on t.congress_id = d.congress_id and t.id = d.term_id
    where d.congress_id = ${congressId} and d.person_id = ${personId} and t.number < (select number from term where congress_id = ${congressId} and id = ${termId}) order by t.number desc limit 1`.execute(tx);
  return rows[0]?.name;
}

async function findTerm({ tx, congressId }: ImportContext, number: string | undefined): Promise<{ id: string; startsOn: string } | undefined> {
  if (number !== undefined && !/^\d{1,2}$/.test(number)) return undefined;
  const { rows } = await sql<{ id: string; startsOn: string }>`
    select id, starts_on from term where congress_id = ${congressId} and state = 'active' and (${number ?? null}::int is null or number = ${number ?? null}::int)
     order by number desc limit 1`.execute(tx);
  return rows[0];
}

async function findByName({ tx, congressId }: ImportContext, where: ReturnType<typeof sql>, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from ${where} congress_id = ${congressId} and name = ${name} and state = 'active'`.execute(tx);
  return rows[0]?.id;
}
