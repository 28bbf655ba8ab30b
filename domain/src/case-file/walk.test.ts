import { describe, expect, it } from 'vitest';
import { evaluationRoundWorkflow } from '../evaluation-round/workflow.ts';
import { caseFaults, recordsOf } from '../testing/invariants.ts';
import { defaultSettings } from '../setting/settings.ts';
import { walk, type Step } from '../testing/walk.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { caseKinds, workflowOf } from './kinds.ts';

const told = ({ kind, record, action, actor, body }: Step) => `${kind}.${action} by ${actor.role} in ${record.state} with ${JSON.stringify(body)}`;

function rowsOf(world: World): Set<string> {
  return new Set([...world.entries.values()].flat().map((e) => `${e.recordKind}/${e.action}/${e.event}`));
}

describe('guided random walks', () => {
  const fired = new Set<string>();
  const roundRows = new Set<string>();
  const states = new Set<string>();

  const otherPlace = { nonResponse: 'countedBasicallySatisfied', evaluationDissatisfiedOn: 'either', consultationRankOrdinary: 'sectionHead', consultationRankKey: 'unitHead', withdrawal: 'beforeReply' } as const;

  it.each([[16, {}], [13, {}], [14, otherPlace]] as const)('keep every invariant after each step, seed %i, settings %o', (seed, settings) => {
    const world = makeWorld(seed, '2026-03-02', { ...defaultSettings, ...settings });
    let accepted = 0;
    walk(world, {
      steps: 12_000, live: 12,
      onDay: () => { for (const file of world.cases) expect(caseFaults(world, file)).toEqual([]); },
      onStep: (step, before, ok, ready) => {
        const { file } = step;
        for (const { kind, record } of recordsOf(file)) states.add(`${kind}/${record.state}`);
        if (ok) {
          accepted += 1;
          expect(ready, `accepted but not offered: ${told(step)}`).toBe(true);
          expect(caseFaults(world, file), told(step)).toEqual([]);
        } else {
          expect(JSON.stringify(file), `refused but changed: ${told(step)}`).toBe(before);
          expect(ready && step.valid, `offered but refused: ${told(step)}`).toBe(false);
        }
      },
    });
    expect(accepted).toBeGreaterThan(5000);
    for (const row of rowsOf(world)) fired.add(row);
    for (const row of world.firedRoundRows) roundRows.add(row);
  }, 60_000);

  it('fired every row of every table', () => {
    const rows = caseKinds.flatMap((kind) => workflowOf(kind).rows.map((row) => `${kind}/${row[0]}/${row[5]}`));
    expect(rows.filter((row) => !fired.has(row))).toEqual([]);
    expect(evaluationRoundWorkflow.rows.map((row) => `${row[0]}/${row[5]}`).filter((row) => !roundRows.has(row))).toEqual([]);
  });

  it('came to every state of every kind', () => {
    const all = caseKinds.flatMap((kind) => Object.keys(workflowOf(kind).states).map((state) => `${kind}/${state}`));
    expect(all.filter((state) => !states.has(state))).toEqual([]);
  });

  it('goes the same way from the same seed', () => {
    const run = () => {
      const world = makeWorld(5);
      walk(world, { steps: 300, live: 5, onStep: () => undefined });
      return JSON.stringify([world.cases, world.notices]);
    };
    expect(run()).toBe(run());
  });
});
