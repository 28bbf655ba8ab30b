import { describe, expect, it } from 'vitest';
import { offersFor } from '../case-file/perform.ts';
import { defaultSettings, type Settings } from '../setting/settings.ts';
import { driveCase } from '../testing/case-driver.ts';
import { makeWorld } from '../testing/world.ts';

const readyToSign = (more: Partial<Settings>, resultClass: 'solved' | 'planned' | 'reference' = 'solved') => {
  const world = makeWorld(1, '2026-03-02', { ...defaultSettings, ...more });
  const d = driveCase(world);
  d.untilHandling();
  for (const id of d.units.assistingUnitIds) d.deliverOpinion(id);
  d.writeReply(d.answers([resultClass, resultClass]));
  d.checkReply();
  const reply = d.file.reply.at(-1)!;
  const deputyHead = world.actorOf('unitDeputyHead', reply.unitId);
  return { world, d, reply, deputyHead, head: world.actorOf('unitHead', reply.unitId), turns: d.file.turns.filter((turn) => turn.recordId === reply.id).map((turn) => [turn.role, turn.action]) };
};
const without = { withoutConsultation: 'other', withoutConsultationText: '代表出差' };

describe('who signs a reply', () => {
  it('is the principal head alone where the place says 主要负责人; the leader in charge is told before and refused', () => {
    const { world, d, reply, deputyHead, head, turns } = readyToSign({});
    expect(turns).toEqual([['unitHead', 'signOff']]);
    const told = offersFor(d.file, 'reply', reply, { actor: deputyHead, today: world.today(), settings: world.settings }).find((one) => one.action === 'signOff');
    expect(told?.refusals.map(({ code, text }) => [code, text.includes('主要负责人签发')])).toEqual([['notTheSigner', true]]);
    const refused = world.act(d.file, 'reply', reply, 'signOff', deputyHead, without);
    expect([refused.ok, reply.state]).toEqual([false, 'awaitingSignOff']);
    world.must(d.file, 'reply', reply, 'signOff', head, without);
    expect(reply.state).toBe('delivered');
  });

  it('is either of them where it says 负责人', () => {
    const { world, d, reply, deputyHead, turns } = readyToSign({ replySigner: 'headOrDeputyHead' }, 'planned');
    expect(turns).toEqual([['unitHead', 'signOff'], ['unitDeputyHead', 'signOff']]);
    world.must(d.file, 'reply', reply, 'signOff', deputyHead, without);
    expect([reply.state, reply.signedByName]).toEqual(['delivered', deputyHead.name]);
  });

  it('is the head for what is only planned or taken as reference, where the place sets that apart', () => {
    const settings = { replySigner: 'headOrDeputyHead', replySignerStrict: 'head' } as const;
    expect((['solved', 'planned', 'reference'] as const).map((resultClass) => readyToSign(settings, resultClass).turns.length)).toEqual([2, 1, 1]);
    const { world, d, reply, deputyHead } = readyToSign(settings, 'reference');
    const refused = world.act(d.file, 'reply', reply, 'signOff', deputyHead, without);
    expect(refused.ok ? [] : refused.refusals.map(({ code }) => code)).toEqual(['notTheSigner']);
  });
});
