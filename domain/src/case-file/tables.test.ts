import { describe, expect, it } from 'vitest';
import { assistingOpinionWorkflow } from '../assisting-opinion/workflow.ts';
import { matterDefinitions, matterKinds } from '../before-session/matter-kinds.ts';
import { evaluationRoundWorkflow } from '../evaluation-round/workflow.ts';
import { deadlineLabels } from '../case-deadline/workflow.ts';
import type { Row } from '../kernel/workflow.ts';
import { clockFaults, dutyStates, relationFaults, turnFaults, versionFaults } from '../testing/invariants.ts';
import { everyState, everyTownshipState, reach, reachInTownship } from '../testing/reach.ts';
import { twinMatterWorkflow } from '../twin-matter/workflow.ts';
import { allDefinitions } from './kinds.ts';
import { relations } from './relations.ts';

const tables = [...allDefinitions.map(({ workflow }) => workflow), evaluationRoundWorkflow, twinMatterWorkflow, ...matterKinds.map((kind) => matterDefinitions[kind].workflow)];
const turnStates: Readonly<Record<string, readonly string[]>> = { assistingOpinion: Object.keys(assistingOpinionWorkflow.spec.turns) };
const moves = (row: Row) => row[2] !== 'unchanged';

describe.each(tables)('the table of $kind ($label)', (table) => {
  it('has no unused name, unreachable state or ambiguous row', () => {
    expect(table.problems()).toEqual([]);
  });

  it('lets every state that is not final come to an end', () => {
    const states = Object.keys(table.states);
    const final = states.filter((state) => !table.rows.some((row) => row[1].includes(state) && moves(row)));
    // An assisting opinion can always be sent back until its task ends; it rests where nobody owes anything.
    const ending = new Set(final.length > 0 ? final : states.filter((state) => !turnStates[table.kind]?.includes(state)));
    for (let grew = true; grew;) {
      grew = false;
      for (const row of table.rows) for (const from of row[1]) if (!ending.has(from) && ending.has(row[2])) { ending.add(from); grew = true; }
    }
    expect(states.filter((state) => !ending.has(state))).toEqual([]);
  });

  it('names every state, action and event in Chinese', () => {
    const labels = [...Object.values(table.states), ...Object.values(table.actions), ...Object.values(table.events), table.label];
    expect(labels.filter((label) => !/\p{Script=Han}/u.test(label))).toEqual([]);
    expect(Object.keys(table.actions).toSorted()).toEqual([...new Set(table.rows.map((row) => row[0]))].toSorted());
    expect(Object.keys(table.events).toSorted()).toEqual([...new Set(table.rows.map((row) => row[5]))].toSorted());
  });

  it('tells each row by its own event', () => {
    const events = table.rows.map((row) => row[5]);
    expect(events).toEqual([...new Set(events)]);
  });
});

describe('handlers and clocks', () => {
  it('has a handler for each event of each table', () => {
    for (const { workflow, handlers } of allDefinitions) expect(Object.keys(handlers).toSorted()).toEqual(Object.keys(workflow.events).toSorted());
  });
  it('labels every kind of clock that a duty has', () => {
    expect(Object.keys(dutyStates).toSorted()).toEqual(Object.keys(deadlineLabels).toSorted());
  });
});

describe('every state of every kind', () => {
  it.each(everyState)('%s %s is reached by acts, with sound clocks, turns and versions', (kind, state) => {
    const { world, driver, record } = reach(kind, state);
    expect(record.state).toBe(state);
    expect([...clockFaults(driver.file), ...turnFaults(world, driver.file), ...versionFaults(world, driver.file)]).toEqual([]);
  });

  it.each(everyState)('%s %s: whom a relation tells, may also act by it', (kind, state) => {
    const { world, driver } = reach(kind, state);
    const base = { file: driver.file, today: world.today(), settings: world.settings, directory: world.directory };
    const names = Object.keys(relations) as (keyof typeof relations)[];
    expect(relationFaults(world, driver.file, names, (name, actor, record) => relations[name as keyof typeof relations].holds({ ...base, record, actor }))).toEqual([]);
  });
});

describe('every state of a township’s suggestion', () => {
  const names = Object.keys(relations) as (keyof typeof relations)[];
  it.each(everyTownshipState)('%s is reached by acts, with sound clocks, turns and versions, and whom a relation tells may act by it', (state) => {
    const { world, driver, record } = reachInTownship('suggestion', state);
    expect(record.state).toBe(state);
    expect(driver.file.congressId).toBe('township-1');
    expect([...clockFaults(driver.file), ...turnFaults(world, driver.file), ...versionFaults(world, driver.file)]).toEqual([]);
    const base = { file: driver.file, today: world.today(), settings: world.settings, directory: world.directory };
    expect(relationFaults(world, driver.file, names, (name, actor, each) => relations[name as keyof typeof relations].holds({ ...base, record: each, actor }))).toEqual([]);
  });
});
