import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import type { PlannedUnit } from '../case-file/rows.ts';
import { defaultSettings } from '../setting/settings.ts';
import { driveCase } from '../testing/case-driver.ts';
import { actorOf, meetings } from '../testing/people.ts';
import { makeWorld } from '../testing/world.ts';
import { perform } from '../case-file/perform.ts';
import { evolveMeeting } from './evolve.ts';
import { listsByUnit, writeWorkPlan, type MeetingItem } from './work-plan.ts';
import { assignmentMeetingWorkflow, type AssignmentMeeting, type MeetingCounts } from './workflow.ts';

const unit = (unitId: string, role: PlannedUnit['role'], channel: PlannedUnit['channel'] = 'government'): PlannedUnit => ({ unitId, unitName: unitId, role, channel });
const item = (n: number, plan: PlannedUnit[]): MeetingItem => ({ suggestionId: `s${n}`, number: n, numberLabel: `第${n}号`, title: `建议${n}`, leadName: '陈初', category: 'inSession', plan });
const meeting: AssignmentMeeting = { id: 'm', version: 1, state: 'planned', title: '交办会', heldOn: '2026-03-20', place: '会议室', convener: '常委会', agenda: [], sections: {}, returnReason: null, confirmedByName: null, confirmedOn: null, openedOn: null, workPlan: null, heldTime: '', minutes: null };
const affairs = actorOf('deputyAffairs');
const full: MeetingCounts = { listed: 2, unplanned: 0, government: 1, unreceived: 0 };
const decide = (action: string, state: string, today: string, counts: Partial<MeetingCounts> = {}, actor = affairs) => {
  const decision = assignmentMeetingWorkflow.decide(action, state, { record: { ...meeting, state }, counts: { ...full, ...counts }, actor, today }, {});
  return decision.ok ? decision.event : decision.refusals.map((one) => one.code).join();
};

describe('the assignment meeting', () => {
  it('is held on its day only, with a plan for everything in it', () => {
    expect(decide('hold', 'planned', '2026-03-19')).toBe('notItsDay');
    expect(decide('hold', 'planned', '2026-03-21')).toBe('notItsDay');
    expect(decide('hold', 'confirmed', '2026-03-20', { unplanned: 3 })).toBe('notPlanned');
    expect(decide('hold', 'planned', '2026-03-20', { listed: 0 })).toBe('noSuggestions');
    expect(decide('hold', 'submitted', '2026-03-20')).toBe('wrongState');
    expect(decide('hold', 'confirmed', '2026-03-20')).toBe('MeetingHeld');
  });

  it('is signed beforehand by the government office, not by those who made it', () => {
    expect(decide('confirmPlan', 'submitted', '2026-03-10')).toBe('notYourRole');
    expect(decide('confirmPlan', 'submitted', '2026-03-10', {}, actorOf('governmentOffice'))).toBe('MeetingConfirmed');
    expect(decide('submitToGovernment', 'planned', '2026-03-10', { government: 0 })).toBe('nothingToSign');
    expect(decide('addSuggestions', 'confirmed', '2026-03-10')).toBe('wrongState');
    expect(evolveMeeting({ ...meeting, confirmedByName: '项', confirmedOn: '2026-03-10' }, 'MeetingTakenBack', 'planned', {}, { name: '', today: '2026-03-11', workPlan: null })).toMatchObject({ version: 2, confirmedByName: null, confirmedOn: null });
  });

  it('counts what each unit gets, the systems apart', () => {
    const items = [item(1, [unit('roads', 'lead'), unit('money', 'assisting')]), item(2, [unit('court', 'lead', 'direct')]), item(3, [unit('roads', 'separate'), unit('court', 'separate', 'direct')])];
    const systemOf = (id: string) => (id === 'court' ? 'court' as const : 'executive' as const);
    expect(listsByUnit(items, systemOf).map(({ unitId, leading, assisting }) => [unitId, leading, assisting])).toEqual([['roads', 2, 0], ['money', 0, 1], ['court', 2, 0]]);
    const plan = writeWorkPlan({ meeting: { ...meeting, sections: { requirements: '从严从快。' } }, items, systemOf, settings: defaultSettings, calendar: publishedCalendar, issuer: '代表工委' });
    expect(plan.sections[0]?.text).toContain('代表建议3件');
    expect(plan.sections[0]?.text).toContain('政府系统2件、法院1件');
    // Three months from the day of the meeting, a Saturday moved to the next working day (代表法 51).
    expect(plan.sections[2]?.text).toMatch(/分办单位于2026年6月(20|22|23)日前书面答复代表/);
    expect(plan.sections.map((one) => one.isWritten)).toEqual([false, false, false, true]);
    const again = evolveMeeting({ ...meeting, sections: { requirements: '从严从快。' } }, 'WorkPlanWritten', 'planned', { sections: { requirements: ' ' } }, { name: '', today: '2026-03-11', workPlan: null });
    expect(again.sections).toEqual({});
  });
});

describe('a suggestion at a meeting', () => {
  const planned = (leadUnitId: string) => {
    const world = makeWorld(1);
    const d = driveCase(world);
    d.untilRegistered();
    world.must(d.file, 'suggestion', d.file.suggestion, 'planUnits', d.affairs, { leadUnitId, assistingUnitIds: [] });
    const handOver = (signedPlan: readonly PlannedUnit[] | null) => perform(d.file, { kind: 'suggestion', record: d.file.suggestion, action: 'handOver', body: { meetingId: 'm' } }, {
      ...world.environmentOf(world.system), directory: { ...world.directory, meeting: () => ({ ...meetings[0]!, id: 'm', heldOn: '2026-03-01', signedPlan }) },
    });
    return { world, d, handOver };
  };

  it('keeps its plan without handing anything over; the plan may still change', () => {
    const { world, d } = planned('transport');
    expect(d.file.suggestion).toMatchObject({ state: 'registered', leadUnitId: null, plan: [{ unitId: 'transport', role: 'lead' }] });
    expect(d.file.handlingTask).toEqual([]);
    world.must(d.file, 'suggestion', d.file.suggestion, 'planUnits', d.affairs, { leadUnitId: 'housing', assistingUnitIds: ['court'], separately: true });
    expect(d.file.suggestion.plan.map((one) => [one.unitId, one.role])).toEqual([['housing', 'separate'], ['court', 'separate']]);
  });

  it('goes to its units at once where the government office signed this very plan, and the clock runs from the day of the meeting', () => {
    const { d, handOver } = planned('transport');
    expect(handOver([unit('transport', 'lead')]).ok).toBe(true);
    expect(d.file.suggestion).toMatchObject({ state: 'handling', assignedOn: '2026-03-01', leadUnitId: 'transport' });
    expect(d.file.deadline.find((clock) => clock.kind === 'reply')?.startedOn).toBe('2026-03-01');
  });

  it('goes to the government office first where the plan was changed after it signed', () => {
    const { d, handOver } = planned('transport');
    expect(handOver([unit('housing', 'lead')]).ok).toBe(true);
    expect(d.file.suggestion.state).toBe('awaitingJointAssignment');
  });

  it('of the court needs nobody’s signature', () => {
    const { d, handOver } = planned('court');
    expect(handOver(null).ok).toBe(true);
    expect(d.file.suggestion.state).toBe('handling');
  });
});
