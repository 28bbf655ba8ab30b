import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { computeDeadline } from '../deadline/compute-deadline.ts';
import { deadlineRuleOf, defaultSettings, type Settings } from '../setting/settings.ts';
import { driveCase } from '../testing/case-driver.ts';
import { session } from '../testing/people.ts';
import { makeWorld } from '../testing/world.ts';

const running = (d: ReturnType<typeof driveCase>, kind: string) => d.file.deadline.find((clock) => clock.kind === kind && clock.state === 'running');

/** A suggestion handed in on one day, reviewed the next and numbered the day after. */
function numbered(category: 'inSession' | 'interSessional', settings: Settings = defaultSettings, closesOn: string | null = '2026-03-06') {
  const world = makeWorld(1, '2026-03-02', settings);
  Object.assign(world.directory, { session: (id: string) => (id === session.id ? { ...session, closesOn } : undefined) });
  const d = driveCase(world);
  d.write();
  d.submit();
  world.moveTo('2026-03-03');
  for (let level = 0; level < 3; level += 1) d.review();
  world.moveTo('2026-03-04');
  d.register(category);
  return { world, d };
}

describe('the clock of the assignment', () => {
  it('counts for a suggestion of the session from its closing (上海 15), not from the number', () => {
    expect(defaultSettings.sessionAssignment.startEvent).toBe('sessionClosed');
    const clock = running(numbered('inSession').d, 'sessionAssignment');
    expect(clock).toMatchObject({ startedOn: '2026-03-06', rule: { startEvent: 'sessionClosed' }, dueOn: computeDeadline(deadlineRuleOf(defaultSettings, 'sessionAssignment'), '2026-03-06', publishedCalendar).dueOn });
    const asSet: Settings = { ...defaultSettings, sessionAssignment: { ...defaultSettings.sessionAssignment, startEvent: 'registered' } };
    expect(running(numbered('inSession', asSet).d, 'sessionAssignment')).toMatchObject({ startedOn: '2026-03-04', rule: { startEvent: 'registered' } });
  });

  it('says that it counts from the number where the closing is not known', () => {
    expect(running(numbered('inSession', defaultSettings, null).d, 'sessionAssignment')).toMatchObject({ startedOn: '2026-03-04', rule: { startEvent: 'registered' } });
  });

  it('counts from receipt where the place says so (重庆 13), and from the new receipt of a text that was given back', () => {
    const fromReceipt: Settings = { ...defaultSettings, assignment: { ...defaultSettings.assignment, count: 10, startEvent: 'submitted' } };
    expect(running(numbered('interSessional', fromReceipt).d, 'assignment')).toMatchObject({ startedOn: '2026-03-02', rule: { startEvent: 'submitted' } });
    expect(running(numbered('interSessional').d, 'assignment')).toMatchObject({ startedOn: '2026-03-04', rule: { startEvent: 'registered' } });
    const world = makeWorld(1, '2026-03-02', fromReceipt);
    const d = driveCase(world);
    d.write();
    d.submit();
    world.must(d.file, 'suggestion', d.file.suggestion, 'returnForRevision', world.actorOf('townshipPresidium', d.file.suggestion.leadTownshipId ?? ''), { guidance: '请写明路段' });
    world.moveTo('2026-03-05');
    d.write();
    d.submit();
    for (let level = 0; level < 3; level += 1) d.review();
    world.moveTo('2026-03-06');
    d.register('interSessional');
    expect(running(d, 'assignment')).toMatchObject({ startedOn: '2026-03-05' });
  });
});

describe('the clock of the commission’s review', () => {
  it('names the day from which it counts: the presidium’s pass, or the handing in by a deputy of no township', () => {
    const world = makeWorld(1);
    const d = driveCase(world);
    d.write();
    d.submit();
    d.passPresidium();
    expect(running(d, 'affairsReview')).toMatchObject({ startedOn: world.today(), rule: { startEvent: 'presidiumPassed' } });
    const other = driveCase(makeWorld(1), { lead: 'deputy-3' });
    other.write();
    other.submit();
    expect(running(other, 'affairsReview')?.rule).toMatchObject({ startEvent: 'submitted', count: defaultSettings.affairsReview.count });
  });
});
