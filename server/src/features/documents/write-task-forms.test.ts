import { addDays, formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { handlingTaskWorkflow } from '@luoshi/domain/handling-task/workflow.ts';
import { driveCase } from '@luoshi/domain/testing/case-driver.ts';
import { actorOf } from '@luoshi/domain/testing/people.ts';
import { makeWorld } from '@luoshi/domain/testing/world.ts';
import { describe, expect, it } from 'vitest';
import { papersIssued } from '../cases/papers-issued.ts';
import { writeAssignmentForm, writeExtensionForm, writeReturnForm } from './write-task-forms.ts';

describe('the forms of a request', () => {
  it('are kept by every act by which it is made or answered, wherever the task stands', () => {
    const acts: Readonly<Record<string, string>> = { requestReturn: 'returnForm', withdrawReturn: 'returnForm', refuseReturn: 'returnForm', agreeReturn: 'returnForm', requestExtension: 'extensionForm', grantExtension: 'extensionForm', refuseExtension: 'extensionForm' };
    const entry = { recordKind: 'handlingTask', recordId: 'task-1', suggestionId: 'case-1', version: 2, fromState: null, toState: '', actor: actorOf('deputyAffairs'), at: '2026-03-02T01:00:00Z', body: null, cause: 0 } as const;
    for (const [action, , , , , event] of handlingTaskWorkflow.rows) {
      if (acts[action] !== undefined) expect(papersIssued('county', [{ ...entry, action, event }]).map((job) => job.payload['paper']), event).toEqual([acts[action]]);
    }
  });

  it('hand the unit its last day for giving the task back, with what it rests on', () => {
    const d = driveCase(makeWorld(1));
    d.untilRegistered();
    d.assign();
    const dates = new Map(writeAssignmentForm(d.file, d.task()).rows).get('办理期限') ?? '';
    expect(dates).toMatch(/申请退办：2026年\d+月\d+日（浙江省人大代表建议办理规定\(2016\)第十四条；未按期签收的，自签收期限届满之日起算）/u);
  });

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
    world.must(d.file, 'handlingTask', task, 'requestExtension', actorOf('unitHead', 'transport'), { ground: 'wideAndDifficult', reason: '跨县征地' });
    world.moveTo(addDays(extendedOn, 3));
    world.must(d.file, 'handlingTask', task, 'grantExtension', d.affairs, {});
    world.moveTo(addDays(extendedOn, 40));
    expect(writeReturnForm(d.file, task)?.documentDate).toBe(returnedOn);
    expect(writeExtensionForm(d.file, task)?.documentDate).toBe(extendedOn);
    const rows = new Map(writeExtensionForm(d.file, task)?.rows);
    expect([rows.get('延期的情形'), rows.get('决定人'), rows.get('决定日期')]).toEqual(['涉及面广、处理难度大', `代表工委${d.affairs.name}`, formatChineseDate(addDays(extendedOn, 3))]);
  });
});
