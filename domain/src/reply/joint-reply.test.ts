import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../setting/settings.ts';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { makeWorld } from '../testing/world.ts';
import { composeLetter, type ReplyLetter } from './letter.ts';

const codes = (outcome: { readonly ok: boolean; readonly refusals?: readonly { readonly code: string }[] }) => outcome.refusals?.map((one) => one.code) ?? [];

/** Up to the opinion that waits for its unit's leaders. */
function untilOpinionChecked() {
  const world = makeWorld(3);
  const d = driveCase(world);
  d.untilHandling();
  const opinion = d.file.assistingOpinion[0];
  if (opinion === undefined) throw new Error('no opinion');
  world.must(d.file, 'assistingOpinion', opinion, 'save', d.sectionOf('housing'), { text: '同意配套资金', contactName: '孙', contactPhone: '1' });
  world.must(d.file, 'assistingOpinion', opinion, 'submitForCheck', d.sectionOf('housing'));
  const deliver = (role: 'unitHead' | 'unitDeputyHead', body: unknown) => world.act(d.file, 'assistingOpinion', opinion, 'deliver', actorOf(role, 'housing'), body);
  return { world, d, opinion, deliver };
}

describe('a joint reply', () => {
  it('is agreed to by the head of the assisting unit alone, and carries the names of those who agreed', () => {
    const { world, d, deliver } = untilOpinionChecked();
    expect(codes(deliver('unitDeputyHead', { agreesToJointReply: true }))).toEqual(['jointByHead']);
    expect(deliver('unitHead', { agreesToJointReply: true }).ok).toBe(true);
    d.consult(); d.writeReply(); d.checkReply(); d.sign({ joint: true });
    expect((d.reply().letter as ReplyLetter).jointWith).toEqual(['县住房和城乡建设局']);
    expect(world.notices.filter((one) => one.topic === 'jointReply').map((one) => one.text)[0]).toContain('联合行文签发');
  });

  it('is refused while nobody agreed, and is not made without being asked for', () => {
    const { world, d, deliver } = untilOpinionChecked();
    expect(deliver('unitDeputyHead', {}).ok).toBe(true);
    d.consult(); d.writeReply(); d.checkReply();
    expect(codes(world.act(d.file, 'reply', d.reply(), 'signOff', actorOf('unitHead', 'transport'), { joint: true }))).toEqual(['nobodyToSignWith']);
    d.sign();
    expect((d.reply().letter as ReplyLetter).jointWith).toEqual([]);
  });

  it('asks anew after an opinion was sent back', () => {
    const { world, d, opinion, deliver } = untilOpinionChecked();
    deliver('unitHead', { agreesToJointReply: true });
    world.must(d.file, 'assistingOpinion', opinion, 'sendBack', d.sectionOf('transport'), { reason: '请写明数额' });
    expect(opinion.agreesToJointReply).toBe(false);
  });
});

describe('the form of a reply', () => {
  it('is that of the place unless the head chooses another at sign-off', () => {
    const { d, deliver } = untilOpinionChecked();
    deliver('unitHead', {});
    expect(composeLetter(d.file, d.reply(), { ...defaultSettings, replyForm: 'letter' }, '2026-03-02').form).toBe('letter');
    d.consult(); d.writeReply(); d.checkReply(); d.sign({ form: 'document' });
    expect((d.reply().letter as ReplyLetter).form).toBe('document');
  });
});
