/** The workbench on which an accepted act changes a case file, and what it leaves behind for the caller to save. */
import { computeDeadline } from '../deadline/compute-deadline.ts';
import { basisText, type GrantedExtension, type StartEvent } from '../deadline/deadline-rule.ts';
import { nextReminderDate } from './next-reminder.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { deadlineRuleOf } from '../setting/settings.ts';
import type { TimeSettingKey } from '../setting/time-settings.ts';
import type { ActEntry, Addressee, CaseContext, Environment, Job, Notice, NumberRequest } from './context.ts';
import { addresseesOf, type RelationName } from './relations.ts';
import type { AttachmentRow, CaseFile, CaseKind, ChildKind, DeadlineRow, RecordBase, RowOf } from './rows.ts';

export interface Work {
  readonly file: CaseFile;
  readonly env: Environment;
  readonly entries: ActEntry[];
  readonly notices: Notice[];
  readonly jobs: Job[];
  readonly numbers: NumberRequest[];
  /** Runs a row of a table in the name of the process, as a consequence of what is being done. */
  readonly follow: (kind: CaseKind, record: RecordBase, action: string) => void;
  /** The same in another case of the congress, saved in the same transaction; in the name of the process, or of the person who acts. */
  readonly elsewhere: (file: CaseFile, kind: CaseKind, record: RecordBase, action: string, body: unknown, as?: 'process' | 'actor') => void;
  /** A case that comes into being by this act, as a workbench of its own. */
  readonly open: (born: { readonly file: CaseFile; readonly entry: ActEntry }) => Work;
}

/** What a handler of one event gets: the workbench and the record it is about. */
export type HandlerOf<Rec extends RecordBase, Body> = (work: Work, record: Rec, body: Body) => void;

/** A new record of the case, in the state in which it is born, with the base fields filled in. */
export function create<K extends ChildKind>(work: Work, kind: K, state: string, event: string, fields: Omit<RowOf[K], keyof RecordBase>): RowOf[K] {
  const { env, file } = work;
  const base: RecordBase = { id: env.newId(), suggestionId: file.suggestion.id, version: 1, state, createdAt: env.now, updatedAt: env.now };
  const row = { ...base, ...fields } as RowOf[K];
  (file[kind] as RowOf[K][]).push(row);
  if (kind !== 'deadline') {
    work.entries.push({
      recordKind: kind, recordId: row.id, suggestionId: file.suggestion.id, version: 1, action: 'create', event,
      fromState: null, toState: state, actor: env.actor, at: env.now, body: null, cause: 0,
    });
  }
  return row;
}

export interface DeadlineSpec {
  readonly setting: TimeSettingKey;
  readonly recordKind: CaseKind;
  readonly record: RecordBase;
  readonly unitId?: string | null;
  readonly startedOn?: IsoDate;
  /** Where the clock of this case starts at another event than the setting names: a case may skip the step before. */
  readonly startEvent?: StartEvent;
  /** Start of the national limit, where it is not the rule's own start (receipt instead of 交办之日). */
  readonly nationalStartedOn?: IsoDate;
  /** Where the clock runs longer than another that it takes the place of. */
  readonly extension?: GrantedExtension;
}

/** Starts a clock by a setting. The limit of the national law is applied by `computeDeadline` (代表法 51). */
export function startDeadline(work: Work, spec: DeadlineSpec): DeadlineRow {
  const { env } = work;
  const startedOn = spec.startedOn ?? env.today;
  const set = deadlineRuleOf(env.settings, spec.setting);
  const rule = spec.startEvent === undefined ? set : { ...set, startEvent: spec.startEvent };
  const computed = computeDeadline(rule, startedOn, env.calendar, {
    ...(spec.nationalStartedOn === undefined ? {} : { nationalStartedOn: spec.nationalStartedOn }), ...(spec.extension === undefined ? {} : { extension: { ...spec.extension, rule } }),
  });
  return addDeadline(work, spec, spec.setting, startedOn, computed.dueOn, rule, basisText(rule.basis), spec.extension ?? null);
}

/** The last day of a period that a setting gives, for a right that lapses rather than a duty that presses. */
export function dueBySetting(env: Environment, setting: TimeSettingKey, startedOn: IsoDate): IsoDate {
  return computeDeadline(deadlineRuleOf(env.settings, setting), startedOn, env.calendar, {}).dueOn;
}

/** Starts a clock for a date that somebody promised or set, rather than one that is counted. */
export function startDatedDeadline(work: Work, spec: Omit<DeadlineSpec, 'setting'>, kind: string, dueOn: IsoDate, basis: string): DeadlineRow {
  return addDeadline(work, spec, kind, spec.startedOn ?? work.env.today, dueOn, null, basis);
}

