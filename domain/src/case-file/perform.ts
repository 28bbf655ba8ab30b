import type { Refusal } from '../kernel/refusal.ts';
import type { OfferedAction } from '../kernel/workflow.ts';
import { emptyDirectory, type ActEntry, type CaseActor, type CaseContext, type Environment, type Job, type Notice, type NumberRequest, type ProcessActor } from './context.ts';
import { definitionIn, workflowIn } from './kinds.ts';
import { placeOf } from './place-of-case.ts';
import type { CaseFile, CaseKind, RecordBase } from './rows.ts';
import { nextDueOfTask, nextDueOn, turnsOf } from './turns.ts';
import type { Work } from './work.ts';

export interface Command { readonly kind: CaseKind; readonly record: RecordBase; readonly action: string; readonly body: unknown }

export type Outcome =
  | { readonly ok: true; readonly entries: readonly ActEntry[]; readonly notices: readonly Notice[]; readonly jobs: readonly Job[]; readonly numbers: readonly NumberRequest[] }
  | { readonly ok: false; readonly why: 'unknownAction' | 'wrongState' | 'notYourRole' | 'guards'; readonly refusals: readonly Refusal[] };

/**
 * Does one act on a case: decides by the table, and if the answer is yes changes `file` in place and returns what must be
 * saved beside it. If the answer is no, nothing has been touched. Pure but for `file`: same input, same outcome; the
 * HTTP write path, the bulk writer and the tests all run this function and no other.
 */
export function perform(file: CaseFile, command: Command, env: Environment): Outcome {
  const { kind, record, action, body } = command;
  const context: CaseContext = { file, record, actor: env.actor, today: env.today, settings: env.settings, directory: env.directory };
  const decision = workflowIn(kind, placeOf(file)).decide(action, record.state, context, body);
  if (!decision.ok) return decision;

  const work = workbench(file, env);
  step(work, kind, record, action, decision.event, decision.to, body, env.actor, null);
  file.turns = turnsOf(file, { actor: env.actor, today: env.today, settings: env.settings, directory: env.directory });
  file.suggestion.nextDueOn = nextDueOn(file);
  for (const task of file.handlingTask) {
    task.suggestionUpdatedAt = file.suggestion.updatedAt;
    task.nextDueOn = nextDueOfTask(file, task);
  }
  return { ok: true, entries: work.entries, notices: work.notices, jobs: work.jobs, numbers: work.numbers };
}

function workbench(file: CaseFile, env: Environment): Work {
  const work: Work = { file, env, entries: [], notices: [], jobs: [], numbers: [], follow: (kind, record, action) => followUp(work, kind, record, action) };
  return work;
}

function followUp(work: Work, kind: CaseKind, record: RecordBase, action: string): void {
  const { env, file } = work;
  const actor: ProcessActor = { congressId: file.congressId, role: 'process', name: '流程' };
  const context: CaseContext = { file, record, actor, today: env.today, settings: env.settings, directory: env.directory };
  const decision = workflowIn(kind, placeOf(file)).decide(action, record.state, context, {});
  // A consequence that the tables do not allow is a fault of the tables, never of the person: stop before anything is saved.
  if (!decision.ok) throw new Error(`${kind}.${action} cannot follow in state ${record.state}: ${decision.refusals.map((r) => r.code).join(', ')}`);
  step(work, kind, record, action, decision.event, decision.to, {}, actor, 0);
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
  return workflowIn(kind, placeOf(file)).actionsFor(record.state, { ...base, file, record, directory: emptyDirectory });
}
