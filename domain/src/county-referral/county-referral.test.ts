import { describe, expect, it } from 'vitest';
import type { Actor } from '../identity/actor.ts';
import { actors } from '../testing/people.ts';
import { township, townshipActors } from '../testing/township-people.ts';
import { countyReferralHandlers } from './evolve.ts';
import type { CountyReferralRow } from './rows.ts';
import { canSeeReferral } from './visibility.ts';
import { countyReferralWorkflow, type ReferralFacts } from './workflow.ts';

const deputy = actors.find((one) => one.role === 'deputy')!;
const presidium = townshipActors.find((one) => one.congressId === township && one.role === 'townshipPresidium')!;
const fresh = (): CountyReferralRow => ({
  id: 'r', version: 1, state: 'asked', createdAt: '', updatedAt: '', townshipId: township, townshipName: '霁城镇', matterId: 'm', matterLabel: '民生事项2026年第1号', title: '南环路要大修', place: '南环路', what: '坑多', reason: '县道不归镇里管', files: [],
  askedByName: '包景行', askedOn: '2026-03-01', personId: deputy.personId, personName: deputy.name, answer: null, answeredOn: null, suggestionId: null,
});
function act(record: CountyReferralRow, actor: Actor, action: string, body: object = {}, facts: ReferralFacts = { takenBy: null, stillAsked: [] }): string[] {
  const context = { record, actor, today: '2026-03-10', facts, now: '2026-03-10T01:00:00Z' };
  const decision = countyReferralWorkflow.decide(action, record.state, context, body);
  if (!decision.ok) return decision.refusals.map(({ code }) => code);
  record.state = decision.to;
  return countyReferralHandlers[decision.event as keyof typeof countyReferralHandlers](record, body as never, context).map(({ personId }) => personId ?? '');
}

describe('a matter put before a county deputy', () => {
  it('is taken up by that deputy alone, once for the matter; the others who were asked hear of it', () => {
    const other = actors.find((one) => one.role === 'deputy' && one.personId !== deputy.personId)!;
    expect(act(fresh(), other, 'takeUp')).toEqual(['notYourRole']);
    expect(act(fresh(), deputy, 'takeUp', {}, { takenBy: '单晓明', stillAsked: [] })).toEqual(['takenByOther']);
    const referral = fresh();
    expect(act(referral, deputy, 'takeUp', {}, { takenBy: null, stillAsked: [other.personId] })).toEqual([other.personId]);
    expect([referral.state, referral.answeredOn]).toEqual(['takenUp', '2026-03-10']);
    expect(act(referral, presidium, 'takeBack', { reason: '算了' }), 'what is being written is the deputy’s').toEqual(['wrongState']);
  });

  it('is declined with a reason, or taken back by the presidium that asked and by no other', () => {
    const declined = fresh();
    act(declined, deputy, 'decline', { reason: ' 县里已经列入计划 ' });
    expect([declined.state, declined.answer]).toEqual(['declined', '县里已经列入计划']);
    expect(act(fresh(), { ...presidium, congressId: 'elsewhere', townshipId: 'elsewhere' }, 'takeBack', { reason: '镇里先办' })).toEqual(['notYourRole']);
    expect(act(fresh(), presidium, 'takeBack', { reason: '镇里先办' })).toEqual([deputy.personId]);
  });

  it('is seen by its deputy, and by the readers of the suggestion that came of it', () => {
    const affairs = actors.find((one) => one.role === 'deputyAffairs')!;
    const seen = (state: string, seesSuggestion: boolean) => [deputy, affairs, presidium].map((actor) => canSeeReferral(actor, { ...fresh(), state }, seesSuggestion));
    expect([seen('asked', true), seen('takenUp', false), seen('takenUp', true)]).toEqual([[true, false, false], [true, false, false], [true, true, false]]);
  });
});
