import { describe, expect, it } from 'vitest';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { makeWorld, type World } from '../testing/world.ts';

const [affairs, government] = [actorOf('deputyAffairs'), actorOf('governmentOffice')];
const note = { note: '请抓紧' };
function handled(leadUnitId: string, ...assistingUnitIds: string[]) {
  const world = makeWorld(1);
  const d = driveCase(world, { units: { leadUnitId, assistingUnitIds } });
  d.untilRegistered();
  d.assign();
  return { world, d };
}
const codes = (outcome: ReturnType<World['act']>) => (outcome.ok ? [] : outcome.refusals.map(({ code }) => code));

describe('the courts, the procuratorate, the supervision commission and the party’s units are not urged by the government office (handbook 1.14)', () => {
  it('one by one: the commission urges them', () => {
    const { world, d } = handled('transport', 'court');
    const urge = (unit: string, by = government) => world.act(d.file, 'handlingTask', d.task(unit), 'urge', by, note);
    expect(urge('court')).toMatchObject({ why: 'notYourRole' });
    expect([urge('transport').ok, urge('court', affairs).ok]).toEqual([true, true]);
    expect(d.file.handlingTask.map((task) => [task.unitId, task.urgedCount])).toEqual([['transport', 1], ['court', 1]]);
  });

  it('nor all at once: its word goes to the government’s units alone', () => {
    const { world, d } = handled('transport', 'court');
    world.must(d.file, 'suggestion', d.file.suggestion, 'urgeUnits', government, note);
    expect(d.file.handlingTask.map((task) => [task.unitId, task.urgedCount])).toEqual([['transport', 1], ['court', 0]]);
    expect(world.notices.filter((notice) => notice.topic === 'urged').map((notice) => notice.organisationId)).not.toContain('court');
    world.must(d.file, 'suggestion', d.file.suggestion, 'urgeUnits', affairs, note);
    expect(d.file.handlingTask.map((task) => task.urgedCount)).toEqual([2, 1]);
  });

  it('and where none of the government’s owes anything it is told whose business it is', () => {
    const { world, d } = handled('court');
    expect(codes(world.act(d.file, 'suggestion', d.file.suggestion, 'urgeUnits', government, note))).toEqual(['notGovernmentUnit']);
    expect(codes(world.act(d.file, 'suggestion', d.file.suggestion, 'urgeUnits', affairs, note))).toEqual([]);
  });
});
