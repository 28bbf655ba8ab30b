import type { Upload } from '@luoshi/domain/case-file/context.ts';
import type { CaseKind, HandlingTaskRow, SuggestionRow } from '@luoshi/domain/case-file/rows.ts';
import { addDays, dateInShanghai, startOfDayInstant, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { makeEvidenceCaption } from '../content/replies.ts';
import type { Prng } from '../content/prng.ts';
import type { CountyCast } from '../county-cast.ts';
import { evidencePictures, scannedPapers } from './evidence-pictures.ts';
import type { Stop, Story } from './story.ts';
import type { Life, World } from './world.ts';

const MINUTE = 60_000;
const fail = (): never => { throw new RangeError('no scan of a paper'); };

/** What a life needs to go on: who is there, what time it is, when the next hour of work comes. */
export interface Scene {
  readonly world: World;
  readonly story: Story;
  readonly prng: Prng;
  readonly cast: CountyCast;
  readonly suggestion: SuggestionRow;
  readonly act: (kind: CaseKind, record: { readonly id: string }, action: string, actor: Actor, body?: unknown, uploads?: readonly Upload[]) => void;
  readonly attempt: (kind: CaseKind, record: { readonly id: string }, action: string, actor: Actor, body?: unknown) => boolean;
  readonly spawn: (life: Life) => void;
  readonly stopsAt: (stop: Stop, unitId?: string) => boolean;
  /** An hour of work, `low` to `high` working days ahead. */
  readonly workDays: (low: number, high: number) => number;
  /** An hour in which people are awake, days of rest included. */
  readonly restDays: (low: number, high: number) => number;
  readonly minutes: (low: number, high: number) => number;
  /** An hour of work on the day, or on the next working day; now, if that is past. */
  readonly on: (date: IsoDate) => number;
  readonly leadTask: () => HandlingTaskRow;
  /** The scan of a paper, handed in by the actor. */
  readonly scan: (name: string, actor: Actor) => Upload;
  readonly evidence: (askNo: number, actor: Actor, count: number) => Upload[];
}

export function sceneOf(world: World, story: Story): Scene {
  const { prng, plan, file } = story;
  const dayMs = (date: IsoDate) => Date.parse(startOfDayInstant(date));
  const soon = () => world.nowMs + prng.int(8, 50) * MINUTE + prng.int(0, 59) * 1000;
  const officeHour = (date: IsoDate) => dayMs(date) + (prng.chance(0.55) ? prng.int(510, 690) : prng.int(840, 1040)) * MINUTE + prng.int(0, 59) * 1000;
  const draw = (low: number, high: number) => (plan.isBrisk ? low : prng.int(low, high));

  const on = (date: IsoDate) => {
    const at = officeHour(world.calendar.workingDayOnOrAfter(date));
    if (at > world.nowMs) return at;
    const later = soon();
    const sameDay = dateInShanghai(new Date(later).toISOString());
    return sameDay === world.today && world.calendar.isWorkingDay(sameDay) ? later : officeHour(world.calendar.nextWorkingDay(world.today));
  };
  return {
    world, story, prng, cast: world.cast, suggestion: file.suggestion, on,
    act: (kind, record, action, actor, body, uploads) => world.act(story, kind, record.id, action, actor, body, uploads),
    attempt: (kind, record, action, actor, body) => world.attempt(story, kind, record.id, action, actor, body),
    spawn: (life) => world.spawn(story, world.nowMs, life),
    stopsAt: (stop, unitId) => plan.stop === stop && (unitId === undefined || (plan.stopUnitId ?? story.content.leadUnitId) === unitId),
    workDays: (low, high) => {
      let date = world.today;
      for (let left = draw(low, high); left > 0; left -= 1) date = world.calendar.nextWorkingDay(date);
      return on(date);
    },
    restDays: (low, high) => {
      const days = draw(low, high);
      return days === 0 ? soon() : dayMs(addDays(world.today, days)) + prng.int(420, 1310) * MINUTE + prng.int(0, 59) * 1000;
    },
    minutes: (low, high) => world.nowMs + prng.int(low, high) * MINUTE + prng.int(0, 59) * 1000,
    leadTask: () => {
      const task = file.handlingTask.find((one) => one.role === 'lead');
      if (task === undefined) throw new Error('not assigned yet');
      return task;
    },
    scan: (name, actor) => world.upload(scannedPapers()[story.sequence % scannedPapers().length] ?? fail(), `${name}.png`, actor),
    evidence: (askNo, actor, count) => prng.sample(evidencePictures(), count).map((picture) => world.upload(picture, `${makeEvidenceCaption(prng, story.content, askNo)}.png`, actor)),
  };
}
