import { rankOrder } from '@luoshi/domain/consultation/valid-consultation.ts';
import { countedNowhere } from '@luoshi/domain/indicator/counted.ts';
import { indicators, type IndicatorKey, type IndicatorPart, type Intake } from '@luoshi/domain/indicator/definitions.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { defaultSettings } from '@luoshi/domain/setting/settings.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isUnitRole } from '@luoshi/domain/identity/roles.ts';
import { sql, type RawBuilder } from 'kysely';
import { problem } from '../../platform/http/problem.ts';
import { isLive } from './scope.ts';

/**
 * The SQL twin of domain/src/indicator/counted.ts, held equal to it by a property test on random worlds. The numbers and the lists that
 * they open to are both made of what stands here, so that a list adds up to its number. Sets are joined, not asked case by case: over
 * twenty thousand cases that is the difference between a tenth of a second and several.
 */
export interface CountingFrame {
  readonly congressId: string;
  readonly today: IsoDate;
  /** Only this unit's share. */
  readonly unitId: string | null;
  /** Which suggestions, as a condition on `s`. */
  readonly where: RawBuilder<boolean>;
}

export type TaskKey = Exclude<IndicatorKey, 'commitmentsKept' | 'asksVerified' | 'asksWithoutCommitment'>;
export type AskKey = 'asksVerified' | 'asksWithoutCommitment';
export const taskKeys = indicators.filter(({ counts }) => counts === 'suggestion').map(({ key }) => key as TaskKey);
export const askKeys = indicators.filter(({ counts }) => counts === 'ask').map(({ key }) => key as AskKey);

/** The rank that a talk needs, as the place has set it, alone or with what it rests on; read along, so that no caller has to know the settings. */
const rankSet = ({ congressId, today }: CountingFrame, setting: 'consultationRankKey' | 'consultationRankOrdinary') => sql`array_position(${sql.val([...rankOrder])}::text[],
  coalesce((select coalesce(v.settings->${sql.lit(setting)}->>'value', v.settings->>${sql.lit(setting)}) from setting_version v where v.congress_id = ${congressId} and v.in_force_from <= ${today}::date and v.settings ? ${sql.lit(setting)} order by v.in_force_from desc, v.version desc limit 1), ${defaultSettings[setting]}))`;

/** What each rule looks at, one row per task. */
const sources: Readonly<Record<'clock' | 'talk' | 'answer' | 'disclosure' | 'rating', (frame: CountingFrame) => RawBuilder<unknown>>> = {
  clock: ({ congressId, today }) => sql`left join (select d.record_id as task_id, bool_and(d.state = 'met') as is_met from deadline d
      where d.congress_id = ${congressId} and d.record_kind = 'handlingTask' and d.kind in ('reply', 'replyComplex') and (d.state in ('met', 'metLate') or (d.state = 'running' and d.due_on < ${today}::date))
      group by d.record_id) clock on clock.task_id = t.id`,
  talk: ({ congressId }) => sql`left join (select k.task_id, max(array_position(${sql.val([...rankOrder])}::text[], k.highest_rank)) as rank from consultation k
      where k.congress_id = ${congressId} and k.state = 'confirmed' group by k.task_id) talk on talk.task_id = t.id`,
  answer: ({ congressId }) => sql`left join (select r.task_id, bool_or(r.overall_class = 'solved') as is_solved from reply r
      where r.congress_id = ${congressId} and r.state = 'delivered' and r.type <> 'second' group by r.task_id) answer on answer.task_id = t.id`,
  disclosure: ({ congressId }) => sql`left join (select r.task_id, max(p.state) as state from reply r join publication p on p.congress_id = r.congress_id and p.reply_id = r.id
      where r.congress_id = ${congressId} and r.state = 'delivered' and r.type <> 'second' group by r.task_id) disclosure on disclosure.task_id = t.id`,
  // The embargo: a level that is not disclosed is not read, whoever asks.
  rating: ({ congressId }) => sql`left join (select l.task_id, max(l.level) filter (where l.sequence = 1) as first_level, (array_agg(l.level order by l.sequence desc))[1] as last_level from (
        select e.task_id, e.sequence, case when e.state = 'disclosed' then e.result when e.state = 'noResponse' and e.counts_as = 'basicallySatisfied' then 'basicallySatisfied' end as level
        from evaluation e where e.congress_id = ${congressId}) l
      where l.level is not null group by l.task_id) rating on rating.task_id = t.id`,
};

