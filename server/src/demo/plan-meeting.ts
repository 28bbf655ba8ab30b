import { addDays, dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import type { CountyRows } from '../features/administration/public.ts';
import { performMeetingAction, planMeeting, type MeetingResult } from '../features/assignment-meetings/public.ts';
import { createPlaces } from '../features/cases/public.ts';
import { createFixedClock } from '../platform/clock/clock.ts';
import { rowsOf, withReading } from '../platform/db/database.ts';
import { castCounty } from './county-cast.ts';
import { COUNTY } from './make-county.ts';
import type { DemoSite } from './write-histories.ts';

/** The next assignment meeting: prepared by the commission, its plan with the government office for confirmation, for the second time where it lists several. */
export async function planDemoMeeting(site: DemoSite, rows: CountyRows, now: Date): Promise<void> {
  const cast = castCounty(rows, COUNTY);
  const [actor, office] = [cast.office('deputyAffairs')[0], cast.office('governmentOffice')[0]];
  if (actor === undefined || office === undefined) throw new RangeError('nobody keeps the assignment meetings');
  const clock = createFixedClock(now);
  const deps = { db: site.db, clock, auditMacKey: site.secrets.auditMacKey, places: createPlaces(site.db, clock) };
  const planned = await withReading(site.db, COUNTY, (tx) => rowsOf(tx, sql<{ id: string }>`select id from suggestion
    where congress_id = ${COUNTY} and state = 'registered' and plan @> '[{"channel":"government"}]' order by registered_on, id limit 12`));
  // A county made small for a test has nothing waiting.
  if (planned.length === 0) return;
  let meeting = done(await planMeeting(deps, actor, {
    title: '第四季度闭会期间代表建议交办会', heldOn: addDays(dateInShanghai(now.toISOString()), 2), place: '县人大常委会三楼会议室', convener: '县人大常委会办公室、县人民政府办公室',
    agenda: ['通报闭会期间代表建议情况', '交办代表建议', '承办单位签收', '明确办理要求'],
  }));
  const steps = [
    [actor, 'addSuggestions', { suggestionIds: planned.map(({ id }) => id) }], [actor, 'submitToGovernment', {}],
    // Where there is more than one, the last is sent back and taken off the list.
    ...(planned.length === 1 ? [] : [
      [office, 'returnPlan', { reason: '最后一件涉及的单位职责正在调整，建议下次会议再交办。' }], [actor, 'removeSuggestions', { suggestionIds: planned.slice(-1).map(({ id }) => id) }], [actor, 'submitToGovernment', {}],
    ] as const),
  ] as const;
  for (const [by, action, body] of steps) {
    meeting = done(await performMeetingAction(deps, { actor: by, id: meeting.id, action, body, expectedVersion: meeting.version }));
  }
}

function done(result: MeetingResult) {
  if (!result.ok) throw new Error(`${result.code}: ${result.refusals.map(({ text }) => text).join('；')}`);
  return result.meeting;
}