function addDeadline(work: Work, spec: Omit<DeadlineSpec, 'setting'>, kind: string, startedOn: IsoDate, dueOn: IsoDate, rule: DeadlineRow['rule'], basis: string, extension: DeadlineRow['extension'] = null): DeadlineRow {
  return create(work, 'deadline', 'running', 'DeadlineStarted', {
    recordKind: spec.recordKind, recordId: spec.record.id, kind, unitId: spec.unitId ?? null, startedOn, dueOn, originalDueOn: dueOn,
    rule, extension, basis, endedOn: null, remindedCount: 0,
    nextReminderOn: nextReminderDate({ startedOn, dueOn }, work.env.settings, work.env.today),
  });
}

/** A duty's clock that runs, or the days of a right that nobody has used yet. */
export const isLiveClock = ({ state }: Pick<DeadlineRow, 'state'>): boolean => state === 'running' || state === 'open';

/** Stops the clocks of a kind on a record: met when the duty was done (`doneOn`, where that is told later), cancelled when it fell away. */
export function stopDeadlines(work: Work, kinds: readonly string[], recordId: string, as: 'met' | 'cancelled' = 'met', doneOn: IsoDate = work.env.today): void {
  for (const deadline of work.file.deadline) {
    if (!isLiveClock(deadline) || deadline.recordId !== recordId || !kinds.includes(deadline.kind)) continue;
    deadline.state = as === 'met' && doneOn > deadline.dueOn ? 'metLate' : as;
    deadline.endedOn = doneOn;
    deadline.nextReminderOn = null;
    deadline.updatedAt = work.env.now;
  }
}

/** What stopped the clock was taken back: it goes on to the same day. */
export function resumeDeadline(work: Work, kind: string, recordId: string): void {
  const clock = work.file.deadline.findLast((each) => each.recordId === recordId && each.kind === kind);
  if (clock === undefined || isLiveClock(clock)) return;
  Object.assign(clock, { state: 'running', endedOn: null, nextReminderOn: nextReminderDate(clock, work.env.settings, work.env.today), updatedAt: work.env.now });
}

export function stopAllDeadlines(work: Work, recordId: string | null = null, but: readonly string[] = []): void {
  for (const deadline of work.file.deadline) {
    if (!isLiveClock(deadline) || but.includes(deadline.kind) || (recordId !== null && deadline.recordId !== recordId)) continue;
    stopDeadlines(work, [deadline.kind], deadline.recordId, 'cancelled');
  }
}

export function contextOf<Rec extends RecordBase>(work: Work, record: Rec): CaseContext<Rec> {
  const { env, file } = work;
  return { file, record, actor: env.actor, today: env.today, settings: env.settings, directory: env.directory };
}

/** Tells everybody who stands in one of the relations to the record. Nobody is told of their own act. */
export function notify(work: Work, to: readonly RelationName[], kind: CaseKind, record: RecordBase, topic: string, text: string): void {
  const context = contextOf(work, record);
  // Two relations may stand for the same people, as in a township's congress: nobody is told the same thing twice.
  const told = new Map(to.flatMap((name) => addresseesOf(name, context)).map((addressee) => [JSON.stringify(addressee), addressee]));
  for (const addressee of told.values()) notifyOne(work, addressee, kind, record, topic, text);
}

export function notifyOne(work: Work, addressee: Addressee, kind: CaseKind, record: RecordBase, topic: string, text: string): void {
  const { env, file } = work;
  if ('personId' in env.actor && addressee.personId === env.actor.personId) return;
  work.notices.push({ id: env.newId(), suggestionId: file.suggestion.id, recordKind: kind, recordId: record.id, topic, text, at: env.now, ...addressee });
}

/** Every deputy who signed: the lead sponsor and the co-sponsors who confirmed. */
export function notifySigners(work: Work, kind: CaseKind, record: RecordBase, topic: string, text: string): void {
  const { suggestion, coSponsorship } = work.file;
  const persons = [suggestion.leadPersonId, ...coSponsorship.filter((c) => c.state === 'confirmed').map((c) => c.personId)];
  for (const personId of persons) notifyOne(work, { role: 'deputy', organisationId: null, sectionId: null, personId }, kind, record, topic, text);
}

/** Puts the actor's uploaded files on the record. The caller has checked that they exist and are the actor's. */
export function attach(work: Work, kind: CaseKind, record: RecordBase, purpose: string, fileIds: readonly string[] | undefined): void {
  const { env, file } = work;
  for (const fileId of fileIds ?? []) {
    const upload = env.uploads.find((candidate) => candidate.fileId === fileId);
    if (upload === undefined) continue;
    const row: AttachmentRow = { id: env.newId(), suggestionId: file.suggestion.id, recordKind: kind, recordId: record.id, purpose, byName: env.actor.name, at: env.now, ...upload };
    file.attachment.push(row);
  }
}

/** How the case is named in notices: its number once it has one, else its title. */
export function caseName(file: CaseFile): string {
  const { numberLabel, title } = file.suggestion;
  return numberLabel === null ? `《${title}》` : `${numberLabel}《${title}》`;
}
