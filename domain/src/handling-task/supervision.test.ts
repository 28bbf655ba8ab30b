import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/dates.ts';
import { actorOf } from '../testing/people.ts';
import { reach } from '../testing/reach.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((one) => one.code);
const liaison = actorOf('unitLiaison', 'transport');
const government = actorOf('governmentOffice');

/** Handbook 3.8: 办理要求、回复期限、单位反馈、销号意见; 承诺到期 is one of its kinds. */
describe('督办单', () => {
  const urged = () => {
    const { world, driver: d } = reach('handlingTask', 'inSection');
    const act = (action: string, actor = d.affairs, body: object = {}) => world.act(d.file, 'handlingTask', d.task(), action, actor, body);
    const turns = () => d.file.turns.filter((one) => one.recordId === d.task().id && ['feedback', 'settleUrge'].includes(one.action)).map(({ role, action }) => [role, action]);
    return { world, d, act, turns };
  };

  it('asks for an answer by a day, waits for it on the unit’s desk, then for the word of the office that pressed', () => {
    const { world, d, act, turns } = urged();
    expect(codes(act('feedback', liaison, { text: '已经开工' }))).toEqual(['noOpenNote']);
    expect(codes(act('urge', government, { note: '请抓紧', replyBy: world.today() }))).toEqual(['badReplyBy']);
    expect(act('urge', government, { note: '请抓紧', replyBy: addDays(world.today(), 3) }).ok).toBe(true);
    expect(turns()).toEqual([['unitLiaison', 'feedback']]);
    expect(act('feedback', actorOf('unitLiaison', 'housing'), { text: '已经开工' })).toMatchObject({ why: 'notYourRole' });
    expect(act('feedback', liaison, { text: '已经开工' }).ok).toBe(true);
    expect(turns()).toEqual([['governmentOffice', 'settleUrge']]);
    expect(codes(act('settleUrge', d.affairs, { opinion: '同意' }))).toEqual(['otherOffice']);
    expect(act('settleUrge', government, { opinion: '同意销号' }).ok).toBe(true);
    expect(turns()).toEqual([]);
    expect(d.task().supervision).toMatchObject([{ nth: 1, byRole: 'governmentOffice', note: '请抓紧', feedback: { text: '已经开工', byName: liaison.name }, settled: { opinion: '同意销号', byName: government.name } }]);
  });

  it('has a clock of its own until the unit’s word, which presses on that word alone and gives way to a later note', () => {
    const { world, d, act } = urged();
    const clocks = () => d.file.deadline.filter((one) => one.kind === 'supervisionFeedback').map(({ state, dueOn, unitId }) => [state, dueOn, unitId]);
    const turn = () => d.file.turns.find((one) => one.action === 'feedback')?.dueOn;
    const [first, second] = [addDays(world.today(), 3), addDays(world.today(), 6)];
    act('urge', government, { note: '请抓紧', replyBy: first });
    expect([clocks(), turn()]).toEqual([[['running', first, 'transport']], first]);
    act('urge', d.affairs, { note: '再次催办', replyBy: second });
    expect([clocks(), turn()]).toEqual([[['cancelled', first, 'transport'], ['running', second, 'transport']], second]);
    world.moveTo(addDays(second, 1));
    expect(d.file.deadline.find((one) => one.kind === 'supervisionFeedback' && one.state === 'running')?.remindedCount).toBeGreaterThan(0);
    const late = world.notices.filter((one) => one.text.includes('督办反馈期限') && one.topic === 'deadline').map(({ role }) => role);
    expect(new Set(late)).toEqual(new Set(['unitLiaison']));
    act('feedback', liaison, { text: '已经开工' });
    expect(clocks().at(-1)?.[0]).toBe('metLate');
  });

  it('is a plain reminder without a day: nobody has to answer it', () => {
    const { act, turns } = urged();
    act('urge', actorOf('deputyAffairs'), { note: '请抓紧' });
    expect(turns()).toEqual([]);
  });

  it('presses for a promise whose day has passed, and for nothing that is not due', () => {
    const { world, driver: d } = reach('commitment', 'undertaken');
    const urge = () => world.act(d.file, 'handlingTask', d.task(), 'urge', d.affairs, { note: '承诺已经到期', replyBy: addDays(world.today(), 5) });
    expect(codes(urge())).toEqual(['nothingOverdue']);
    world.moveTo(addDays(d.commitment(2).dueOn, 1));
    expect(urge().ok).toBe(true);
    expect(world.entries.get(d.file.suggestion.id)?.at(-1)?.event).toBe('CommitmentUrged');
    expect(d.file.turns.map(({ action }) => action)).toContain('feedback');
  });
});
