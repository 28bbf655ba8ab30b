import type { DeputyInfo, SessionInfo } from '@luoshi/domain/case-file/context.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { ofTownship, sessionLabel } from '../cases/public.ts';

export interface Deputy extends DeputyInfo { readonly certificateNumber: string; readonly isActive: boolean; readonly organisationId: string; readonly organisationName: string }
export interface Session extends SessionInfo { readonly name: string }

/** Whom and what the rows of a file may name. */
export interface ImportPlace {
  readonly congressId: string;
  readonly today: IsoDate;
  readonly deputies: readonly Deputy[];
  readonly sessions: readonly Session[];
}

/** Every mandate and session of the congress, read once for the whole file. */
export async function readImportPlace(tx: Tx, congressId: string, today: IsoDate): Promise<ImportPlace> {
  const { rows: deputies } = await sql<Deputy>`select d.person_id as "personId", p.name, d.delegation_id as "delegationId", o.name as "delegationName", case when ${ofTownship(congressId)} then d.congress_id else o.township_id end as "townshipId",
      e.organisation_id as "employerId", p.phone, d.certificate_number as "certificateNumber", d.state = 'active' as "isActive", o.id as "organisationId", o.name as "organisationName"
    from deputy d join person p on p.id = d.person_id join organisation o on o.congress_id = d.congress_id and o.id = d.delegation_id
    left join lateral (select i.organisation_id from identity i where i.person_id = d.person_id and i.congress_id = d.congress_id and i.role like 'unit%' and i.state = 'active' limit 1) e on true
    where d.congress_id = ${congressId} order by d.state, d.from_date desc, d.id`.execute(tx);
  const { rows: sessions } = await sql<Session>`select s.id, s.term_id as "termId", s.name, ${sessionLabel} as label
    from session s join term t on t.congress_id = s.congress_id and t.id = s.term_id join congress c on c.id = s.congress_id where s.congress_id = ${congressId} order by s.opens_on`.execute(tx);
  return { congressId, today, deputies, sessions };
}
