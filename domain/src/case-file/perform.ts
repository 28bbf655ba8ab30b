import { canSee } from '../visibility.ts';
import { beyondMandate } from '../acting-mandate/who-may-act.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { OfferedAction } from '../kernel/workflow.ts';
import { emptyDirectory, type ActEntry, type CaseActor, type CaseContext, type Environment, type Job, type Notice, type NumberRequest, type ProcessActor } from './context.ts';
import { renewDerived, summaryOf } from './derived.ts';
import { definitionIn, workflowIn } from './kinds.ts';
import { placeOf } from './place-of-case.ts';
import type { CaseFile, CaseKind, RecordBase } from './rows.ts';
import type { Work } from './work.ts';

export interface Command { readonly kind: CaseKind; readonly record: RecordBase; readonly action: string; readonly body: unknown }

/** What an act leaves to be saved beside one case. */
export interface Saving { readonly entries: readonly ActEntry[]; readonly notices: readonly Notice[]; readonly jobs: readonly Job[]; readonly numbers: readonly NumberRequest[] }
/** Another case that the act has changed, or brought into being. */
export interface OtherCase extends Saving { readonly file: CaseFile; readonly isNew: boolean }

export type Outcome =
  | ({ readonly ok: true; readonly others: readonly OtherCase[] } & Saving)
  | { readonly ok: false; readonly why: 'unknownAction' | 'wrongState' | 'notYourRole' | 'guards'; readonly refusals: readonly Refusal[] };

/**
 * Does one act on a case: decides by the table, and if the answer is yes changes `file` in place and returns what must be
 * saved beside it, and the other cases that go with it. If the answer is no, nothing has been touched. Pure but for the files: same
 * input, same outcome; the HTTP write path, the bulk writer and the tests all run this function and no other.
 */
export function perform(file: CaseFile, command: Command, env: Environment): Outcome {
  const { kind, record, action, body } = command;
  if (isBlind(env.actor, file)) return { ok: false, why: 'notYourRole', refusals: [{ code: 'notYourRole', text: '您不能查看这件建议，也就不能办理' }] };
  const context: CaseContext = { file, record, actor: env.actor, today: env.today, settings: env.settings, directory: env.directory };
  const decision = workflowIn(kind, placeOf(file)).decide(action, record.state, context, body);
  if (!decision.ok) return decision;
  const beyond = beyondMandate(kind, action, env.actor);
  if (beyond.length > 0) return { ok: false, why: 'guards', refusals: beyond };

  const bench = workbenches(env);
  const work = bench.at(file);
  step(work, kind, record, action, decision.event, decision.to, body, env.actor, null);
  return { ok: true, ...savingOf(work), others: bench.others(file) };
}

/** A case that comes into being whole, by an act that no table has a row for. */
export function openCase(born: { readonly file: CaseFile; readonly entry: ActEntry }, env: Environment, fill: (work: Work) => void): Saving {
  const work = workbenches(env).open(born);
  fill(work);
  renew(work);
  return savingOf(work);
}

/** A letter is composed when its number has been drawn: what the lists show of the case is read off it once more. */
const savingOf = ({ file, entries, notices, jobs, numbers }: Work): Saving => ({
  entries, notices, jobs,
  numbers: numbers.map((request) => ({
    ...request, assign: (n) => {
      request.assign(n);
      Object.assign(file.suggestion, summaryOf(file));
    },
  })),
});
/** What a case is given by no act of anybody: a record that belongs to it since the program knows such records. */
export function addToCase(file: CaseFile, env: Environment, fill: (work: Work) => void): Saving {
  const work = workbenches(env).at(file);
  fill(work);
  renew(work);
  return { ...savingOf(work), entries: work.entries.map((entry) => ({ ...entry, cause: null })) };
}


/** The cases at hand in one act, the one acted on first: each changes in place, all are saved together. */
function workbenches(env: Environment) {
  const works = new Map<CaseFile, { work: Work; isNew: boolean }>();
  const put = (file: CaseFile, isNew: boolean): Work => {
    const work: Work = {
      file, env, entries: [], notices: [], jobs: [], numbers: [], follow: (kind, record, action) => runAs(work, kind, record, action, {}, 'process', 0),
      elsewhere: (other, kind, record, action, body, as = 'process') => runAs(at(other), kind, record, action, body, as, null), open,
    };
    works.set(file, { work, isNew });
    return work;
  };
  const at = (file: CaseFile): Work => works.get(file)?.work ?? put(file, false);
  const open: Work['open'] = ({ file, entry }) => {
    const work = put(file, true);
    work.entries.push(entry);
    return work;
  };
  const others = (acted: CaseFile): OtherCase[] => {
    for (const { work } of works.values()) renew(work);
    return [...works.values()].filter(({ work }) => work.file !== acted).map(({ work, isNew }) => ({ file: work.file, isNew, ...savingOf(work) }));
  };
  return { at, open, others };
}

const renew = ({ file, env: { actor, today, settings, directory } }: Work): void => renewDerived(file, { actor, today, settings, directory });

function runAs(work: Work, kind: CaseKind, record: RecordBase, action: string, body: unknown, as: 'process' | 'actor', cause: number | null): void {
  const { env, file } = work;
  const actor: CaseActor = as === 'actor' ? env.actor : { congressId: file.congressId, role: 'process', name: '流程' } satisfies ProcessActor;
  const context: CaseContext = { file, record, actor, today: env.today, settings: env.settings, directory: env.directory };
  const decision = workflowIn(kind, placeOf(file)).decide(action, record.state, context, body);
  // A consequence that the tables do not allow is a fault of the tables, never of the person: stop before anything is saved.
  if (!decision.ok) throw new Error(`${kind}.${action} cannot follow in state ${record.state}: ${decision.refusals.map((r) => r.code).join(', ')}`);
  step(work, kind, record, action, decision.event, decision.to, body, actor, work.entries.length === 0 ? null : cause ?? 0);
}

function step(work: Work, kind: CaseKind, record: RecordBase, action: string, event: string, to: string, body: unknown, actor: CaseActor, cause: number | null): void {
  const fromState = record.state;
  record.version += 1;
  record.state = to;
  record.updatedAt = work.env.now;
  work.entries.push({ recordKind: kind, recordId: record.id, suggestionId: work.file.suggestion.id, version: record.version, action, event, fromState, toState: to, actor, at: work.env.now, body, cause });
  const handler = definitionIn(kind, placeOf(work.file)).handlers[event];
  if (handler === undefined) throw new Error(`no handler for ${kind}.${event}`);
  handler(work, record, body);
}

/** What the person could do with the record here, each with the reasons why not yet. */
export function offersFor(file: CaseFile, kind: CaseKind, record: RecordBase, base: Pick<CaseContext, 'actor' | 'today' | 'settings'>): readonly OfferedAction[] {
  if (isBlind(base.actor, file)) return [];
  const offers = workflowIn(kind, placeOf(file)).actionsFor(record.state, { ...base, file, record, directory: emptyDirectory });
  return offers.map((one) => ({ ...one, refusals: [...one.refusals, ...beyondMandate(kind, one.action, base.actor)] }));
}

/** A person who may not read the case has no hand in it, whatever stands in its records: so a unit whose task went to another one leaves what it noted there. */
const isBlind = (actor: CaseActor, file: CaseFile): boolean => 'personId' in actor && !canSee(actor, file);
