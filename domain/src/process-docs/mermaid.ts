import type { Row } from '../kernel/workflow.ts';

interface Diagram { readonly initial: string; readonly rows: readonly Row[]; readonly states: Readonly<Record<string, string>>; readonly actions: Readonly<Record<string, string>>; readonly spec: { readonly bornIn?: readonly string[] } }

/** A Mermaid state diagram; actions between the same two states share one arrow, those that change no state are left out. */
export function mermaidOf({ initial, rows, states, actions, spec }: Diagram): string {
  const arrows = new Map<string, Set<string>>();
  for (const [action, from, to] of rows) {
    if (to === 'unchanged') continue;
    for (const state of from) {
      const key = `${state} --> ${to}`;
      arrows.set(key, (arrows.get(key) ?? new Set()).add(actions[action] ?? action));
    }
  }
  const final = Object.keys(states).filter((state) => !rows.some((r) => r[1].includes(state) && r[2] !== 'unchanged'));
  return [
    'stateDiagram-v2',
    ...Object.entries(states).map(([state, label]) => `  state "${label}" as ${state}`),
    ...[initial, ...(spec.bornIn ?? [])].map((state) => `  [*] --> ${state}`),
    ...[...arrows].map(([arrow, labels]) => `  ${arrow} : ${[...labels].join('、')}`),
    ...final.map((state) => `  ${state} --> [*]`),
  ].join('\n');
}
