import { describe, expect, it } from 'vitest';
import { evaluationRoundWorkflow } from '../evaluation-round/workflow.ts';
import { caseFaults, recordsOf } from '../testing/invariants.ts';
import { defaultSettings, type Settings } from '../setting/settings.ts';
import { walk, type Step } from '../testing/walk.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { caseKinds, townshipSuggestion, workflowOf } from './kinds.ts';

const told = ({ kind, record, action, actor, body }: Step) => `${kind}.${action} by ${actor.role} in ${record.state} with ${JSON.stringify(body)}`;

function rowsOf(world: World): Set<string> {
  return new Set([...world.entries.values()].flat().map((e) => `${e.recordKind}/${e.action}/${e.event}`));
}

describe('guided random walks', () => {
  const fired = new Set<string>();
  const roundRows = new Set<string>();
  const states = new Set<string>();

  const inTownship = new Set<string>();
  const statesInTownship = new Set<string>();
  const otherPlace = { nonResponse: 'countedBasicallySatisfied', evaluationDissatisfiedOn: 'either', consultationRankOrdinary: 'sectionHead', consultationRankKey: 'unitHead', withdrawal: 'beforeReply', withdrawalConsent: 'every', secondDissatisfactionWay: 'assessment', finalRating: { unit: 'calendarDay', count: 1, startEvent: 'mediationConcluded', roll: 'none' } } as const;

  interface Way { readonly steps: number; readonly live: number }
  function walkThrough(seed: number, settings: Partial<Settings>, level: 'county' | 'township', way: Way = { steps: 12_000, live: 12 }): void {
    const world = makeWorld(seed, '2026-03-02', { ...defaultSettings, ...settings }, level);
    let accepted = 0;
    walk(world, {
      ...way,
      onDay: () => { for (const file of world.cases) expect(caseFaults(world, file)).toEqual([]); },
      onStep: (step, before, ok, ready, couldSee) => {
        const { file } = step;
        for (const { kind, record } of recordsOf(file)) (level === 'county' ? states : statesInTownship).add(`${kind}/${record.state}`);
        if (ok) {
          accepted += 1;
          expect(ready, `accepted but not offered: ${told(step)}`).toBe(true);
          expect(couldSee, `acted on what he may not read: ${told(step)}`).toBe(true);
          expect(caseFaults(world, file), told(step)).toEqual([]);
        } else {
          expect(JSON.stringify(file), `refused but changed: ${told(step)}`).toBe(before);
          expect(ready && step.valid, `offered but refused: ${told(step)}`).toBe(false);
        }
      },
    });
    expect(accepted).toBeGreaterThan(way.steps * 0.37);
    for (const row of rowsOf(world)) (level === 'county' ? fired : inTownship).add(row);
    for (const row of world.firedRoundRows) roundRows.add(row);
  }

  // Three walks, and as many more as it takes until everything has happened that can.
  it('keep every invariant after each step, until everything has happened', () => {
    for (const [n, seed] of [1, 14, 37, 2, 7].entries()) {
      if (n >= 3 && missedRows().length + missedStates().length === 0) break;
      walkThrough(seed, n % 3 === 2 ? otherPlace : {}, 'county');
    }
  }, 120_000);
  it('keep every invariant after each step, in a township', () => {
    for (const seed of [1, 58]) walkThrough(seed, {}, 'township', { steps: 8000, live: 12 });
  }, 60_000);

  const missedRows = (): string[] => caseKinds.flatMap((kind) => workflowOf(kind).rows.map((row) => `${kind}/${row[0]}/${row[5]}`)).filter((row) => !fired.has(row));
  const missedInTownship = (): string[] => townshipSuggestion.workflow.rows.map((row) => `suggestion/${row[0]}/${row[5]}`).filter((row) => !inTownship.has(row));
  const missedStates = (): string[] => caseKinds.flatMap((kind) => Object.keys(workflowOf(kind).states).map((state) => `${kind}/${state}`)).filter((state) => !states.has(state));

  it('fired every row of every table', () => {
    expect(missedRows()).toEqual([]);
    expect(evaluationRoundWorkflow.rows.map((row) => `${row[0]}/${row[5]}`).filter((row) => !roundRows.has(row))).toEqual([]);
  });

  it('fired every row of a township’s suggestions and came to all their states', () => {
    expect(missedInTownship()).toEqual([]);
    expect(Object.keys(townshipSuggestion.workflow.states).filter((state) => !statesInTownship.has(`suggestion/${state}`))).toEqual([]);
  });

  it('came to every state of every kind', () => expect(missedStates()).toEqual([]));

  it('goes the same way from the same seed', () => {
    const run = () => {
      const world = makeWorld(5);
      walk(world, { steps: 300, live: 5, onStep: () => undefined });
      return JSON.stringify([world.cases, world.notices]);
    };
    expect(run()).toBe(run());
  });
});
