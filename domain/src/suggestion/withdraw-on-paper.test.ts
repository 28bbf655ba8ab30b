import { expect, it } from 'vitest';
import { reach } from '../testing/reach.ts';

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) => (outcome.refusals ?? []).map((one) => one.code);

it('a written withdrawal is entered by the commission with its scan; everybody who signed hears of it', () => {
  const { world, driver: d, record } = reach('suggestion', 'registered');
  const enter = (body: object = {}, actor = d.affairs) => world.act(d.file, 'suggestion', record, 'withdrawOnPaper', actor, { receivedOn: world.today(), reason: '已经解决', files: ['file-photo'], ...body });
  expect(enter({}, d.lead)).toMatchObject({ why: 'notYourRole' });
  expect(codes(enter({ files: [] }))).toEqual(['scanMissing']);
  expect(codes(enter({ receivedOn: '2020-01-01' }))).toEqual(['badReceiptDay']);
  expect(enter().ok).toBe(true);
  expect(d.file.suggestion).toMatchObject({ state: 'withdrawn', closingReason: '已经解决' });
  expect(d.file.deadline.filter((one) => one.state === 'running')).toEqual([]);
  expect(d.file.attachment.at(-1)).toMatchObject({ purpose: 'withdrawal' });
  expect(world.notices.filter((one) => one.topic === 'withdrawn' && one.personId === d.lead.personId).map((one) => one.text.includes('书面撤回'))).toEqual([true]);
});

it('is as late as any other withdrawal', () => {
  const { world, driver: d, record } = reach('suggestion', 'handling');
  const withdrawal = () => world.act(d.file, 'suggestion', record, 'withdrawOnPaper', d.affairs, { receivedOn: world.today(), reason: '已经解决', files: ['file-photo'] });
  expect([codes(withdrawal()), world.settings.withdrawal]).toEqual(world.settings.withdrawal === 'beforeAssignment' ? [['alreadyAssigned'], 'beforeAssignment'] : [[], world.settings.withdrawal]);
});
