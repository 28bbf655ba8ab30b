import { publishedCalendar } from '@luoshi/domain/calendar/published-calendar.ts';
import { addDays, dateInShanghai, yearOf } from '@luoshi/domain/kernel/dates.ts';
import { defaultSettings } from '@luoshi/domain/setting/settings.ts';
import type { CountyCast } from '../county-cast.ts';
import { drafting } from './drafting.ts';
import { afterEntry, comesOnPaper, enterSheet } from './on-paper.ts';
import { plantStories } from './plant-stories.ts';
import { motionOf } from './motion.ts';
import { planComing, planWaiting, planYear, type YearSize } from './plan-stories.ts';
import { planTownship } from './plan-township.ts';
import { reactions } from './reactions.ts';
import { enrolling, roundsOf, scheduleRounds, type RoundSink } from './rounds.ts';
import { sceneOf } from './scene.ts';
import type { Story, StoryPlan } from './story.ts';
import { createWorld, type GivenCommand, type HistorySink, type World } from './world.ts';

export interface HistoryOptions {
  readonly cast: CountyCast;
  /** A township's own congress: fewer, and by its own plan. */
  readonly isTownship?: boolean;
  readonly now: Date;
  readonly hashText: (text: string) => string;
  readonly sink: HistorySink & RoundSink;
  /** Suggestions of each year. */
  readonly size: YearSize;
  readonly years: readonly number[];
  /** Drafts for the coming session. */
  readonly coming: number;
  /** A year whose session has brought what waits, numbered, for its units. */
  readonly waiting?: { readonly year: number; readonly size: YearSize } | undefined;
  /** Something to do for each log-in. */
  readonly hasPlants: boolean;
  readonly onCommand?: (command: GivenCommand) => void;
  readonly pause?: (world: World) => Promise<void> | undefined;
}

/** Years of a congress, made by the rules that people's acts go through; the same for the same options. */
export async function runHistory(options: HistoryOptions): Promise<World> {
  const { cast, now, sink } = options;
  const today = dateInShanghai(now.toISOString());
  const world = createWorld({
    cast, sink, calendar: publishedCalendar, settings: defaultSettings, hashText: options.hashText, seed: options.isTownship === true ? `luoshi-demo-${cast.congressId}` : 'luoshi-demo-history', endsAt: now.getTime(), onCommand: options.onCommand,
    reactions: {
      ...reactions,
      ReplySigned: afterReply('ReplySigned'), HandSignatureConfirmed: afterReply('HandSignatureConfirmed'),
    },
  });
  const affairs = cast.office('deputyAffairs')[0];
  if (affairs === undefined) throw new RangeError('nobody keeps the rounds');
  scheduleRounds(world, options.years.flatMap(roundsOf), sink, affairs);
  const plans = options.isTownship === true ? planTownship(cast, options.years, today) : options.years.filter((year) => year <= yearOf(today)).flatMap((year) => planYear(cast, year, options.size, today));
  if (options.coming > 0 && options.isTownship !== true) plans.push(...planComing(cast, `${yearOf(today)}-10-01`, today, options.coming));
  if (options.waiting !== undefined) plans.push(...planWaiting(cast, options.waiting.year, options.waiting.size, today));
  if (options.hasPlants) plans.push(...plantStories(cast, today));
  if (options.hasPlants) world.spawn(null, Date.parse(`${addDays(today, -9)}T02:00:00Z`), () => world.convert(motionOf(cast, today), affairs));
  for (const plan of plans) world.spawn(null, plan.startsAt, () => begin(world, plan));
  await world.run(options.pause === undefined ? undefined : () => options.pause?.(world));
  return world;
}

/** However the head signed, the reply joins the round that is open. */
const afterReply = (event: string) => (world: World, story: Story, recordId: string): void => {
  reactions[event]?.(world, story, recordId);
  world.spawn(story, world.nowMs, enrolling(world, story));
};

/** Nothing is kept of a story before it begins. */
function begin(world: World, plan: StoryPlan): void {
  const content = plan.makeContent();
  if (comesOnPaper(plan)) {
    const { story, clerk } = enterSheet(world, plan, content);
    world.spawn(story, world.nowMs, afterEntry(sceneOf(world, story), clerk));
    return;
  }
  const opened = world.open(plan, content, { title: content.title, source: content.source });
  world.spawn(opened, world.nowMs, drafting(sceneOf(world, opened)));
}
