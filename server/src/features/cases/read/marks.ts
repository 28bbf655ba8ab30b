import { sql, type RawBuilder } from 'kysely';
import { isLive } from '../scope.ts';

const linked = (relations: string) => `exists (select 1 from suggestion_link l where l.congress_id = s.congress_id and l.suggestion_id = s.id and l.state = 'standing' and l.relation in (${relations}))`;
const inGroup = linked(`'principal', 'member'`);
const raisedAgain = `(s.raised_before is not null or ${linked(`'earlier'`)})`;

/** What a suggestion has to do with others, as the lists mark it; ready for a select list. */
export const marks: readonly string[] = [
  `case when ${linked(`'member'`)} then 'principal' when ${linked(`'principal'`)} then 'member' end as "groupRole"`, `${raisedAgain} as "isRepeated"`, `s.motion->>'number' as "motionNumber"`,
];
export const markNames: readonly string[] = ['groupRole', 'isRepeated', 'motionNumber'];

interface Joined { readonly delegation?: string; readonly assisting?: string; readonly merged?: boolean; readonly repeated?: boolean; readonly converted?: boolean }

/** The same as conditions, with what else narrows a list by those who have part in it. */
export function joinedBy({ delegation, assisting, merged, repeated, converted }: Joined): RawBuilder<boolean>[] {
  const so = (condition: string, wanted: boolean | undefined): RawBuilder<boolean>[] => (wanted === undefined ? [] : [sql<boolean>`(${sql.raw(condition)}) = ${wanted}`]);
  return [
    ...(delegation === undefined ? [] : [sql<boolean>`s.lead_delegation_id = ${delegation}`]),
    ...(assisting === undefined ? [] : [sql<boolean>`exists (select 1 from handling_task f where f.congress_id = s.congress_id and f.suggestion_id = s.id and f.unit_id = ${assisting} and f.role = 'assisting' and ${isLive('f')})`]),
    ...so(inGroup, merged), ...so(raisedAgain, repeated), ...so('s.motion is not null', converted),
  ];
}
