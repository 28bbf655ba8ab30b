import { publishedCalendar } from '@luoshi/domain/calendar/published-calendar.ts';
import { reach, reachInTownship, type Reached } from '@luoshi/domain/testing/reach.ts';
import { describe, expect, it } from 'vitest';
import { actionsOf } from './present.ts';

/** The form of the conclusion as the office of the place gets it. */
function formOf({ world, driver }: Reached): string {
  const { affairs, file } = driver;
  const viewer = { actor: affairs, today: world.today(), settings: world.settings, calendar: publishedCalendar };
  return JSON.stringify(actionsOf(viewer, file, 'mediation', driver.mediation()).find((one) => one.action === 'conclude'));
}

describe('the conclusion of a second dissatisfaction', () => {
  it('goes to the county’s 主任会议 and to a township’s 主席团会议, by the words of the form', () => {
    expect(formOf(reach('mediation', 'opened'))).toContain('报主任会议');
    const inTownship = formOf(reachInTownship('mediation', 'opened'));
    expect(inTownship).toContain('报主席团会议');
    expect(inTownship).not.toContain('主任会议');
  });
});