interface TaskRule { readonly source: keyof typeof sources | null; readonly verdict: (frame: CountingFrame) => RawBuilder<boolean | null> }
const rule = (source: TaskRule['source'], verdict: TaskRule['verdict']): TaskRule => ({ source, verdict });

/** How a unit's task `t` of suggestion `s` stands: true in the numerator, false only in the denominator, null in neither. */
const taskRules: Readonly<Record<TaskKey, TaskRule>> = {
  replied: rule(null, () => sql`t.replied_on is not null`),
  repliedOnTime: rule('clock', () => sql`clock.is_met`),
  consulted: rule('talk', (frame) => sql`coalesce(talk.rank >= case when s.is_key then ${rankSet(frame, 'consultationRankKey')} else ${rankSet(frame, 'consultationRankOrdinary')} end, false)`),
  solved: rule('answer', () => sql`coalesce(answer.is_solved, false)`),
  interSessionalSolved: rule('answer', () => sql`case when s.category = 'interSessional' then coalesce(answer.is_solved, false) end`),
  concluded: rule(null, () => sql`s.concluded_on is not null`),
  madePublic: rule('disclosure', () => sql`case when disclosure.state <> 'withheld' then disclosure.state = 'released' end`),
  withheld: rule('disclosure', () => sql`disclosure.state = 'withheld'`),
  satisfiedFirst: rule('rating', () => sql`rating.first_level = 'satisfied'`),
  contentFirst: rule('rating', () => sql`rating.first_level in ('satisfied', 'basicallySatisfied')`),
  satisfiedFinal: rule('rating', () => sql`rating.last_level = 'satisfied'`),
  contentFinal: rule('rating', () => sql`rating.last_level in ('satisfied', 'basicallySatisfied')`),
};

/** A suggestion that another unit handles again keeps the first rating of the one before, which counts in no unit's own numbers any more. */
const earlierRating = ({ congressId }: CountingFrame) => sql`left join (select e.task_id, case when e.state = 'disclosed' then e.result when e.state = 'noResponse' and e.counts_as = 'basicallySatisfied' then 'basicallySatisfied' end as level
      from evaluation e where e.congress_id = ${congressId} and e.sequence = 1 and e.task_id in (select h.rehandles_id from handling_task h where h.congress_id = ${congressId} and h.rehandles_id is not null)) earlier on earlier.task_id = t.rehandles_id`;
const ofSuggestion: Partial<Readonly<Record<TaskKey, RawBuilder<boolean | null>>>> = {
  satisfiedFirst: sql`coalesce(rating.first_level, earlier.level) = 'satisfied'`,
  contentFirst: sql`coalesce(rating.first_level, earlier.level) in ('satisfied', 'basicallySatisfied')`,
};

const named = (key: string) => sql.ref(`v_${key}`);

/** `task`: the tasks that owe a reply, each with its verdicts; `whole`: the suggestions, each as far as its units can be judged. */
export function taskRows(frame: CountingFrame, keys: readonly TaskKey[]): RawBuilder<unknown> {
  const used = [...new Set(keys.map((key) => taskRules[key].source))].filter((source) => source !== null);
  // A unit's own share knows nothing of who was there before.
  const wholeKeys = frame.unitId === null ? keys.filter((key) => ofSuggestion[key] !== undefined) : [];
  const isWhole = (key: TaskKey) => wholeKeys.includes(key);
  const verdicts = [...keys.map((key) => sql`, ${taskRules[key].verdict(frame)} as ${named(key)}`), ...wholeKeys.map((key) => sql`, ${ofSuggestion[key] ?? sql`null`} as ${named(`whole_${key}`)}`)];
  return sql`task as materialized (
      select s.id as suggestion_id, s.lead_township_id, t.id as task_id, coalesce(t.counts_for_unit_id, t.unit_id) as unit_id, t.role, t.replied_on is not null as is_replied, jsonb_array_length(s.asks) as asks${sql.join(verdicts, sql``)}
      from suggestion s join handling_task t on t.congress_id = s.congress_id and t.suggestion_id = s.id and t.role <> 'assisting' and ${isLive('t')} ${frame.unitId === null ? sql`` : sql`and coalesce(t.counts_for_unit_id, t.unit_id) = ${frame.unitId}`}
      ${sql.join([...used.map((source) => sources[source](frame)), ...(wholeKeys.length === 0 ? [] : [earlierRating(frame)])], sql` `)}
      where s.congress_id = ${frame.congressId} and ${frame.where}),
    whole as materialized (
      select suggestion_id, lead_township_id, bool_and(is_replied) as is_replied, max(asks) as asks${sql.join(keys.map((key) => sql`, bool_and(${named(isWhole(key) ? `whole_${key}` : key)}) as ${named(key)}`), sql``)} from task group by suggestion_id, lead_township_id)`;
}

