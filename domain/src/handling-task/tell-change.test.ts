import { describe, expect, it } from 'vitest';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf } from '../testing/people.ts';
import { makeWorld } from '../testing/world.ts';

const [affairs, government] = [actorOf('deputyAffairs'), actorOf('governmentOffice')];
function assigned() {
  const world = makeWorld(1);
  const d = driveCase(world, { units: { leadUnitId: 'transport', assistingUnitIds: ['housing'] }, coSponsors: ['deputy-4'] });
  d.untilRegistered();
  d.assign();
  const mark = world.notices.length;
  /** Who has been told since, once each. */
  const told = (topic: string) => world.notices.slice(mark).filter((notice) => notice.topic === topic).map((notice) => `${notice.role} ${notice.personId ?? notice.organisationId ?? ''}`.trim()).toSorted();
  const on = (unit: string, action: string, actor: typeof affairs, body: object) => world.must(d.file, 'handlingTask', d.task(unit), action, actor, body);
  return { world, d, told, on };
}
const leads = ['unitLiaison transport'];

describe('an assisting unit that goes', () => {
  it.each([['replaced', { unitId: 'education' }], ['dropped', {}]] as const)('%s by one office: the deputy, the lead unit and the other office hear of it', (_how, to) => {
    const { on, told, world, d } = assigned();
    on('housing', 'reassign', government, { ...to, reason: '无须该单位会办' });
    expect(told('reassigned')).toEqual(['deputy deputy-1', 'deputyAffairs', 'unitLiaison housing', ...leads]);
    expect(world.notices.at(-1)?.text).toContain(d.file.suggestion.title);
  });

  it('at its own request, agreed by the commission, is told to the government office', () => {
    const { on, told } = assigned();
    on('housing', 'requestReturn', actorOf('unitLiaison', 'housing'), { ground: '三定规定第三条', reason: '不属本单位' });
    on('housing', 'agreeReturn', affairs, { reason: '同意' });
    expect(told('reassigned')).toEqual(['deputy deputy-1', 'governmentOffice', 'unitLiaison housing', ...leads]);
  });

  it('and a refusal is told to it, too', () => {
    const { on, told } = assigned();
    on('housing', 'requestReturn', actorOf('unitLiaison', 'housing'), { ground: '三定规定第三条', reason: '不属本单位' });
    on('housing', 'refuseReturn', government, { reason: '属本单位' });
    expect(told('return').filter((who) => who === 'deputyAffairs' || who === 'governmentOffice')).toEqual(['deputyAffairs', 'deputyAffairs', 'governmentOffice']);
  });
});

describe('who leads from now on', () => {
  it('is told to the unit that owes it an opinion, and to the other office', () => {
    const { on, told } = assigned();
    on('transport', 'reassign', affairs, { unitId: 'education', reason: '职责' });
    expect(told('reassigned')).toEqual(['deputy deputy-1', 'deputy deputy-4', 'governmentOffice', 'unitLiaison housing', 'unitLiaison transport']);
  });

  it('is no news to the government office where none of the units is the government’s', () => {
    const world = makeWorld(1);
    const d = driveCase(world, { units: { leadUnitId: 'court', assistingUnitIds: [] } });
    d.untilRegistered();
    d.assign();
    world.must(d.file, 'handlingTask', d.task(), 'reassign', affairs, { unitId: 'union', reason: '职责' });
    expect(world.notices.filter((notice) => notice.role === 'governmentOffice')).toEqual([]);
    world.must(d.file, 'handlingTask', d.task('union'), 'reassign', affairs, { unitId: 'transport', reason: '职责' });
    expect(world.notices.filter((notice) => notice.role === 'governmentOffice').map((notice) => notice.topic)).toEqual(['reassigned']);
  });
});

describe('a unit more', () => {
  it.each([[affairs, 'governmentOffice'], [government, 'deputyAffairs']] as const)('is told to the deputy, the lead unit and the other office', (actor, other) => {
    const { world, d, told } = assigned();
    world.must(d.file, 'suggestion', d.file.suggestion, 'addUnits', actor, { unitIds: ['education'], reason: '涉及学校' });
    expect(told('unitsAdded')).toEqual(['deputy deputy-1', other, ...leads].toSorted());
  });
});

describe('a later date', () => {
  it.each([['grantExtension', {}], ['refuseExtension', { reason: '不复杂' }]] as const)('%s by one office is told to the other', (action, body) => {
    const { d, on, told } = assigned();
    d.takeIn('transport');
    on('transport', 'requestExtension', actorOf('unitHead', 'transport'), { reason: '复杂' });
    on('transport', action, government, body);
    expect(told('extension').filter((who) => who === 'deputyAffairs')).toEqual(['deputyAffairs', 'deputyAffairs']);
  });
});
