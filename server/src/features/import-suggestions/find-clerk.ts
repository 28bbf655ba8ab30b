import type { Actor, SystemActor } from '@luoshi/domain/identity/actor.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { OperatorError } from '../../platform/operator-error.ts';
import { inSite } from '../identity/public.ts';

/** Who brings the file in, when nobody is named: whoever may use the server's console. */
export function consoleClerk(congressId: string): SystemActor {
  return { congressId, role: 'system', name: '系统（控制台成批导入）' };
}

/** The clerk of the office that runs the suggestions there, with this log-in name, in that identity. */
export async function findClerk(db: Db, congressId: string, username: string): Promise<Actor> {
  const found = await inSite(db, congressId, async (tx) => {
    const { rows } = await sql<Actor>`select i.congress_id as "congressId", i.id as "identityId", p.id as "personId", p.name, i.role, o.id as "organisationId", o.name as "organisationName",
        i.section_id as "sectionId", case when c.level = 'township' then c.id end as "townshipId"
      from account a join person p on p.id = a.person_id join identity i on i.person_id = p.id and i.congress_id = ${congressId} and i.state = 'active'
      join organisation o on o.congress_id = i.congress_id and o.id = i.organisation_id join congress c on c.id = i.congress_id
      where lower(a.username) = lower(${username}) and a.state = 'active'`.execute(tx);
    return rows.find(isConducting);
  });
  if (found === undefined) throw new OperatorError('noClerk', `登录名「${username}」在这级人大没有代表工委（乡镇：主席团）的身份，不能以其名义导入。`);
  return found;
}
