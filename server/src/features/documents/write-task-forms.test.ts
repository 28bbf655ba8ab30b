import { addDays } from '@luoshi/domain/kernel/dates.ts';
import { driveCase } from '@luoshi/domain/testing/case-driver.ts';
import { actorOf } from '@luoshi/domain/testing/people.ts';
import { makeWorld } from '@luoshi/domain/testing/world.ts';
import { describe, expect, it } from 'vitest';
import { writeExtensionForm, writeReturnForm } from './write-task-forms.ts';

describe('the forms of a request', () => {
  it('carry the day on which it was made, whenever they are printed and however it ended', () => {
    const world = makeWorld(1);
    const d = driveCase(world);
    d.untilRegistered();
    d.assign();
    const task = d.task();
    expect([writeReturnForm(d.file, task), writeExtensionForm(d.file, task)]).toEqual([null, null]);
    const returnedOn = world.today();
    world.must(d.file, 'handlingTask', task, 'requestReturn', actorOf('unitLiaison', 'transport'), { ground: '三定规定', reason: '属水利工程' });
    world.moveTo(addDays(returnedOn, 2));
    world.must(d.file, 'handlingTask', task, 'refuseReturn', d.affairs, { reason: '属本单位职责' });
    d.takeIn('transport');
    const extendedOn = world.today();
    world.must(d.file, 'handlingTask', task, 'requestExtension', actorOf('unitHead', 'transport'), { reason: '跨县征地' });
    world.moveTo(addDays(extendedOn, 3));
    world.must(d.file, 'handlingTask', task, 'grantExtension', d.affairs, {});
    world.moveTo(addDays(extendedOn, 40));
    expect(writeReturnForm(d.file, task)?.documentDate).toBe(returnedOn);
    expect(writeExtensionForm(d.file, task)?.documentDate).toBe(extendedOn);
  });
});
