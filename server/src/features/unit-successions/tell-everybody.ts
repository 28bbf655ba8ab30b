import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { documentText } from '@luoshi/domain/unit-succession/succession-form.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../cases/public.ts';
import { concernedBy, type Concerned, type Succession } from './read/successions.ts';

/** One notice for each who has to do with the cases, however many there are; sent once, with the mark that it was. */
export async function tellEverybody(tx: Tx, congressId: string, succession: Succession, at: { readonly now: Date; readonly today: string }): Promise<void> {
  const { numAffectedRows } = await sql`update unit_succession set told_on = ${at.today}::date where congress_id = ${congressId} and id = ${succession.id} and told_on is null`.execute(tx);
  if (numAffectedRows !== 1n) return;
  for (const one of await concernedBy(tx, congressId, succession)) {
    await sql`insert into notice (congress_id, id, record_kind, record_id, role, organisation_id, person_id, topic, text, at)
      values (${congressId}, ${newId()}, 'unitSuccession', ${succession.unitId}, ${one.role}, ${one.organisationId}, ${one.personId}, 'reassigned', ${textFor(succession, one)}, ${at.now})`.execute(tx);
  }
  await sql`select pg_notify('luoshi_notice', ${congressId})`.execute(tx);
}

function textFor(succession: Succession, { role, isSuccessor, count, numbers, successors }: Concerned): string {
  const { unitName, manner, succeededOn, successorName } = succession;
  const names = successors.length === 0 ? successorName : successors.join('、');
  const which = numbers.length === 0 ? '' : `（${numbers.join('、')}${count > numbers.length ? '等' : ''}）`;
  const what = `因机构改革，${unitName}自${formatChineseDate(succeededOn)}${manner === 'merged' ? '并入' : '撤销，职责由'}${names}${manner === 'merged' ? '' : '承接'}（依据${documentText(succession)}）`;
  const clocks = '办理期限照常计算，不重新起算；已经送达的答复仍然有效';
  if (role === 'deputy') return `${what}。您提出或者联名的 ${count} 件建议${which}由承接单位继续办理，${clocks}`;
  if (isSuccessor) return `${what}。${count} 件建议${which}由你单位承接，请安排科室继续办理，${clocks}`;
  if (role === 'unitLiaison') return `${what}。与你单位共同办理的 ${count} 件建议${which}由承接单位继续办理，${clocks}`;
  return count === 0 ? `${what}。该单位没有未办完的建议` : `${what}。未办完的 ${count} 件建议${which}已由承接单位承接，${clocks}`;
}
