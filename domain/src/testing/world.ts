/** A congress in memory: the pure process with a clock that moves, numbers that are drawn, rounds that open and close. */
import { publishedCalendar } from '../calendar/published-calendar.ts';
import type { ActEntry, CaseActor, Directory, Environment, Job, Notice, Upload } from '../case-file/context.ts';
import { newCase } from '../case-file/new-case.ts';
import { perform, type Outcome, type Saving } from '../case-file/perform.ts';
import type { CaseFile, CaseKind, RecordBase } from '../case-file/rows.ts';
import { actsOnClosing, actsOnOpening, actsOnReschedule } from '../evaluation-round/acts-of-round.ts';
import { evaluationRoundWorkflow, type EvaluationRound, type RoundBodies } from '../evaluation-round/workflow.ts';
import { systemActor, type AnyActor, type SystemActor } from '../identity/actor.ts';
import { addDays, startOfDayInstant, type IsoDate } from '../kernel/dates.ts';
import type { Decision } from '../kernel/workflow.ts';
import { defaultSettings, type Settings } from '../setting/settings.ts';
import type { SuggestionText } from '../suggestion/bodies.ts';
import type { RoleId } from '../identity/roles.ts';
import type { Actor } from '../identity/actor.ts';
import { actors, congressId as county, deputies, meetings, sections, session, units } from './people.ts';
import { township, townshipActors, townshipDeputies, townshipUnits } from './township-people.ts';
import { enterPaper } from '../suggestion/enter-paper.ts';
import type { PaperEntry } from '../suggestion/entry-bodies.ts';
import { plainHash, seededRandom, type Random } from './random.ts';

export interface World {
  readonly congressId: string;
  /** Whoever may try something here, strangers included. */
  readonly actors: readonly Actor[];
  /** Somebody of this congress. */
  readonly actorOf: (role: RoleId, organisationId?: string, sectionId?: string) => Actor;
  readonly deputyActor: (personId: string) => Actor;
  readonly random: Random;
  readonly settings: Settings;
  readonly system: SystemActor;
  readonly cases: CaseFile[];
  readonly rounds: EvaluationRound[];
  readonly notices: Notice[];
  readonly jobs: Job[];
  /** Accepted entries per case, oldest first. */
  readonly entries: Map<string, ActEntry[]>;
  /** Those among them that an act in another case brought along. */
  readonly broughtAlong: Set<ActEntry>;
  readonly firedRoundRows: Set<string>;
  readonly series: Map<string, number>;
  readonly withoutMandate: Set<string>;
  /** Who had no mandate when an act was done, by the act's instant; only where somebody had none. */
  readonly endedAt: Map<string, readonly string[]>;
  readonly directory: Directory;
  readonly today: () => IsoDate;
  readonly environmentOf: (actor: CaseActor) => Environment;
  readonly draft: (personId: string, text?: Partial<SuggestionText>) => CaseFile;
  /** An office enters a suggestion that came on paper; refused, there is no case. */
  readonly enterPaper: (actor: CaseActor, body: PaperEntry) => CaseFile | undefined;
  readonly act: (file: CaseFile, kind: CaseKind, record: RecordBase, action: string, actor: CaseActor, body?: unknown) => Outcome;
  /** Like `act`, for a step of a story that must succeed. */
  readonly must: (file: CaseFile, kind: CaseKind, record: RecordBase, action: string, actor: CaseActor, body?: unknown) => Outcome & { ok: true };
  readonly planRound: (name: string, opensOn: IsoDate, closesOn: IsoDate, sequence?: number) => EvaluationRound;
  readonly actOnRound: (round: EvaluationRound, action: string, actor: AnyActor, body?: unknown) => Decision;
  /** Moves the clock to the next day and does what the server does at that hour. */
  readonly nextDay: () => void;
  readonly moveTo: (date: IsoDate) => void;
}

export const uploads: readonly Upload[] = ['photo', 'minutes', 'acceptance'].map((name) => ({
  fileId: `file-${name}`, name: `${name}.pdf`, mediaType: 'application/pdf', size: 1000, sha256: plainHash(name), sm3: plainHash(`sm3 ${name}`),
}));

