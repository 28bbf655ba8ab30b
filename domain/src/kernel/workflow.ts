import type { Refusal } from './refusal.ts';

/**
 * One row of a process table: who (`by`) may do `action` in which states (`from`), what must be true (`when`),
 * where it leads (`to`) and which event it emits. Rows that share an action and a state carry a route (`only`);
 * exactly one of their routes holds.
 */
export type Row = readonly [
  action: string,
  from: readonly string[],
  to: string,
  by: readonly string[],
  when: readonly string[],
  emits: string,
  only?: string,
];

export type ActionOf<R extends readonly Row[]> = R[number][0];
export type StateOf<R extends readonly Row[]> = R[number][1][number] | Exclude<R[number][2], 'unchanged'>;
export type RoleOf<R extends readonly Row[]> = R[number][3][number];
export type GuardOf<R extends readonly Row[]> = R[number][4][number];
export type EventOf<R extends readonly Row[]> = R[number][5];
export type RouteOf<R extends readonly Row[]> = Extract<R[number][6], string>;
/** The action whose rows emit the event: gives an event handler the type of the body. */
export type ActionEmitting<R extends readonly Row[], E> = Extract<R[number], readonly [string, readonly string[], string, readonly string[], readonly string[], E, ...unknown[]]>[0];

export interface WorkflowSpec<Ctx, R extends readonly Row[], Born extends string = never> {
  readonly kind: string;
  readonly label: string;
  readonly initial: StateOf<R>;
  /** Other states in which a record can come into being. */
  readonly bornIn?: readonly Born[];
  readonly rows: R;
  readonly roles: { readonly [K in RoleOf<R>]: (context: Ctx) => boolean };
  readonly guards: { readonly [K in GuardOf<R>]: (context: Ctx) => Refusal | null };
  readonly routes: { readonly [K in RouteOf<R>]: (context: Ctx, body: unknown) => boolean };
  readonly states: { readonly [K in StateOf<R> | Born]: string };
  readonly actions: { readonly [K in ActionOf<R>]: string };
  readonly events: { readonly [K in EventOf<R>]: string };
  /** Rules about what the person sent, beyond its shape. */
  readonly bodyRules?: { readonly [K in ActionOf<R>]?: (context: Ctx, body: never) => Refusal[] };
  /** What an act will ask for here, told before anybody fills in its form: the refusals that it would meet with nothing said. */
  readonly foretells?: { readonly [K in ActionOf<R>]?: (context: Ctx) => Refusal[] };
  /** Whose turn it is in a state: the relation that must act, and the action that leads on. */
  readonly turns: { readonly [K in StateOf<R>]?: readonly { by: RoleOf<R>; action: ActionOf<R>; if?: (context: Ctx) => boolean }[] };
}

export type Decision =
  | { readonly ok: true; readonly event: string; readonly to: string; readonly row: Row }
  | { readonly ok: false; readonly why: 'unknownAction' | 'wrongState' | 'notYourRole' | 'guards'; readonly refusals: readonly Refusal[] };

export interface OfferedAction {
  readonly action: string;
  readonly label: string;
  readonly refusals: readonly Refusal[];
  /** Could be done, but the body must then say something about these. */
  readonly foretold: readonly Refusal[];
}

export interface Workflow<Ctx> {
  readonly kind: string;
  readonly label: string;
  readonly initial: string;
  readonly rows: readonly Row[];
  readonly states: Readonly<Record<string, string>>;
  readonly actions: Readonly<Record<string, string>>;
  readonly events: Readonly<Record<string, string>>;
  readonly turnsOf: (state: string, context: Ctx) => readonly { by: string; action: string }[];
  readonly decide: (action: string, state: string, context: Ctx, body: unknown) => Decision;
  readonly actionsFor: (state: string, context: Ctx) => readonly OfferedAction[];
  readonly problems: () => string[];
}

type Predicates<Ctx> = Readonly<Record<string, (context: Ctx, body?: unknown) => boolean>>;

/**
 * Builds a process from its table. Names are checked by the compiler (roles, guards, routes, labels); dead states,
 * unused names and ambiguous rows are reported by `problems()`, which start-up and the tests insist is empty.
 */
