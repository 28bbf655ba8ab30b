import { describe, expect, it } from 'vitest';
import { makeWorld } from '../testing/world.ts';
import type { AssistingOpinionRow, CommitmentRow, HandlingTaskRow } from '../case-file/rows.ts';
import { renameUnit } from './rename-unit.ts';

describe('a unit with a new name', () => {
  const task = { id: 't1', unitId: 'u1', unitName: '旧名', role: 'lead', state: 'inSection' } as HandlingTaskRow;
  const other = { id: 't2', unitId: 'u2', unitName: '旁的', role: 'assisting', state: 'inSection' } as HandlingTaskRow;
  const promise = (id: string, state: string, taskId = 't1') => ({ id, taskId, state, unitName: '旧名' }) as CommitmentRow;
  const opinion = (id: string, state: string) => ({ id, taskId: 't1', state, unitName: '旧名' }) as AssistingOpinionRow;

  it('bears it in what is open, and keeps the old one in what is settled', () => {
    const file = { ...makeWorld(1, '2026-03-02').draft('deputy-1'), handlingTask: [task, other], commitment: [promise('c1', 'underWay'), promise('c2', 'verified'), promise('c3', 'broken', 't2')], assistingOpinion: [opinion('o1', 'drafting'), opinion('o2', 'delivered')] };
    file.suggestion.plan = [{ unitId: 'u1', unitName: '旧名', role: 'lead', channel: 'government' }, { unitId: 'u2', unitName: '旁的', role: 'assisting', channel: 'government' }];
    renameUnit(file, task, '新名');
    expect([task.unitName, other.unitName, file.suggestion.leadUnitName, ...file.suggestion.plan.map((unit) => unit.unitName)]).toEqual(['新名', '旁的', '新名', '新名', '旁的']);
    expect(file.commitment.map((one) => one.unitName)).toEqual(['新名', '旧名', '旧名']);
    expect(file.assistingOpinion.map((one) => one.unitName)).toEqual(['新名', '旧名']);
  });
});