/**
 * The asks of each row of `whole`, or of `task` as far as its unit answers for them: a lead unit for all, each of several that handle
 * separately for those that it has answered. Asks are numbered once for ever and every promise is on one of them, so that counting
 * the promises by ask is enough; only the few that are handled separately are looked at one by one.
 */
export function askRows(frame: CountingFrame, of: 'whole' | 'task'): RawBuilder<unknown> {
  const owner = sql.raw(of === 'whole' ? 'suggestion_id' : 'task_id');
  const isOwn = sql`exists (select 1 from reply r cross join lateral jsonb_array_elements(r.answers) w(answer)
    where r.congress_id = ${frame.congressId} and r.suggestion_id = x.suggestion_id and r.task_id = x.task_id and r.state = 'delivered' and r.type <> 'second' and (w.answer->>'askNo')::int = (a.ask->>'no')::int)`;
  const [denominator, numerator] = [askCount('denominator'), askCount('numerator')];
  return sql`${sql.raw(`promised_by_${of}`)} as materialized (
      select c.${owner} as owner, c.ask_no, bool_and(c.state = 'verified') as is_verified from commitment c where c.congress_id = ${frame.congressId} and c.state <> 'replaced' group by c.${owner}, c.ask_no),
    ${sql.raw(`ask_of_${of}`)} as materialized (
      select x.suggestion_id, x.lead_township_id, ${of === 'whole' ? sql`null::text` : sql`x.unit_id`} as unit_id, k.asks as ${denominator('asksVerified')}, k.verified as ${numerator('asksVerified')},
        case when x.is_replied then k.asks else 0 end as ${denominator('asksWithoutCommitment')}, case when x.is_replied then k.asks - k.promised else 0 end as ${numerator('asksWithoutCommitment')}
      from ${sql.raw(of)} x left join (select owner, count(*) as promised, count(*) filter (where is_verified) as verified from ${sql.raw(`promised_by_${of}`)} group by owner) p on p.owner = x.${owner}
      cross join lateral (${of === 'whole' ? sql`` : sql`
        select count(*) as asks, count(o.owner) as promised, count(*) filter (where o.is_verified) as verified from suggestion s cross join lateral jsonb_array_elements(s.asks) a(ask)
        left join ${sql.raw(`promised_by_${of}`)} o on o.owner = x.task_id and o.ask_no = (a.ask->>'no')::int where x.role <> 'lead' and s.congress_id = ${frame.congressId} and s.id = x.suggestion_id and ${isOwn} having x.role <> 'lead'
        union all`}
        select x.asks, coalesce(p.promised, 0), coalesce(p.verified, 0) ${of === 'whole' ? sql`` : sql`where x.role = 'lead'`}) k(asks, promised, verified))`;
}
const askCount = (part: 'denominator' | 'numerator') => (key: AskKey): RawBuilder<unknown> => sql.ref(`${part}_${key}`);

/** A promise `c` is due when its last day is over; kept if claimed by then and verified by somebody outside the unit. Null where it is not due. */
export const commitmentVerdict = (today: IsoDate): RawBuilder<boolean | null> => sql`case when c.state <> 'replaced' and c.due_on < ${today}::date then (c.state = 'verified' and c.claimed_on is not null and c.claimed_on <= c.due_on) end`;

