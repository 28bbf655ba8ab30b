/** A guided random walk of the pure domain, written down act by act, so that it can be walked again over HTTP. */
import { caseKinds, townshipSuggestion, workflowOf } from '@luoshi/domain/case-file/kinds.ts';
import type { CaseActor } from '@luoshi/domain/case-file/context.ts';
import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import { recordsOf } from '@luoshi/domain/testing/invariants.ts';
import { walk } from '@luoshi/domain/testing/walk.ts';
import { makeWorld, type World } from '@luoshi/domain/testing/world.ts';

export interface TraceStep {
  readonly at: string;
  readonly caseId: string;
  readonly kind: CaseKind;
  /** Which of its kind within the case, in the order in which they were made. */
  readonly index: number;
  readonly action: string;
  readonly actor: CaseActor;
  readonly body: unknown;
  readonly accepted: boolean;
  /** Whose mandate had ended at that moment. */
  readonly ended: readonly string[];
}

export const rowKey = (kind: string, action: string, event: string): string => `${kind}/${action}/${event}`;
export const everyRow: readonly string[] = caseKinds.flatMap((kind) => workflowOf(kind).rows.map((row) => rowKey(kind, row[0], row[5])));

/** Acts that look at who is a deputy still; for the others everybody is, as the model has it. */
export const asksForMandates = new Set(['handlingTask.openEvaluation', 'suggestion.passContact', 'suggestion.lapseDraft', 'suggestion.correctSigners', 'suggestion.passDraftOn', 'suggestion.arrangeHandOver', 'suggestion.offerDraft', 'suggestion.chooseHeir', 'suggestion.acceptDraft', 'suggestion.declineDraft', 'suggestion.askWithdrawal', 'coSponsorship.excuseFromWithdrawal', 'mediation.conclude', 'reply.signOff', 'reply.confirmHandSignature']);

/** The rows of a township's suggestions; all else has one table everywhere. */
export const townshipRows: readonly string[] = townshipSuggestion.workflow.rows.map((row) => rowKey('suggestion', row[0], row[5]));

export function recordWalk(seed: number, steps: number, level: 'county' | 'township' = 'county', without: readonly string[] = []): { world: World; trace: TraceStep[] } {
  const world = makeWorld(seed, undefined, undefined, level);
  const trace: TraceStep[] = [];
  const indexOf = (caseId: string, kind: CaseKind, recordId: string): number => {
    const file = world.cases.find((f) => f.suggestion.id === caseId);
    return file === undefined ? -1 : recordsOf(file).filter((r) => r.kind === kind).findIndex((r) => r.record.id === recordId);
  };
  walk(world, {
    steps, live: 10, without,
    onStep: ({ file, kind, record, action, actor, body }, _before, accepted) => {
      if (accepted) return;
      const caseId = file.suggestion.id;
      trace.push({ at: world.environmentOf(actor).now, caseId, kind, index: indexOf(caseId, kind, record.id), action, actor, body, accepted, ended: [...world.withoutMandate] });
    },
  });
  // Accepted acts are read off the entries: what the clock did of itself (reminders, rounds) stands there too.
  for (const [caseId, entries] of world.entries) {
    for (const entry of entries) {
      const { recordKind: kind, recordId, at, action, actor, body, cause } = entry;
      if (cause === null && !world.broughtAlong.has(entry)) trace.push({ at, caseId, kind, index: indexOf(caseId, kind, recordId), action, actor, body, accepted: true, ended: world.endedAt.get(at) ?? [] });
    }
  }
  return { world, trace: trace.sort((a, b) => a.at.localeCompare(b.at)) };
}

/**
 * The cases, taken one by one with every other that their acts look at or change, in which every wanted row fires that fires in the world
 * at all: those first that bring most for the acts they cost. Rows known already are not sought again.
 */
export function coveringCases(world: World, wanted: readonly string[] = everyRow, known: ReadonlySet<string> = new Set()): string[] {
  const rowsIn = new Map([...world.entries].map(([caseId, entries]) => [caseId, entries.map((e) => rowKey(e.recordKind, e.action, e.event)).filter((key) => wanted.includes(key) && !known.has(key))]));
  const lives = [...world.entries.keys()].filter((caseId) => (rowsIn.get(caseId) ?? []).length > 0).map((caseId) => withTheOthers(world, [caseId]));
  const chosen = new Set<string>();
  const open = new Set([...rowsIn.values()].flat());
  const gainOf = (life: readonly string[]): number => {
    const fresh = life.filter((caseId) => !chosen.has(caseId));
    const cost = fresh.reduce((sum, caseId) => sum + (world.entries.get(caseId)?.length ?? 0), 5);
    return new Set(fresh.flatMap((caseId) => rowsIn.get(caseId) ?? []).filter((row) => open.has(row))).size / cost;
  };
  while (open.size > 0) {
    const best = lives.reduce((one, other) => (gainOf(other) > gainOf(one) ? other : one));
    for (const caseId of best) {
      chosen.add(caseId);
      for (const row of rowsIn.get(caseId) ?? []) open.delete(row);
    }
  }
  return [...chosen];
}

/** The chosen cases with every other that their acts look at or change: without them the walk cannot go the same way. */
export function withTheOthers(world: World, chosen: readonly string[]): string[] {
  const all = new Set(chosen);
  for (const caseId of all) {
    const file = world.cases.find((each) => each.suggestion.id === caseId);
    for (const { otherId } of file?.suggestionLink ?? []) all.add(otherId);
    for (const { body } of world.entries.get(caseId) ?? []) for (const id of casesNamedIn(body)) if (world.entries.has(id)) all.add(id);
  }
  return [...all];
}

const caseFields = ['suggestionIds', 'earlierIds', 'alsoFor'];
export function casesNamedIn(body: unknown): string[] {
  return Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([field, value]) => (caseFields.includes(field) && Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []));
}
/** The same body with other names for the cases in it. */
export function renameCases(body: unknown, nameOf: (id: string) => string): unknown {
  return Object.fromEntries(Object.entries((body ?? {}) as Record<string, unknown>).map(([field, value]) => [field, caseFields.includes(field) && Array.isArray(value) ? value.map((id) => (typeof id === 'string' ? nameOf(id) : id)) : value]));
}
