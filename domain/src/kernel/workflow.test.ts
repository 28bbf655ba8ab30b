import { describe, expect, it } from 'vitest';
import { workflowOf } from '../case-file/kinds.ts';
import type { CaseContext } from '../case-file/context.ts';
import { recordsOf } from '../testing/invariants.ts';
import { randomBody } from '../testing/bodies.ts';
import { walk } from '../testing/walk.ts';
import { makeWorld } from '../testing/world.ts';
import { refusal } from './refusal.ts';
import { defineWorkflow, tableProblems, type Row } from './workflow.ts';

interface Door { readonly hasKey: boolean; readonly isGuard: boolean; readonly night: boolean }

const door = defineWorkflow<Door>()({
  kind: 'door', label: '门', initial: 'closed', bornIn: ['walled'],
  rows: [
    ['open', ['closed'], 'open', ['guard'], ['hasKey'], 'Opened', 'byDay'],
    ['open', ['closed'], 'ajar', ['guard'], ['hasKey'], 'OpenedAtNight', 'byNight'],
    ['close', ['open', 'ajar'], 'closed', ['guard', 'visitor'], [], 'Closed'],
    ['look', ['open', 'ajar', 'walled'], 'unchanged', ['visitor'], [], 'Looked'],
  ],
  roles: { guard: (c) => c.isGuard, visitor: (c) => !c.isGuard },
  guards: { hasKey: (c) => (c.hasKey ? null : refusal('noKey', '没有钥匙')) },
  routes: { byDay: (c) => !c.night, byNight: (c) => c.night },
  states: { closed: '关', open: '开', ajar: '虚掩', walled: '砌死' }, actions: { open: '开门', close: '关门', look: '看' },
  events: { Opened: '开了', OpenedAtNight: '夜里开了', Closed: '关了', Looked: '看了' },
  bodyRules: { open: (_c: Door, body: { readonly gently: boolean }) => (body.gently ? [] : [refusal('tooLoud', '轻一点', '/gently')]) },
  turns: { open: [{ by: 'guard', action: 'close', if: (c) => c.night }] },
});
const guard: Door = { hasKey: true, isGuard: true, night: false };

describe('decide', () => {
  it('takes the row whose route holds', () => {
    expect(door.decide('open', 'closed', guard, { gently: true })).toMatchObject({ ok: true, event: 'Opened', to: 'open' });
    expect(door.decide('open', 'closed', { ...guard, night: true }, { gently: true })).toMatchObject({ ok: true, event: 'OpenedAtNight', to: 'ajar' });
  });
  it('tells apart no such action, not your role, wrong state and what is missing', () => {
    expect(door.decide('paint', 'closed', guard, {})).toMatchObject({ ok: false, why: 'unknownAction' });
    expect(door.decide('open', 'closed', { ...guard, isGuard: false }, {})).toMatchObject({ ok: false, why: 'notYourRole' });
    expect(door.decide('open', 'open', guard, {})).toMatchObject({ ok: false, why: 'wrongState', refusals: [{ text: '当前为“开”，不能开门' }] });
    expect(door.decide('open', 'closed', { ...guard, hasKey: false }, { gently: false })).toMatchObject({ ok: false, why: 'guards', refusals: [{ code: 'noKey' }, { code: 'tooLoud', field: '/gently' }] });
  });
  it('keeps the state where a row says unchanged', () => {
    expect(door.decide('look', 'ajar', { ...guard, isGuard: false }, {})).toMatchObject({ ok: true, to: 'ajar' });
  });
});

describe('actionsFor and turnsOf', () => {
  it('offers each action once, with what is still missing', () => {
    expect(door.actionsFor('closed', { ...guard, hasKey: false })).toEqual([{ action: 'open', label: '开门', refusals: [refusal('noKey', '没有钥匙')], foretold: [] }]);
    expect(door.actionsFor('open', { ...guard, isGuard: false }).map((o) => o.action)).toEqual(['close', 'look']);
  });
  it('names whose turn it is only while it is', () => {
    expect(door.turnsOf('open', guard)).toEqual([]);
    expect(door.turnsOf('open', { ...guard, night: true })).toEqual([{ by: 'guard', action: 'close' }]);
  });
});

describe('problems', () => {
  const broken = (change: { rows?: readonly Row[]; guards?: object; routes?: object; roles?: object; states?: object; turns?: object }) => tableProblems({ ...door.spec, ...change } as never);
  it('finds none in a sound table', () => expect(door.problems()).toEqual([]));
  it('finds a state that is never reached', () => {
    expect(broken({ states: { ...door.spec.states, burnt: '烧了' } })).toEqual(['door: state burnt is never reached']);
  });
  it('finds names that are never used', () => {
    expect(broken({ guards: { ...door.spec.guards, isDry: () => null }, roles: { ...door.spec.roles, cat: () => true }, routes: { ...door.spec.routes, sideways: () => true } }))
      .toEqual(['door: role cat is never used', 'door: guard isDry is never used', 'door: route sideways is never used']);
  });
  it.each([[undefined, 'byNight'], ['byDay', undefined], ['byDay', 'byDay']])('finds rows that cannot be told apart: %s and %s', (first, second) => {
    const [a, b, ...rest] = door.spec.rows as readonly Row[];
    const rows = [[...a!.slice(0, 6), ...(first === undefined ? [] : [first])], [...b!.slice(0, 6), ...(second === undefined ? [] : [second])], ...rest] as unknown as Row[];
    expect(broken({ rows })).toContain('door: rows of open cannot be told apart');
  });
  it('finds a turn that no row can take', () => {
    expect(broken({ turns: { closed: [{ by: 'visitor', action: 'open' }] } })).toEqual(['door: turn open in closed has no row']);
  });
});

describe('routes of the real tables', () => {
  it('exactly one row of an action fits each context that comes up in a walk', () => {
    const world = makeWorld(21);
    const faults: string[] = [];
    let looked = 0;
    walk(world, {
      steps: 1500, live: 8,
      onStep: ({ file }) => {
        for (const { kind, record } of recordsOf(file)) {
          const table = workflowOf(kind);
          const { routes } = (table as unknown as { spec: { routes: Record<string, (context: CaseContext, body: unknown) => boolean> } }).spec;
          const shared = Map.groupBy(table.rows.filter((row) => row[6] !== undefined && row[1].includes(record.state)), (row) => row[0]);
          for (const [action, rows] of shared) {
            const context: CaseContext = { file, record, actor: world.system, today: world.today(), settings: world.settings, directory: world.directory };
            const body = randomBody(world, file, kind, record, action, true);
            looked += 1;
            const fitting = rows.filter((row) => routes[row[6] ?? '']?.(context, body) === true);
            if (fitting.length !== 1) faults.push(`${kind}.${action} in ${record.state}: ${fitting.map((row) => row[6]).join(' and ')}`);
          }
        }
      },
    });
    expect(faults).toEqual([]);
    expect(looked).toBeGreaterThan(200);
  });
});
