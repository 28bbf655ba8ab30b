import { deadlineLabels } from '@luoshi/domain/case-deadline/workflow.ts';
import { workflowIn } from '@luoshi/domain/case-file/kinds.ts';
import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { administratorRoles, isUnitRole } from '@luoshi/domain/identity/roles.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { turnsOfActor, visibleTo } from '../../cases/public.ts';

export interface CalendarEntry {
  readonly on: IsoDate;
  /** toDo: the actor's own turn; deadline, commitment: of the actor's cases; round: opens or closes. */
  readonly kind: 'toDo' | 'deadline' | 'commitment' | 'round';
  readonly label: string;
  readonly suggestionId: string | null;
  readonly title: string | null;
  readonly numberLabel: string | null;
  readonly recordKind: string;
  readonly recordId: string;
  readonly overdue: boolean;
}

/** More in one view would help nobody. */
export const MOST_ENTRIES = 2000;

/** Whose cases are the actor's own: a unit's by its tasks, a deputy's by signature, an office's by its scope, a leader's the key ones. */
function isOwn(actor: Actor, unitColumn: RawBuilder<unknown>): RawBuilder<boolean> {
  if (isUnitRole(actor.role)) return sql`${unitColumn} = ${actor.organisationId}`;
  switch (actor.role) {
    case 'deputy': return sql`(s.lead_person_id = ${actor.personId} or exists (select 1 from co_sponsorship cs where cs.congress_id = s.congress_id and cs.suggestion_id = s.id and cs.person_id = ${actor.personId} and cs.state = 'confirmed'))`;
    case 'townshipPresidium': return sql`s.lead_township_id = ${actor.townshipId}`;
    case 'deputyAffairs': case 'committeeOffice': case 'governmentOffice': return sql`true`;
    case 'councilMember': case 'committeeMember': case 'specialCommittee': case 'countyLeader': return sql`s.is_key`;
    default: return sql`false`;
  }
}

const matter = sql`s.id as "suggestionId", s.title, s.number_label as "numberLabel"`;
const join = (alias: string) => sql`join suggestion s on s.congress_id = ${sql.ref(`${alias}.congress_id`)} and s.id = ${sql.ref(`${alias}.suggestion_id`)}`;
type Row = Omit<CalendarEntry, 'kind' | 'label' | 'overdue'> & { readonly word: string };

/** Everything with a date that concerns the actor in these days, earliest first. What is embargoed has its own clock, and only its rater and its keeper see it. */
export async function readEntries(tx: Tx, actor: Actor, from: IsoDate, to: IsoDate, today: IsoDate): Promise<CalendarEntry[]> {
  if ((administratorRoles as readonly string[]).includes(actor.role)) return [];
  const congress = actor.congressId;
  const rows = async (query: RawBuilder<Row>) => (await query.execute(tx)).rows;
  const turns = await rows(sql`select t.due_on as on, t.record_kind || '.' || t.action as word, t.record_kind as "recordKind", t.record_id as "recordId", ${matter} from turn t ${join('t')}
    where ${turnsOfActor(actor)} and t.due_on between ${from} and ${to} limit ${MOST_ENTRIES}`);
  const deadlines = await rows(sql`select d.due_on as on, d.kind as word, d.record_kind as "recordKind", d.record_id as "recordId", ${matter} from deadline d ${join('d')}
    where d.congress_id = ${congress} and d.state = 'running' and d.kind <> 'commitment' and (d.record_kind <> 'evaluation' or ${isConducting(actor)})
      and d.due_on between ${from} and ${to} and ${isOwn(actor, sql`d.unit_id`)} and ${visibleTo(actor)} order by d.due_on limit ${MOST_ENTRIES}`);
  const commitments = await rows(sql`select c.due_on as on, c.content as word, 'commitment' as "recordKind", c.id as "recordId", ${matter} from commitment c ${join('c')}
    where c.congress_id = ${congress} and c.state in ('undertaken', 'underWay', 'claimed', 'changeProposed', 'broken') and c.due_on between ${from} and ${to} and ${isOwn(actor, sql`c.unit_id`)} and ${visibleTo(actor)}
    order by c.due_on limit ${MOST_ENTRIES}`);
  const rounds = await rows(sql`select d.on, d.word || r.name as word, 'evaluationRound' as "recordKind", r.id as "recordId", null as "suggestionId", null as title, null as "numberLabel"
    from evaluation_round r cross join lateral (values (r.opens_on, '测评开始：'), (r.closes_on, '测评截止：')) as d ("on", word)
    where r.congress_id = ${congress} and r.state <> 'cancelled' and d.on between ${from} and ${to}`);

  // Where it is one's own turn, the clock behind it need not be named as well.
  const mine = new Set(turns.map((turn) => `${turn.on}/${turn.suggestionId}`));
  // A promise is named by its words, not by what is to be pressed on that day.
  const promised = new Set(commitments.map((commitment) => `${commitment.on}/${commitment.recordId}`));
  const entries = [
    ...turns.filter((turn) => !promised.has(`${turn.on}/${turn.recordId}`)).map((turn) => entry('toDo', turn, actionLabel(actor, turn.word), today)),
    ...deadlines.filter((deadline) => !mine.has(`${deadline.on}/${deadline.suggestionId}`)).map((deadline) => entry('deadline', deadline, `${deadlineLabels[deadline.word] ?? deadline.word}期限`, today)),
    ...commitments.map((commitment) => entry('commitment', commitment, `承诺：${commitment.word}`, today)),
    ...rounds.map((round) => ({ ...entry('round', round, round.word, today), overdue: false })),
  ];
  return entries.toSorted((a, b) => a.on.localeCompare(b.on) || (a.numberLabel ?? '').localeCompare(b.numberLabel ?? '') || a.recordId.localeCompare(b.recordId)).slice(0, MOST_ENTRIES);
}

function entry(kind: CalendarEntry['kind'], { on, recordKind, recordId, suggestionId, title, numberLabel }: Row, label: string, today: IsoDate): CalendarEntry {
  return { on, kind, label, suggestionId, title, numberLabel, recordKind, recordId, overdue: on < today };
}

function actionLabel(actor: Actor, word: string): string {
  const [kind, action = ''] = word.split('.');
  return workflowIn(kind as CaseKind, actor).actions[action] ?? action;
}
