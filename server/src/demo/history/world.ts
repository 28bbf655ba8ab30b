import type { ActEntry, CaseActor, Directory, Environment, Job, Notice, RoundInfo, Upload } from '@luoshi/domain/case-file/context.ts';
import { newCase } from '@luoshi/domain/case-file/new-case.ts';
import { perform, type Saving } from '@luoshi/domain/case-file/perform.ts';
import { findRecord, type CaseFile, type CaseKind, type Instant, type RecordBase } from '@luoshi/domain/case-file/rows.ts';
import type { WorkingCalendar } from '@luoshi/domain/calendar/working-calendar.ts';
import type { EvaluationRound } from '@luoshi/domain/evaluation-round/workflow.ts';
import { systemActor, type Actor, type SystemActor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai, startOfDayInstant, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { Settings } from '@luoshi/domain/setting/settings.ts';
import { enterPaper } from '@luoshi/domain/suggestion/enter-paper.ts';
import type { PaperEntry } from '@luoshi/domain/suggestion/entry-bodies.ts';
import type { SuggestionText } from '@luoshi/domain/suggestion/bodies.ts';
import { suggestionFromMotion, type MotionEntry } from '@luoshi/domain/suggestion-link/from-motion.ts';
import type { DemoSuggestion } from '../content/suggestions.ts';
import type { CountyCast } from '../county-cast.ts';
import { createEventQueue } from './event-queue.ts';
import { planOfMotion } from './motion.ts';
import type { Story, StoryPlan } from './story.ts';
import { createTimeIds } from './time-ids.ts';

/** A course of events: it yields the instant (milliseconds) at which it goes on. */
export type Life = Generator<number, void, void>;
/** A life, or a single event that is over at once. */
export type Happening = Life | (() => void);

/** Where accepted acts go; the bulk writer is one. */
export interface HistorySink {
  addAct(entries: readonly ActEntry[], notices: readonly Notice[], jobs: readonly Job[]): void;
  addCase(file: CaseFile): void;
  addUpload(upload: Upload, personId: string, at: Instant): void;
  draw(series: string): number;
}

/** A command as it was given, for whoever wants to give it again elsewhere. */
export interface GivenCommand { readonly suggestionId: string; readonly kind: CaseKind; readonly index: number; readonly action: string; readonly body: unknown; readonly actor: CaseActor; readonly at: Instant; readonly uploads: readonly Upload[] }

export interface WorldOptions {
  readonly cast: CountyCast;
  readonly settings: Settings;
  readonly calendar: WorkingCalendar;
  readonly hashText: (text: string) => string;
  readonly sink: HistorySink;
  readonly seed: string;
  readonly endsAt: number;
  /** What follows when an entry of this event was written: a life of its own. */
  readonly reactions: Readonly<Record<string, (world: World, story: Story, recordId: string) => void>>;
  readonly onCommand?: (command: GivenCommand) => void;
}

export interface World {
  readonly cast: CountyCast;
  readonly calendar: WorkingCalendar;
  readonly system: SystemActor;
  readonly rounds: EvaluationRound[];
  readonly live: ReadonlySet<Story>;
  readonly nowMs: number;
  readonly today: IsoDate;
  readonly instant: () => Instant;
  readonly newId: () => string;
  readonly open: (plan: StoryPlan, content: DemoSuggestion, text: Partial<SuggestionText>) => Story;
  /** A motion that becomes a suggestion, entered by the commission. */
  readonly convert: (entry: MotionEntry, actor: Actor) => void;
  /** A suggestion that came on paper, entered by the clerk. */
  readonly enter: (plan: StoryPlan, content: DemoSuggestion, clerk: Actor, body: PaperEntry, uploads: readonly Upload[]) => Story;
  readonly spawn: (story: Story | null, at: number, happening: Happening) => void;
  /** Does what must be possible; a refusal is a fault of the story. */
  readonly act: (story: Story, kind: CaseKind, recordId: string, action: string, actor: CaseActor, body?: unknown, uploads?: readonly Upload[]) => void;
  /** Does it if it is possible. */
  readonly attempt: (story: Story, kind: CaseKind, recordId: string, action: string, actor: CaseActor, body?: unknown) => boolean;
  readonly upload: (picture: Omit<Upload, 'fileId' | 'name'>, name: string, actor: Actor) => Upload;
  /** Lives on until `endsAt`; `pause` is asked between events and may wait for the disk. */
  readonly run: (pause?: () => Promise<void> | undefined) => Promise<void>;
}

const finalStates = new Set(['closed', 'declined', 'withdrawn', 'discarded', 'split']);

/**
 * A congress in memory, from event to event: one clock for all cases, so that acts, numbers and the audit come in the order of
 * time. A case that nothing can happen to any more goes to the sink and is forgotten.
 */
export function createWorld(options: WorldOptions): World {
  const { cast, sink, calendar, settings, hashText } = options;
  const ids = createTimeIds(options.seed);
  const queue = createEventQueue<{ story: Story | null; happening: Happening }>();
  const live = new Set<Story>();
  const rounds: EvaluationRound[] = [];
  const system = systemActor(cast.congressId);
  let nowMs = 0;
  let today: IsoDate = '';
  let todayEnds = 0;
  let sequence = 0;

  const directory: Directory = { ...cast.directory, round: (id): RoundInfo | undefined => rounds.find((round) => round.id === id), otherCase: (id) => storyOf(id)?.file };
  const storyOf = (id: string): Story | undefined => [...live].find((story) => story.file.suggestion.id === id);
  const instant = () => new Date(nowMs).toISOString();
  const newId = () => ids(nowMs);

  function moveTo(at: number): void {
    // No two acts share an instant: their order is that of their times.
    nowMs = Math.max(nowMs + 1, at);
    if (nowMs < todayEnds) return;
    today = dateInShanghai(instant());
    todayEnds = Date.parse(startOfDayInstant(today)) + 86_400_000;
  }

  function environment(actor: CaseActor, uploads: readonly Upload[]): Environment {
    return { actor, now: instant(), today, settings, calendar, directory, uploads, newId, hashText };
  }

  function command(story: Story, kind: CaseKind, recordId: string, action: string, actor: CaseActor, body: unknown, uploads: readonly Upload[]) {
    const record: RecordBase | undefined = findRecord(story.file, kind, recordId);
    if (record === undefined) throw new Error(`no ${kind} ${recordId}`);
    moveTo(nowMs + 1);
    const outcome = perform(story.file, { kind, record, action, body }, environment(actor, uploads));
    if (!outcome.ok) return outcome;
    // The others first, as they are saved.
    const others = outcome.others.map((other) => ({ other, story: other.isNew ? adopt(story, other.file) : storyOf(other.file.suggestion.id) }));
    for (const { other } of others) keep(other);
    keep(outcome);
    if (options.onCommand !== undefined) {
      const index = kind === 'suggestion' ? 0 : (story.file[kind] as readonly RecordBase[]).indexOf(record);
      options.onCommand({ suggestionId: story.file.suggestion.id, kind, index, action, body, actor, at: instant(), uploads });
    }
    const changed = [{ story, entries: outcome.entries }, ...others.flatMap((one) => (one.story === undefined ? [] : [{ story: one.story, entries: one.other.entries }]))];
    for (const each of changed) {
      for (const entry of each.entries) options.reactions[entry.event]?.(world, each.story, entry.recordId);
      remindLater(each.story);
    }
    return outcome;
  }

  function keep({ numbers, entries, notices, jobs }: Saving): void {
    for (const { series, assign } of numbers) assign(sink.draw(series));
    sink.addAct(entries, notices, jobs);
  }

  /** A case that came into being by an act on another one goes on as that one would have. */
  function adopt({ plan, content, prng }: Pick<Story, 'plan' | 'content' | 'prng'>, file: CaseFile): Story {
    const story: Story = { plan: { ...plan, stop: 'reviewed' }, content: { ...content, title: file.suggestion.title, asks: file.suggestion.asks.map((ask) => ask.text) }, file, prng: prng.fork(file.suggestion.title), pending: 0, remindsOn: null, isClosing: false, sequence: (sequence += 1) };
    live.add(story);
    return story;
  }

  /** Clocks remind in the early morning; one life per case waits for the next of its clocks. */
  function remindLater(story: Story): void {
    let next: IsoDate | null = null;
    for (const { state, nextReminderOn } of story.file.deadline) if (state === 'running' && nextReminderOn !== null && (next === null || nextReminderOn < next)) next = nextReminderOn;
    if (next === null || (story.remindsOn !== null && story.remindsOn <= next)) return;
    story.remindsOn = next;
    spawn(story, Date.parse(startOfDayInstant(next)) + 6 * 3_600_000, () => remind(story, next));
  }

  function remind(story: Story, on: IsoDate): void {
    if (story.remindsOn !== on) return;
    story.remindsOn = null;
    for (const { id, state, nextReminderOn } of story.file.deadline) {
      if (state === 'running' && nextReminderOn !== null && nextReminderOn <= today) world.act(story, 'deadline', id, 'remind', system);
    }
    remindLater(story);
  }

  function spawn(story: Story | null, at: number, happening: Happening): void {
    if (story !== null) story.pending += 1;
    queue.push(at, { story, happening });
  }

  /** When it goes on; undefined when it is over. */
  function goOn(happening: Happening): number | undefined {
    if (typeof happening === 'function') { happening(); return undefined; }
    const step = happening.next();
    return step.done === true ? undefined : step.value;
  }

  function settle(story: Story): void {
    if (story.pending > 0 || !finalStates.has(story.file.suggestion.state)) return;
    live.delete(story);
    sink.addCase(story.file);
  }

  const world: World = {
    cast, calendar, system, rounds, live, instant, newId, spawn,
    get nowMs() { return nowMs; },
    get today() { return today; },
    open: (plan, content, text) => {
      const { file, entry } = newCase(newId(), cast.infoOf(plan.sponsor.personId), text, environment(plan.sponsor, []));
      const story: Story = { plan, content, file, prng: plan.prng.fork('life'), pending: 0, remindsOn: null, isClosing: false, sequence: (sequence += 1) };
      live.add(story);
      sink.addAct([entry], [], []);
      options.onCommand?.({ suggestionId: file.suggestion.id, kind: 'suggestion', index: 0, action: 'create', body: text, actor: plan.sponsor, at: instant(), uploads: [] });
      return story;
    },
    convert: (entry, actor) => {
      const made = suggestionFromMotion(entry, environment(actor, []));
      if (!made.ok) throw new Error(made.refusals.map((one) => one.text).join('；'));
      keep(made.saving);
      // It waits for its number: nobody lives on with it.
      live.add(adopt(planOfMotion(entry, cast, nowMs), made.file));
    },
    enter: (plan, content, clerk, body, uploads) => {
      moveTo(nowMs + 1);
      const entered = enterPaper(newId(), body, environment(clerk, uploads));
      if (!entered.ok) throw new Error(`${instant()} a sheet was not entered: ${entered.refusals.map((r) => r.text).join('; ')}`);
      const { file } = entered;
      const story: Story = { plan, content, file, prng: plan.prng.fork('life'), pending: 0, remindsOn: null, isClosing: false, sequence: (sequence += 1) };
      live.add(story);
      sink.addAct(entered.entries, entered.notices, []);
      options.onCommand?.({ suggestionId: file.suggestion.id, kind: 'suggestion', index: 0, action: 'enterOnPaper', body, actor: clerk, at: instant(), uploads });
      remindLater(story);
      return story;
    },
    act: (story, kind, recordId, action, actor, body = {}, uploads = []) => {
      const outcome = command(story, kind, recordId, action, actor, body, uploads);
      if (outcome.ok) return;
      const state = findRecord(story.file, kind, recordId)?.state ?? '';
      throw new Error(`${instant()} ${kind}.${action} by ${actor.role} ${actor.name} in ${state}: ${outcome.refusals.map((r) => r.text).join('; ')}`);
    },
    attempt: (story, kind, recordId, action, actor, body = {}) => command(story, kind, recordId, action, actor, body, []).ok,
    upload: (picture, name, actor) => {
      const upload: Upload = { fileId: newId(), name, ...picture };
      sink.addUpload(upload, actor.personId, instant());
      return upload;
    },
    run: async (pause) => {
      while (queue.nextAt <= options.endsAt) {
        const event = queue.pop();
        if (event === undefined) break;
        const { story, happening } = event.item;
        moveTo(event.at);
        const next = goOn(happening);
        if (next !== undefined) queue.push(Math.max(next, nowMs + 1), event.item);
        else if (story !== null) { story.pending -= 1; settle(story); }
        const waiting = pause?.();
        if (waiting !== undefined) await waiting;
      }
      for (const story of [...live].sort((a, b) => a.sequence - b.sequence)) sink.addCase(story.file);
    },
  };
  return world;
}