export function makeWorld(seed: number, start: IsoDate = '2026-03-02', settings: Settings = defaultSettings, level: 'county' | 'township' = 'county'): World {
  const people = level === 'county' ? { congressId: county, actors, units, deputies } : { congressId: township, actors: townshipActors, units: townshipUnits, deputies: townshipDeputies };
  const { congressId } = people;
  let today = start;
  let ids = 0;
  let ticks = 0;
  const newId = () => `id-${(ids += 1)}`;
  const cases: CaseFile[] = [];
  const rounds: EvaluationRound[] = [];
  const notices: Notice[] = [];
  const jobs: Job[] = [];
  const entries = new Map<string, ActEntry[]>();
  const broughtAlong = new Set<ActEntry>();
  const series = new Map<string, number>();
  const withoutMandate = new Set<string>();
  const endedAt = new Map<string, readonly string[]>();
  const firedRoundRows = new Set<string>();
  const system = systemActor(congressId);
  const found = <T>(items: readonly T[], keyOf: (item: T) => string) => {
    const map = new Map(items.map((item) => [keyOf(item), item]));
    return (id: string) => map.get(id);
  };
  const directory: Directory = {
    unit: found(people.units, (u) => u.id), endedUnit: (id) => (id === 'reformed' ? { id, name: '县体育发展中心', successorName: '县教育局' } : undefined), section: found(sections, (s) => s.id), deputy: found(people.deputies, (d) => d.personId),
    round: (id) => rounds.find((r) => r.id === id), session: (id) => (id === session.id ? session : undefined), meeting: (id) => meetings.find((one) => one.id === id), hasMandate: (id) => !withoutMandate.has(id),
    otherCase: (id) => cases.find((f) => f.suggestion.id === id),
  };

  function environmentOf(actor: CaseActor): Environment {
    // Each act has an instant of its own within the day.
    const now = new Date(Date.parse(startOfDayInstant(today)) + 9 * 3_600_000 + (ticks += 1)).toISOString();
    return { actor, now, today, settings, calendar: publishedCalendar, directory, uploads, newId, hashText: plainHash };
  }

  function actorOf(role: RoleId, organisationId?: string, sectionId?: string, personId?: string): Actor {
    const one = people.actors.find((a) => a.congressId === congressId && a.role === role && (organisationId === undefined || a.organisationId === organisationId)
      && (sectionId === undefined || a.sectionId === sectionId) && (personId === undefined || a.personId === personId));
    if (one === undefined) throw new Error(`nobody is ${role} of ${organisationId ?? 'anywhere'}`);
    return one;
  }

  function draft(personId: string, text: Partial<SuggestionText> = {}): CaseFile {
    const sponsor = directory.deputy(personId);
    if (sponsor === undefined) throw new Error(`no deputy ${personId}`);
    const { file, entry } = newCase(newId(), sponsor, text, environmentOf(actorOf('deputy', undefined, undefined, personId)));
    cases.push(file);
    entries.set(file.suggestion.id, [entry]);
    return file;
  }

  function enter(actor: CaseActor, body: PaperEntry): CaseFile | undefined {
    const entered = enterPaper(newId(), body, environmentOf(actor));
    if (!entered.ok) return undefined;
    cases.push(entered.file);
    entries.set(entered.file.suggestion.id, [...entered.entries]);
    notices.push(...entered.notices);
    return entered.file;
  }

  function keep({ suggestion }: CaseFile, saving: Saving): void {
    for (const request of saving.numbers) {
      const n = (series.get(request.series) ?? 0) + 1;
      series.set(request.series, n);
      request.assign(n);
    }
    entries.set(suggestion.id, [...(entries.get(suggestion.id) ?? []), ...saving.entries]);
    if (withoutMandate.size > 0 && saving.entries[0] !== undefined) endedAt.set(saving.entries[0].at, [...withoutMandate]);
    notices.push(...saving.notices);
    jobs.push(...saving.jobs);
  }

  function act(file: CaseFile, kind: CaseKind, record: RecordBase, action: string, actor: CaseActor, body: unknown = {}): Outcome {
    const outcome = perform(file, { kind, record, action, body }, environmentOf(actor));
    if (!outcome.ok) return outcome;
    keep(file, outcome);
    for (const other of outcome.others) {
      if (other.isNew) cases.push(other.file);
      keep(other.file, other);
      for (const entry of other.entries) broughtAlong.add(entry);
    }
    return outcome;
  }

  function must(file: CaseFile, kind: CaseKind, record: RecordBase, action: string, actor: CaseActor, body: unknown = {}) {
    const outcome = act(file, kind, record, action, actor, body);
    if (!outcome.ok) throw new Error(`${kind}.${action} by ${actor.role} in ${record.state}: ${outcome.why} ${outcome.refusals.map((r) => r.text).join('; ')}`);
    return outcome;
  }

  function planRound(name: string, opensOn: IsoDate, closesOn: IsoDate, sequence = 1): EvaluationRound {
    const round: EvaluationRound = { id: newId(), version: 1, state: 'planned', name, opensOn, closesOn, sequence, openedOn: null, closedOn: null };
    rounds.push(round);
    return round;
  }

  function actOnRound(round: EvaluationRound, action: string, actor: AnyActor, body: unknown = {}): Decision {
    const decision = evaluationRoundWorkflow.decide(action, round.state, { record: round, actor, today }, body);
    if (!decision.ok) return decision;
    firedRoundRows.add(`${action}/${decision.event}`);
    round.state = decision.to;
    round.version += 1;
    if (action === 'open') round.openedOn = today;
    if (action === 'close') round.closedOn = today;
    if (action === 'reschedule') {
      const { opensOn, closesOn } = body as RoundBodies['reschedule'];
      round.opensOn = opensOn ?? round.opensOn;
      round.closesOn = closesOn ?? round.closesOn;
    }
    const followed = ({ open: actsOnOpening, close: actsOnClosing, reschedule: actsOnReschedule } as const)[action as 'open'];
    if (followed !== undefined) for (const file of cases) for (const each of followed(file, round, today)) must(file, each.kind, each.record, each.action, system, each.body);
    return decision;
  }

  function nextDay(): void {
    today = addDays(today, 1);
    for (const round of rounds) {
      if (round.state === 'open' && round.closesOn < today) actOnRound(round, 'close', system);
      if (round.state === 'planned' && round.opensOn <= today) actOnRound(round, 'open', system);
    }
    for (const file of cases) {
      for (const one of file.publication) if (one.state === 'approved' && one.releaseOn !== null && one.releaseOn <= today) act(file, 'publication', one, 'release', system);
      for (const deadline of file.deadline) {
        if (deadline.state === 'running' && deadline.nextReminderOn !== null && deadline.nextReminderOn <= today) must(file, 'deadline', deadline, 'remind', system);
      }
    }
  }

  return {
    congressId, actors: people.actors, actorOf, deputyActor: (personId) => actorOf('deputy', undefined, undefined, personId), random: seededRandom(seed), settings, system, cases, rounds, notices, jobs, entries, broughtAlong, firedRoundRows, series, withoutMandate, endedAt, directory,
    today: () => today, environmentOf, draft, enterPaper: enter, act, must, planRound, actOnRound, nextDay,
    moveTo: (date) => { while (today < date) nextDay(); },
  };
}
