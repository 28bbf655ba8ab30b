import { actsOnClosing, actsOnOpening } from '@luoshi/domain/evaluation-round/acts-of-round.ts';
import { evaluationRoundWorkflow, type EvaluationRound } from '@luoshi/domain/evaluation-round/workflow.ts';
import type { Actor, AnyActor } from '@luoshi/domain/identity/actor.ts';
import { addDays, laterOf, startOfDayInstant, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { Instant } from '@luoshi/domain/case-file/rows.ts';
import type { Story } from './story.ts';
import type { Life, World } from './world.ts';

export interface RoundPlan { readonly name: string; readonly opensOn: IsoDate; readonly closesOn: IsoDate; readonly sequence: number }

/** One accepted act on a round, for the audit. */
export interface RoundAct { readonly round: EvaluationRound; readonly actor: AnyActor; readonly at: Instant; readonly action: string; readonly event: string; readonly fromState: string | null; readonly body: unknown }
export interface RoundSink { addRoundAct(act: RoundAct): void }

/** As many days before the close as the server reminds. */
const REMIND_DAYS = 3;
const PLANNED_DAYS_AHEAD = 95;
const HOUR = 3_600_000;
const dayMs = (date: IsoDate) => Date.parse(startOfDayInstant(date));

/** The rounds of a year: the session's replies in summer, what was handled again and the suggestions between sessions later. */
export function roundsOf(year: number): RoundPlan[] {
  return [
    { name: `${year}年代表建议第一轮测评`, opensOn: `${year}-07-20`, closesOn: `${year}-09-06`, sequence: 1 },
    { name: `${year}年闭会期间建议秋季测评`, opensOn: `${year}-10-12`, closesOn: `${year}-10-30`, sequence: 1 },
    { name: `${year}年重新办理件第二轮测评`, opensOn: `${year}-10-12`, closesOn: `${year}-11-06`, sequence: 2 },
    { name: `${year}年闭会期间建议冬季测评`, opensOn: `${year + 1}-01-05`, closesOn: `${year + 1}-01-23`, sequence: 1 },
    { name: `${year}年闭会期间重新办理件测评`, opensOn: `${year + 1}-03-09`, closesOn: `${year + 1}-03-27`, sequence: 2 },
    { name: `${year}年闭会期间建议春季测评`, opensOn: `${year + 1}-04-13`, closesOn: `${year + 1}-04-30`, sequence: 1 },
  ];
}

/** Lets the rounds run by the calendar, as the server does it: opened, reminded, closed by the system. */
export function scheduleRounds(world: World, plans: readonly RoundPlan[], sink: RoundSink, by: Actor): void {
  for (const plan of plans) world.spawn(null, dayMs(addDays(plan.opensOn, -PLANNED_DAYS_AHEAD)) + 10 * HOUR, roundLife(world, plan, sink, by));
}

function* roundLife(world: World, plan: RoundPlan, sink: RoundSink, by: Actor): Life {
  const round: EvaluationRound = { id: world.newId(), version: 1, state: evaluationRoundWorkflow.initial, ...plan, openedOn: null, closedOn: null };
  world.rounds.push(round);
  sink.addRoundAct({ round: { ...round }, actor: by, at: world.instant(), action: 'create', event: 'RoundPlanned', fromState: null, body: plan });
  yield dayMs(plan.opensOn) + HOUR / 12;
  actOnRound(world, sink, round, 'open');
  for (const story of inOrder(world)) enrol(world, story, round);
  yield dayMs(laterOf(plan.opensOn, addDays(plan.closesOn, -REMIND_DAYS))) + HOUR / 6;
  for (const story of inOrder(world)) {
    for (const e of story.file.evaluation) if (e.roundId === round.id && e.state === 'open' && e.remindedCount === 0) world.act(story, 'evaluation', e.id, 'remind', world.system);
  }
  yield dayMs(addDays(plan.closesOn, 1)) + HOUR / 12;
  actOnRound(world, sink, round, 'close');
  for (const story of inOrder(world)) for (const { kind, record, action, body } of actsOnClosing(story.file, round)) world.act(story, kind, record.id, action, world.system, body);
}

const inOrder = (world: World): Story[] => [...world.live].sort((a, b) => a.sequence - b.sequence);

function actOnRound(world: World, sink: RoundSink, round: EvaluationRound, action: 'open' | 'close'): void {
  const decision = evaluationRoundWorkflow.decide(action, round.state, { record: round, actor: world.system, today: world.today }, {});
  if (!decision.ok) throw new Error(`round ${round.name} cannot ${action}: ${decision.refusals.map((r) => r.text).join('; ')}`);
  const fromState = round.state;
  round.state = decision.to;
  round.version += 1;
  if (action === 'open') round.openedOn = world.today;
  else round.closedOn = world.today;
  sink.addRoundAct({ round: { ...round }, actor: world.system, at: world.instant(), action, event: decision.event, fromState, body: {} });
}

function enrol(world: World, story: Story, round: EvaluationRound): void {
  for (const { kind, record, action, body } of actsOnOpening(story.file, round)) world.act(story, kind, record.id, action, world.system, body);
}

/** A reply delivered while a round is open joins it. */
export function* enrolling(world: World, story: Story): Life {
  yield world.nowMs + 2_000;
  for (const round of world.rounds) if (round.state === 'open') enrol(world, story, round);
}

/** What the calendar has still to do with a round (as the rounds' own store notes it). */
export function dueEventsOf(round: EvaluationRound): [kind: 'openRound' | 'remind' | 'closeRound', dueOn: IsoDate][] {
  if (round.state === 'planned') return [['openRound', round.opensOn]];
  if (round.state !== 'open') return [];
  return [['remind', laterOf(round.opensOn, addDays(round.closesOn, -REMIND_DAYS))], ['closeRound', addDays(round.closesOn, 1)]];
}
