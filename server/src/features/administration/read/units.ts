import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { unitSystem } from '../unit-system.ts';

export interface Unit {
  id: string; name: string; shortName: string; channel: 'government' | 'direct'; system: string; phone: string; formerNames: string[]; carriesOnFor: string[]; sections: { id: string; name: string }[];
}

/** The handling units of a congress with their sections, in the order the office gave them. */
export async function readUnits(tx: Tx, congressId: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select o.id, o.name, o.short_name, o.channel, ${unitSystem('o')} as system, o.phone,
           coalesce((select jsonb_agg(f.name order by f.until_date desc) from organisation_former_name f where f.congress_id = o.congress_id and f.organisation_id = o.id), '[]') as former_names,
           coalesce((select jsonb_agg(e.name order by e.name) from organisation e where e.congress_id = o.congress_id and e.kind = 'handlingUnit' and e.state = 'ended' and luoshi_unit_today(e.congress_id, e.id) = o.id), '[]') as carries_on_for,
           coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.sort, s.id)
                       from section s where s.congress_id = o.congress_id and s.organisation_id = o.id and s.state = 'active'), '[]') as sections
      from organisation o
     where o.congress_id = ${congressId} and o.kind = 'handlingUnit' and o.state = 'active'
     order by o.sort, o.name, o.id`.execute(tx);
  return rows;
}
