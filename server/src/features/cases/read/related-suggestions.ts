import { workflowIn } from '@luoshi/domain/case-file/kinds.ts';
import { placeOf } from '@luoshi/domain/case-file/place-of-case.ts';
import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { yearOf, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { visibleTo } from '../scope.ts';

interface Row {
  readonly id: string; readonly title: string; readonly numberLabel: string | null; readonly state: string; readonly leadName: string; readonly leadUnitName: string | null;
  readonly registeredOn: IsoDate | null; readonly overallClass: string | null; readonly promises: number; readonly kept: number;
}
export interface Related extends Row { readonly stateLabel: string }
export interface LinkShown { readonly linkId: string; readonly relation: string; readonly state: string; readonly reason: string | null; readonly byName: string; readonly madeOn: IsoDate; readonly endedOn: IsoDate | null; readonly endedReason: string | null; readonly other: Related | null }
export interface Relations {
  readonly links: readonly LinkShown[];
  /** The same matter over the years, the earliest first, this one among them; empty where it was raised once. */
  readonly years: readonly (Related & { readonly year: number; readonly isThis: boolean })[];
  /** In the how-manieth year this one was raised, as far as it is linked. */
  readonly yearNumber: number;
  /** Those of the same matter that the reader may not see. */
  readonly hidden: number;
}

const MOST_YEARS = 60;

const columns = sql`s.id, s.title, s.number_label as "numberLabel", s.state, s.lead_name as "leadName", s.lead_unit_name as "leadUnitName", s.registered_on::text as "registeredOn", s.overall_class as "overallClass",
  (select count(*)::int from commitment c where c.congress_id = s.congress_id and c.suggestion_id = s.id and c.state <> 'replaced') as promises,
  (select count(*)::int from commitment c where c.congress_id = s.congress_id and c.suggestion_id = s.id and c.state = 'verified') as kept`;

/** In the words of the congress: a township's table has states of its own. */
const labelledIn = (place: Parameters<typeof workflowIn>[1]) => (row: Row): Related => ({ ...row, stateLabel: workflowIn('suggestion', place).states[row.state] ?? row.state });

/** What a suggestion has to do with others, each as far as the reader may see it. */
export async function relatedSuggestions(tx: Tx, actor: Actor, file: CaseFile, today: IsoDate): Promise<Relations> {
  const { congressId, suggestion } = file;
  const labelled = labelledIn(placeOf(file));
  const found = await rowsOf(tx, sql<Row>`select ${columns} from suggestion s where s.congress_id = ${congressId} and s.id = any(${file.suggestionLink.map((link) => link.otherId)}) and ${visibleTo(actor)}`);
  const chain = await rowsOf(tx, sql<Row & { isVisible: boolean }>`with recursive pair as (
      select suggestion_id as a, other_id as b from suggestion_link where congress_id = ${congressId} and relation = 'earlier' and state = 'standing'
      union all select other_id, suggestion_id from suggestion_link where congress_id = ${congressId} and relation = 'earlier' and state = 'standing'),
    same (id) as (select ${suggestion.id}::text union select pair.b from same join pair on pair.a = same.id)
    select ${columns}, ${visibleTo(actor)} as "isVisible" from same join suggestion s on s.congress_id = ${congressId} and s.id = same.id
    where s.registered_on is not null or s.id = ${suggestion.id} order by s.registered_on nulls last, s.id limit ${MOST_YEARS}`);
  const ofYear = (row: Row) => yearOf(row.registeredOn ?? today);
  const seen = chain.filter((row) => row.isVisible || row.id === suggestion.id);
  const own = yearOf(suggestion.registeredOn ?? today);
  return {
    links: file.suggestionLink.filter((link) => link.relation !== 'earlier' || link.state === 'standing').map(({ id, relation, state, reason, byName, madeOn, endedOn, endedReason, otherId }) => {
      const other = found.find((row) => row.id === otherId);
      return { linkId: id, relation, state, reason, byName, madeOn, endedOn, endedReason, other: other === undefined ? null : labelled(other) };
    }),
    years: chain.length < 2 ? [] : seen.map(({ isVisible: _isVisible, ...row }) => ({ ...labelled(row), year: ofYear(row), isThis: row.id === suggestion.id })),
    yearNumber: new Set(chain.map(ofYear).filter((year) => year <= own)).size,
    hidden: chain.length - seen.length,
  };
}
