import { sql, type RawBuilder } from 'kysely';
import { isLive } from '../scope.ts';

interface Joined { readonly delegation?: string; readonly assisting?: string; readonly merged?: boolean; readonly repeated?: boolean; readonly converted?: boolean }

/** What a suggestion has to do with others, and who has part in it, as conditions that narrow a list. */
export function joinedBy({ delegation, assisting, merged, repeated, converted }: Joined): RawBuilder<boolean>[] {
  const so = (condition: string, wanted: boolean | undefined): RawBuilder<boolean>[] => (wanted === undefined ? [] : [sql<boolean>`(${sql.raw(condition)}) = ${wanted}`]);
  return [
    ...(delegation === undefined ? [] : [sql<boolean>`s.lead_delegation_id = ${delegation}`]),
    ...(assisting === undefined ? [] : [sql<boolean>`exists (select 1 from handling_task f where f.congress_id = s.congress_id and f.suggestion_id = s.id and f.unit_id = ${assisting} and f.role = 'assisting' and ${isLive('f')})`]),
    ...so('s.group_role is not null', merged), ...so('s.is_repeated', repeated), ...so('s.motion is not null', converted),
  ];
}