export function defineWorkflow<Ctx>() {
  return function build<const R extends readonly Row[], const Born extends string = never>(spec: WorkflowSpec<Ctx, R, Born>): Workflow<Ctx> & { readonly spec: WorkflowSpec<Ctx, R, Born> } {
    const rows: readonly Row[] = spec.rows;
    const roles = spec.roles as Predicates<Ctx>;
    const routes = spec.routes as Predicates<Ctx>;
    const guards = spec.guards as Readonly<Record<string, (context: Ctx) => Refusal | null>>;
    const bodyRules = (spec.bodyRules ?? {}) as Readonly<Record<string, ((context: Ctx, body: unknown) => Refusal[]) | undefined>>;
    const foretells = (spec.foretells ?? {}) as Readonly<Record<string, ((context: Ctx) => Refusal[]) | undefined>>;
    const labels = spec.actions as Readonly<Record<string, string>>;
    const turns = spec.turns as Readonly<Record<string, readonly { by: string; action: string; if?: (context: Ctx) => boolean }[] | undefined>>;

    const mayBeDoneBy = (row: Row, context: Ctx) => row[3].some((role) => roles[role]?.(context) === true);
    const unmet = (row: Row, context: Ctx) => row[4].map((name) => guards[name]?.(context) ?? null).filter((r): r is Refusal => r !== null);
    const byAction = Map.groupBy(rows, (row) => row[0]);
    const byState = new Map(Object.keys(spec.states).map((state) => [state, rows.filter((row) => row[1].includes(state))]));

    function decide(action: string, state: string, context: Ctx, body: unknown): Decision {
      const named = byAction.get(action);
      if (!named) return { ok: false, why: 'unknownAction', refusals: [{ code: 'unknownAction', text: '没有这项操作' }] };
      const mine = named.filter((row) => mayBeDoneBy(row, context));
      if (mine.length === 0) return { ok: false, why: 'notYourRole', refusals: [{ code: 'notYourRole', text: `您当前的身份不能${labels[action] ?? action}` }] };
      const here = mine.filter((row) => row[1].includes(state));
      if (here.length === 0) {
        const label = (spec.states as Readonly<Record<string, string>>)[state] ?? state;
        return { ok: false, why: 'wrongState', refusals: [{ code: 'wrongState', text: `当前为“${label}”，不能${labels[action] ?? action}` }] };
      }
      const row = here.find((candidate) => candidate[6] === undefined || routes[candidate[6]]?.(context, body) === true);
      if (!row) return { ok: false, why: 'guards', refusals: [{ code: 'noRoute', text: `${labels[action] ?? action}的条件不具备` }] };
      const refusals = [...unmet(row, context), ...(bodyRules[action]?.(context, body) ?? [])];
      if (refusals.length > 0) return { ok: false, why: 'guards', refusals };
      return { ok: true, event: row[5], to: row[2] === 'unchanged' ? state : row[2], row };
    }

    function actionsFor(state: string, context: Ctx): OfferedAction[] {
      const offered = new Map<string, OfferedAction>();
      for (const row of byState.get(state) ?? []) {
        if (!mayBeDoneBy(row, context)) continue;
        const known = offered.get(row[0]);
        if (known && known.refusals.length === 0) continue;
        // Routes that look at the body are undecided before there is one: any row of the action may stand for it.
        offered.set(row[0], { action: row[0], label: labels[row[0]] ?? row[0], refusals: unmet(row, context), foretold: foretells[row[0]]?.(context) ?? [] });
      }
      return [...offered.values()];
    }

    function turnsOf(state: string, context: Ctx) {
      return (turns[state] ?? []).filter((turn) => turn.if === undefined || turn.if(context)).map(({ by, action }) => ({ by, action }));
    }

    return {
      spec, kind: spec.kind, label: spec.label, initial: spec.initial, rows,
      states: spec.states, actions: spec.actions, events: spec.events,
      decide, actionsFor, turnsOf,
      problems: () => tableProblems(spec as unknown as WorkflowSpec<unknown, readonly Row[], string>),
    };
  };
}

/** What is wrong with a table as a table; an empty list means it is sound. */
export function tableProblems(spec: WorkflowSpec<unknown, readonly Row[], string>): string[] {
  const problems: string[] = [];
  const reached = new Set<string>([spec.initial, ...(spec.bornIn ?? [])]);
  for (let grew = true; grew;) {
    grew = false;
    for (const row of spec.rows) {
      if (row[2] !== 'unchanged' && !reached.has(row[2]) && row[1].some((from) => reached.has(from))) { reached.add(row[2]); grew = true; }
    }
  }
  for (const state of Object.keys(spec.states)) if (!reached.has(state)) problems.push(`${spec.kind}: state ${state} is never reached`);
  const used = { roles: new Set(spec.rows.flatMap((r) => r[3])), guards: new Set(spec.rows.flatMap((r) => r[4])), routes: new Set(spec.rows.map((r) => r[6])) };
  for (const name of Object.keys(spec.roles)) if (!used.roles.has(name)) problems.push(`${spec.kind}: role ${name} is never used`);
  for (const name of Object.keys(spec.guards)) if (!used.guards.has(name)) problems.push(`${spec.kind}: guard ${name} is never used`);
  for (const name of Object.keys(spec.routes)) if (!used.routes.has(name)) problems.push(`${spec.kind}: route ${name} is never used`);
  for (const [index, row] of spec.rows.entries()) {
    for (const other of spec.rows.slice(index + 1)) {
      const together = row[0] === other[0] && row[1].some((s) => other[1].includes(s)) && row[3].some((r) => other[3].includes(r));
      if (together && (row[6] === undefined || other[6] === undefined || row[6] === other[6])) problems.push(`${spec.kind}: rows of ${row[0]} cannot be told apart`);
    }
  }
  for (const [state, turns] of Object.entries(spec.turns)) {
    for (const turn of turns ?? []) {
      if (!spec.rows.some((r) => r[0] === turn.action && r[1].includes(state) && r[3].includes(turn.by))) problems.push(`${spec.kind}: turn ${turn.action} in ${state} has no row`);
    }
  }
  return problems;
}
