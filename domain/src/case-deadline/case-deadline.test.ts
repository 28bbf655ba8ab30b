import { describe, expect, it } from 'vitest';
import { reach } from '../testing/reach.ts';

describe('a running clock', () => {
  it('reminds before and after its date, each day once, and then falls silent', () => {
    const { world, driver: d } = reach('handlingTask', 'assigned');
    const receipt = d.file.deadline.find((x) => x.kind === 'receipt')!;
    expect(receipt.dueOn).toBe('2026-03-05');
    world.moveTo('2026-03-20');
    expect(receipt).toMatchObject({ remindedCount: 3, nextReminderOn: null, state: 'running' });
    const told = world.notices.filter((n) => n.topic === 'deadline' && n.recordId === d.task().id && n.text.includes('签收'));
    expect(told.map((n) => [n.role, n.organisationId, n.at.slice(0, 10)])).toEqual([['unitLiaison', 'transport', '2026-03-04'], ['unitLiaison', 'transport', '2026-03-06'], ['unitLiaison', 'transport', '2026-03-12']]);
    expect(world.notices.filter((n) => n.topic === 'overdue' && n.recordId === d.task().id).map((n) => n.role)).toEqual(['deputyAffairs', 'deputyAffairs']);
  });

  it('reminds nobody too early', () => {
    const { world, driver: d } = reach('handlingTask', 'assigned');
    const receipt = d.file.deadline.find((x) => x.kind === 'receipt')!;
    expect(world.act(d.file, 'deadline', receipt, 'remind', world.system)).toMatchObject({ ok: false, refusals: [{ code: 'notDueYet' }] });
  });

  it('presses on the desk where the paper lies', () => {
    const { world, driver: d } = reach('reply', 'awaitingSignOff');
    world.moveTo('2026-06-01');
    const told = world.notices.filter((n) => n.topic === 'deadline' && n.text.includes('答复期限') && n.at.startsWith('2026-06-01'));
    expect(told.map((n) => [n.role, n.organisationId])).toEqual([['unitHead', 'transport']]);
    expect(d.file.turns).toMatchObject([{ action: 'signOff', role: 'unitHead', dueOn: '2026-06-02' }]);
  });

  it('moves with a new notice of holidays, and reminds by its new date', () => {
    const { world, driver: d } = reach('handlingTask', 'assigned');
    const reply = d.file.deadline.find((x) => x.kind === 'reply')!;
    world.must(d.file, 'deadline', reply, 'recompute', world.system, { dueOn: '2026-06-03', reason: '端午节调休' });
    expect(reply).toMatchObject({ dueOn: '2026-06-03', originalDueOn: '2026-06-02', nextReminderOn: '2026-05-27' });
  });
});
