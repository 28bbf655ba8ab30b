import { describe, expect, it } from 'vitest';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { addDays } from '../kernel/dates.ts';
import { makeWorld } from '../testing/world.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((one) => one.code);

function replied() {
  const world = makeWorld(1);
  const d = driveCase(world);
  d.untilReplied();
  const record = d.reply();
  const head = actorOf('unitHead', 'transport');
  const propose = (body: object, actor = d.sectionOf('transport')) => world.act(d.file, 'reply', record, 'proposeClass', actor, { reason: '类别点错', ...body });
  const promise = { content: '安装限高架', ownerName: '钱科长', dueOn: addDays(world.today(), 60) };
  return { world, d, record, head, propose, promise };
}

describe('a wrong class in a delivered reply', () => {
  it('is proposed for one answer, with the promise that such a class carries', () => {
    const { propose, head, world, d, record, promise } = replied();
    expect(codes(propose({ askNo: 9, resultClass: 'planned' }))).toEqual(['askNotAnswered']);
    expect(codes(propose({ askNo: 1, resultClass: 'solved' }))).toEqual(['sameClass']);
    expect(codes(propose({ askNo: 1, resultClass: 'planned' }))).toEqual(['promiseMissing', 'promiseMissing', 'promiseMissing']);
    expect(codes(propose({ askNo: 1, resultClass: 'reference', ...promise }))).toEqual(['promiseNotAsked']);
    expect(propose({ askNo: 1, resultClass: 'planned', ...promise }, head)).toMatchObject({ why: 'notYourRole' });
    expect(propose({ askNo: 1, resultClass: 'planned', ...promise }).ok).toBe(true);
    expect(codes(propose({ askNo: 2, resultClass: 'reference' }))).toEqual(['classAwaitsHead']);
    // Until the head signs nothing has changed but that it waits.
    expect(record).toMatchObject({ classNotices: [], answers: [{ resultClass: 'solved' }, { resultClass: 'planned' }] });
    expect(d.file.turns.filter((turn) => turn.action === 'signClass')).toMatchObject([{ role: 'unitHead', organisationId: 'transport' }]);
    world.moveTo(addDays(promise.dueOn, 1));
    expect(codes(world.act(d.file, 'reply', record, 'signClass', head))).toEqual(['dueInPast']);
    expect(world.act(d.file, 'reply', record, 'returnClass', head, { note: '改期' }).ok).toBe(true);
    expect(record.classProposal).toBeNull();
  });

  it('goes out with the head’s signature: class, suggestion and promises follow, the letter does not change', () => {
    const { propose, head, world, d, record, promise } = replied();
    const { letter, letterHash, letterNumber } = record;
    const [old] = d.file.commitment.filter((one) => one.askNo === 1);
    propose({ askNo: 1, resultClass: 'planned', ...promise });
    world.must(d.file, 'reply', record, 'signClass', head);
    expect(record).toMatchObject({
      letter, letterHash, letterNumber, overallClass: 'planned', answers: [{ resultClass: 'planned', promise }, { resultClass: 'planned' }],
      classNotices: [{ askNo: 1, before: 'solved', after: 'planned', signedByName: head.name, noticeNumber: expect.stringContaining('〕2号') as string, reason: '类别点错' }],
    });
    expect(d.file.suggestion.overallClass).toBe('planned');
    expect(old?.state).toBe('replaced');
    expect(d.file.commitment.at(-1)).toMatchObject({ askNo: 1, state: 'undertaken', dueOn: promise.dueOn, needsSecondReply: true });
    const told = world.notices.filter((one) => one.topic === 'corrected');
    expect(told.map((one) => one.role)).toEqual(expect.arrayContaining(['deputy', 'deputyAffairs', 'unitLiaison']));
    expect(told[0]?.text).toContain('由“已经解决或者采纳”改为“列入计划逐步解决”');
  });

  it('leaves a rating as it was given, and is refused where the matter is handled again or filed', () => {
    const { propose, head, world, d, record } = replied();
    d.untilRated('satisfied');
    const given = { ...d.evaluation() };
    expect(propose({ askNo: 2, resultClass: 'reference' }).ok).toBe(true);
    world.must(d.file, 'reply', record, 'signClass', head);
    expect(d.evaluation()).toEqual(given);
    expect(d.file.suggestion).toMatchObject({ state: 'evaluated', finalResult: 'satisfied', overallClass: 'partly' });
    d.conclude();
    d.archive();
    expect(codes(propose({ askNo: 2, resultClass: 'notFeasible' }))).toEqual(['filed']);
    const again = replied();
    again.d.untilRated('dissatisfied');
    expect(codes(again.propose({ askNo: 2, resultClass: 'reference' }))).toEqual(['handledAgain']);
  });
});
