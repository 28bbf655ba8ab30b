import { describe, expect, it } from 'vitest';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { makeWorld } from '../testing/world.ts';

const office = actorOf('governmentOffice');
const affairs = actorOf('deputyAffairs');
const statement = { statement: '本件主要涉及房屋安全', ground: '三定规定第四条', proposal: '县住房和城乡建设局' };
const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.ok ? 'ok' : (outcome.refusals ?? []).map((each) => each.code).join());

function assigned(leadUnitId = 'transport', assistingUnitIds: readonly string[] = []) {
  const world = makeWorld(1);
  const d = driveCase(world, { units: { leadUnitId, assistingUnitIds: [...assistingUnitIds] } });
  d.untilRegistered();
  d.assign();
  const task = d.file.handlingTask[0]!;
  const act = (action: string, actor: Parameters<typeof world.act>[4], body: unknown = {}) => world.act(d.file, 'handlingTask', task, action, actor, body);
  const refused = () => { act('requestReturn', actorOf('unitLiaison', leadUnitId), { ground: '三定', reason: '非本单位职责' }); act('refuseReturn', affairs, { reason: '属本单位职责' }); };
  return { world, d, task, act, refused, head: actorOf('unitHead', leadUnitId) };
}

describe('a dispute about duties', () => {
  it('is put in writing by the head after a refused return, once; the reply’s clock goes on', () => {
    const { d, task, act, refused, head } = assigned();
    expect(codes(act('raiseDispute', head, statement))).toBe('nothingDisputed');
    refused();
    expect(codes(act('raiseDispute', actorOf('unitLiaison', 'transport'), statement))).toBe('notYourRole');
    expect(codes(act('raiseDispute', head, statement))).toBe('ok');
    expect(task).toMatchObject({ disputeState: 'raised', disputeSignedBy: head.name, state: 'assigned' });
    expect(codes(act('requestReturn', actorOf('unitLiaison', 'transport'), { ground: '三定', reason: '再退' }))).toBe('disputeOpen');
    expect(d.file.deadline.filter((clock) => clock.recordId === task.id && clock.state === 'running').map((clock) => clock.kind).toSorted()).toEqual(['disputeDecision', 'receipt', 'reply']);
    const dueOn = (kind: string) => d.file.deadline.find((clock) => clock.recordId === task.id && clock.kind === kind && clock.state === 'running')?.dueOn;
    expect(d.file.turns.filter((turn) => turn.action === 'settleDispute').map((turn) => [turn.role, turn.dueOn])).toEqual([['governmentOffice', dueOn('disputeDecision')]]);
    expect(d.file.turns.filter((turn) => turn.action === 'accept').map((turn) => turn.dueOn)).toEqual([dueOn('receipt')]);
  });

  it('is settled by the government office, finally; the commission, the unit and the deputy are told', () => {
    const { world, task, act, refused, head } = assigned();
    refused();
    act('raiseDispute', head, statement);
    expect(codes(act('settleDispute', affairs, { decision: 'keep', reason: '职责明确' }))).toBe('notYourRole');
    const before = world.notices.length;
    expect(codes(act('settleDispute', office, { decision: 'keep', reason: '道路附属设施属交通职责' }))).toBe('ok');
    expect(task).toMatchObject({ disputeState: 'kept', disputeAnswer: '道路附属设施属交通职责', state: 'assigned' });
    expect(new Set(world.notices.slice(before).filter((notice) => notice.topic === 'dispute').map((notice) => notice.role))).toEqual(new Set(['deputyAffairs', 'unitLiaison', 'unitHead', 'deputy']));
    expect(codes(act('raiseDispute', head, statement))).toBe('disputedOnce');
    expect(codes(act('requestReturn', actorOf('unitLiaison', 'transport'), { ground: '三定', reason: '再退' }))).toBe('disputeSettled');
  });

  it('may hand the matter to another unit, with the old lead as its help', () => {
    const { d, task, act, refused, head } = assigned();
    refused();
    act('raiseDispute', head, statement);
    expect(codes(act('settleDispute', office, { decision: 'move', reason: '改派' }))).toBe('unitMissing');
    expect(codes(act('settleDispute', office, { decision: 'release', reason: '改派' }))).toBe('unitMissing');
    expect(codes(act('settleDispute', office, { decision: 'move', unitId: 'court', reason: '改派' }))).toBe('notGovernmentUnit');
    expect(codes(act('settleDispute', office, { decision: 'move', unitId: 'housing', keepAsAssisting: true, reason: '房屋安全由住建主办' }))).toBe('ok');
    expect(task).toMatchObject({ state: 'reassigned', disputeState: 'changed' });
    expect(d.file.suggestion.plan.map((unit) => [unit.unitId, unit.role])).toEqual([['housing', 'lead'], ['transport', 'assisting']]);
  });

  it('between lead and assisting units needs no return; units outside the government are the commission’s', () => {
    const { d, act, head } = assigned('court', ['union']);
    expect(codes(act('raiseDispute', head, statement))).toBe('ok');
    expect(codes(act('settleDispute', office, { decision: 'keep', reason: '职责明确' }))).toBe('notYourRole');
    expect(codes(act('settleDispute', affairs, { decision: 'move', unitId: 'union', reason: '由工会主办' }))).toBe('ok');
    expect(d.file.suggestion.leadUnitId).toBe('union');
  });
});