/** Whose share is counted: people of a unit have their own unit's numbers, whatever they ask for. */
export const shareOf = (actor: Actor, unit: string | undefined): string | null => (isUnitRole(actor.role) ? actor.organisationId : (unit ?? null));

/** A part is a part of something. */
export function requirePart({ indicator, part }: { readonly indicator?: string | undefined; readonly part?: string | undefined }): void {
  if (part !== undefined && indicator === undefined) throw problem(400, 'invalidInput', '提交的内容有误，请按提示改正后再提交', { errors: [{ field: 'indicator', text: '选了指标的一部分，还要写明是哪个指标' }] });
}

/** The SQL twin of `isIntake`, on `s`. */
export function atIntake(intake: Intake): RawBuilder<boolean> {
  const isRaised = sql<boolean>`(coalesce(s.submitted_on, s.registered_on) is not null and s.state not in (${sql.join(countedNowhere)}))`;
  return intake === 'raised' ? isRaised : sql<boolean>`(${isRaised} and ${intake === 'admitted' ? sql`s.registered_on is not null` : sql`s.registered_on is null`})`;
}

/** The suggestions `s` with a rating that is disclosed, of the unit if one is named; only from then on is anything known of it. */
export function isRated(how: string, unitId: string | null): RawBuilder<boolean> {
  return sql`exists (select 1 from evaluation v where v.congress_id = s.congress_id and v.suggestion_id = s.id and v.state = 'disclosed'
    ${how === 'paper' ? sql`and v.entry_channel = 'paper'` : sql``} ${unitId === null ? sql`` : sql`and v.unit_id = ${unitId}`})`;
}

/** Which verdicts a part takes. */
export function partOf(verdict: RawBuilder<boolean | null>, part: IndicatorPart): RawBuilder<boolean> {
  switch (part) {
    case 'numerator': return sql`${verdict} is true`;
    case 'missing': return sql`${verdict} is false`;
    case 'denominator': return sql`${verdict} is not null`;
  }
}

/** The suggestions `s` that a number counts, or whose asks or promises it counts. */
export function suggestionsCounted(frame: Omit<CountingFrame, 'where'>, key: IndicatorKey, part: IndicatorPart): RawBuilder<boolean> {
  const whole: CountingFrame = { ...frame, where: sql`true` };
  if (key === 'commitmentsKept') {
    return sql`s.id in (select c.suggestion_id from commitment c where c.congress_id = ${frame.congressId} and ${partOf(commitmentVerdict(frame.today), part)} ${frame.unitId === null ? sql`` : sql`and c.unit_id = ${frame.unitId}`})`;
  }
  if (key === 'asksVerified' || key === 'asksWithoutCommitment') {
    const of = frame.unitId === null ? 'whole' : 'task';
    return sql`s.id in (with ${taskRows(whole, [])}, ${askRows(whole, of)} select suggestion_id from ${sql.raw(`ask_of_${of}`)} where ${hasAsks(key, part)})`;
  }
  return sql`s.id in (with ${taskRows(whole, [key])} select suggestion_id from whole where ${partOf(named(key) as RawBuilder<boolean>, part)})`;
}

/** How many are in the denominator, and how many of them in the numerator. */
export const tally = (key: IndicatorKey): RawBuilder<unknown> => sql`count(${named(key)})::int, (count(*) filter (where ${named(key)}))::int`;
/** The suggestions that have asks in a part. */
function hasAsks(key: AskKey, part: IndicatorPart): RawBuilder<boolean> {
  const [denominator, numerator] = [askCount('denominator')(key), askCount('numerator')(key)];
  return { numerator: sql<boolean>`${numerator} > 0`, denominator: sql<boolean>`${denominator} > 0`, missing: sql<boolean>`${denominator} > ${numerator}` }[part];
}
/** The same of asks, and the suggestions that have them: in the denominator, in the numerator, in the rest. */
export const tallyAsks = (key: AskKey): RawBuilder<unknown> => sql`${sql.join([
  ...(['denominator', 'numerator'] as const).map((part) => sql`coalesce(sum(${askCount(part)(key)}), 0)::int`),
  ...(['denominator', 'numerator', 'missing'] as const).map((part) => sql`(count(*) filter (where ${hasAsks(key, part)}))::int`),
])}`;
