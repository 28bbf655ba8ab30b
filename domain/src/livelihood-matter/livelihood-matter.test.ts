import { describe, expect, it } from 'vitest';
import type { CountyAnswer } from '../county-referral/rows.ts';
import { systemActor, type Actor } from '../identity/actor.ts';
import { township, townshipActors } from '../testing/township-people.ts';
import { livelihoodHandlers } from './evolve.ts';
import { reminderWords } from './reminders.ts';
import type { LivelihoodRow } from './rows.ts';
import { livelihoodWorkflow, type LivelihoodContext, type LivelihoodFacts } from './workflow.ts';

const today = '2026-03-10';
const who = (role: Actor['role'], of?: string): Actor => townshipActors.find((one) => one.congressId === township && one.role === role && (of === undefined || one.organisationId === of))!;
const [deputy, presidium] = [who('deputy'), who('townshipPresidium')];
const liaison = who('unitLiaison');
const section = who('unitSection', liaison.organisationId);
const facts: LivelihoodFacts = { handlers: { [liaison.organisationId]: '镇政府', [`${liaison.organisationId}/${section.sectionId ?? ''}`]: '镇政府公共服务办' }, upload: (id) => ({ id, name: '现场.jpg', mediaType: 'image/jpeg', size: 1, sha256: 'a', personId: section.personId }), suggestion: null, isDeputyGone: false, countyDeputies: { 'c-lin': '林永发', 'c-shan': '单晓明' }, answers: [], reminders: { reminderDaysBefore: [3, 1], reminderDaysAfter: [2] } };
const fresh = (more: Partial<LivelihoodRow> = {}): LivelihoodRow => ({
  id: 'm', version: 1, state: 'raised', createdAt: '', updatedAt: '', year: 2026, no: 1, title: '老街口路灯不亮', what: '三盏不亮', place: '老街口', source: 'deputy', sourceNote: '', deputyPersonId: deputy.personId, deputyName: deputy.name, enteredByName: deputy.name,
  raisedOn: '2026-03-01', unitId: null, unitName: null, sectionId: null, village: null, takenOn: null, dueOn: null, nextReminderOn: null, doneText: null, doneOn: null, returns: 0, settledOn: null, endKind: null, endReason: null, endedOn: null, suggestionId: null, files: [], steps: [], ...more,
});

/** Does an act by the table and its handler, as the write path does; answers with the refusals or whom it told. */
function act(record: LivelihoodRow, actor: Actor, action: string, body: unknown = {}, more: Partial<LivelihoodFacts> = {}): string[] {
  const context: LivelihoodContext & { now: string } = { record, actor, today, facts: { ...facts, ...more }, now: '2026-03-10T01:00:00Z' };
  const decision = livelihoodWorkflow.decide(action, record.state, context, body);
  if (!decision.ok) return decision.refusals.map(({ code }) => code);
  record.state = decision.to;
  return livelihoodHandlers[decision.event as keyof typeof livelihoodHandlers](record, body as never, context).map(({ role, sectionId }) => (sectionId === null ? role : `${role}/${sectionId}`));
}
const turnOf = (record: LivelihoodRow) => townshipActors.filter((actor) => livelihoodWorkflow.turnsOf(record.state, { record, actor, today, facts }).some(({ by }) => livelihoodWorkflow.spec.roles[by as 'handler']({ record, actor, today, facts })));
const done = { doneText: '换了灯泡', doneOn: today };
const handed = { handler: `${liaison.organisationId}/${section.sectionId ?? ''}`, dueOn: '2026-03-20' };

describe('a matter of the township', () => {
  it('is handed to a section with a day, reported done, sent back by its deputy, done again and confirmed', () => {
    const matter = fresh();
    expect([...new Set(turnOf(matter).map(({ role }) => role))]).toEqual(['townshipPresidium']);
    expect(act(matter, liaison, 'takeUp', handed)).toEqual(['notYourRole']);
    expect(act(matter, presidium, 'takeUp', { ...handed, dueOn: '2026-03-09' })).toEqual(['badDay']);
    expect(act(matter, presidium, 'takeUp', { ...handed, village: '云筠村' })).toEqual(['villageToo']);
    expect(act(matter, presidium, 'takeUp', handed)).toEqual(['deputy', 'unitLiaison', `unitSection/${section.sectionId ?? ''}`]);
    expect(act(matter, presidium, 'reportDone', done), 'the office does not say it for a section').toEqual(['notYourRole']);
    expect(act(matter, section, 'reportDone', { ...done, doneOn: '2026-02-01' })).toEqual(['badDoneDay']);
    expect(act(matter, section, 'reportDone', { ...done, files: ['f'] })).toEqual(['deputy']);
    expect(matter.files).toMatchObject([{ id: 'f', of: 'done' }]);
    expect(turnOf(matter).map(({ personId }) => personId)).toEqual([deputy.personId]);
    expect(act(matter, presidium, 'confirm'), 'nobody confirms for the deputy').toEqual(['notYourRole']);
    act(matter, deputy, 'notDone', { reason: '只换了一盏' });
    expect([matter.state, matter.returns, matter.steps.at(-1)?.note]).toEqual(['handling', 1, '只换了一盏']);
    act(matter, section, 'reportDone', done);
    expect(act(matter, deputy, 'confirm', {})).toEqual(['townshipPresidium', 'unitLiaison', `unitSection/${section.sectionId ?? ''}`]);
    expect([matter.state, matter.settledOn, turnOf(matter)]).toEqual(['settled', today, []]);
  });

  it('heard at a reception without a deputy is handed to a village: the presidium reports and confirms', () => {
    const matter = fresh({ source: 'reception', deputyPersonId: null, deputyName: null });
    expect(act(matter, presidium, 'takeUp', { handler: 'village', dueOn: today })).toEqual(['noVillage']);
    act(matter, presidium, 'takeUp', { handler: 'village', village: ' 云筠村 ', dueOn: today });
    expect([matter.village, matter.unitId]).toEqual(['云筠村', null]);
    expect(act(matter, presidium, 'proposeSuggestion', { reason: '要立项' })).toEqual(['noDeputy']);
    act(matter, presidium, 'reportDone', done);
    act(matter, presidium, 'confirm');
    expect(matter.state).toBe('settled');
  });

  it('beyond the spot becomes its deputy’s suggestion, and comes back if nothing came of that', () => {
    const matter = fresh();
    act(matter, presidium, 'takeUp', handed);
    act(matter, presidium, 'proposeSuggestion', { reason: '要列入年度计划' });
    expect([matter.state, matter.unitId, turnOf(matter).map(({ personId }) => personId)]).toEqual(['proposed', null, [deputy.personId]]);
    act(matter, deputy, 'writeSuggestion');
    expect(act(matter, presidium, 'resume', { reason: '已撤' }, { suggestion: { state: 'handling', numberLabel: '1' } })).toEqual(['suggestionThere']);
    act(matter, presidium, 'resume', { reason: '已撤' }, { suggestion: { state: 'withdrawn', numberLabel: '1' } });
    expect(matter.state).toBe('raised');
  });

  it('is confirmed by the presidium, and taken back, where its deputy is none any more', () => {
    const matter = fresh();
    act(matter, presidium, 'takeUp', handed);
    act(matter, section, 'reportDone', done);
    expect(act(matter, presidium, 'confirm')).toEqual(['notYourRole']);
    expect(act({ ...matter }, presidium, 'confirm', {}, { isDeputyGone: true })).not.toEqual(['notYourRole']);
    const asked = fresh({ state: 'proposed' });
    act(asked, presidium, 'resume', { reason: '代表职务已终止' }, { isDeputyGone: true });
    expect(asked.state).toBe('raised');
  });

  it('beyond the township goes to county deputies elected there, and comes back or ends by what they made of it', () => {
    const answer = (state: string, more: Partial<CountyAnswer> = {}): CountyAnswer => ({ matterId: 'm', personId: 'c-lin', personName: '林永发', state, askedOn: today, answer: null, answeredOn: null, suggestion: null, ...more });
    const registered = (state: string): CountyAnswer => answer('takenUp', { suggestion: { stage: 'registered', numberLabel: '1', state, units: [], commitments: [] } });
    const matter = fresh();
    act(matter, presidium, 'takeUp', handed);
    expect(act(matter, deputy, 'handToCounty', { deputies: ['c-lin'], reason: '要县里立项' })).toEqual(['notYourRole']);
    expect(act(matter, presidium, 'handToCounty', { deputies: ['c-lin', 'c-qiu'], reason: '要县里立项' })).toEqual(['unknownCountyDeputy']);
    expect(act(matter, presidium, 'handToCounty', { deputies: ['c-lin'], reason: '要县里立项' }, { countyDeputies: {} })).toEqual(['noCountyDeputies']);
    expect(act(matter, presidium, 'handToCounty', { deputies: ['c-lin'], reason: '要县里立项' })).toEqual(['deputy', 'unitLiaison', `unitSection/${section.sectionId ?? ''}`]);
    expect([matter.state, matter.unitId, matter.dueOn, matter.steps.at(-1)?.what]).toEqual(['atCounty', null, null, '转请县人大代表林永发']);
    const more = { deputies: ['c-lin'], reason: '再请' };
    expect(act({ ...matter }, presidium, 'handToCounty', more, { answers: [answer('asked')] })).toEqual(['askedAlready']);
    expect(act({ ...matter }, presidium, 'handToCounty', more, { answers: [answer('declined')] }), 'asked again after a no').toEqual(['deputy']);
    const turns = (answers: readonly CountyAnswer[]) => livelihoodWorkflow.turnsOf(matter.state, { record: matter, actor: presidium, today, facts: { ...facts, answers } }).map(({ action }) => action);
    expect([turns([answer('asked')]), turns([answer('declined')]), turns([registered('handling')]), turns([registered('concluded')])]).toEqual([[], ['resume'], [], ['end']]);
    expect(act({ ...matter }, presidium, 'resume', { reason: '镇里先办' }, { answers: [registered('handling')] })).toEqual(['countySuggestionThere']);
    const viaCounty = { kind: 'viaCounty', reason: '县里修好了' };
    expect(act({ ...matter }, presidium, 'end', viaCounty, { answers: [registered('replied')] })).toEqual(['countyNotDone']);
    expect(act({ ...matter }, presidium, 'end', viaCounty, { answers: [registered('closed')] })).toEqual(['deputy']);
    act(matter, presidium, 'resume', { reason: '镇里先办' }, { answers: [answer('takenUp', { suggestion: { stage: 'gone', numberLabel: null, state: null, units: [], commitments: [] } })] });
    expect(matter.state).toBe('raised');
  });

  it('reminds its handler and the presidium before, on and after its day, while it is handled', () => {
    const matter = fresh();
    act(matter, presidium, 'takeUp', { ...handed, dueOn: '2026-03-15' });
    expect(matter.nextReminderOn).toBe('2026-03-12');
    const on = (day: string) => livelihoodWorkflow.decide('remind', matter.state, { record: matter, actor: systemActor(township), today: day, facts }, {});
    expect([on('2026-03-11').ok, on('2026-03-12').ok, livelihoodWorkflow.decide('remind', 'handling', { record: matter, actor: presidium, today: '2026-03-12', facts }, {}).ok]).toEqual([false, true, false]);
    const said: string[] = [];
    for (let day = matter.nextReminderOn; day !== null; day = matter.nextReminderOn) said.push(...livelihoodHandlers.MatterReminded(matter, {}, { record: matter, actor: systemActor(township), today: day, facts, now: '' }).map(({ role, text }) => `${day ?? ''} ${role} ${text.slice(-14)}`));
    expect(said.filter((one) => one.includes('townshipPresidium')).map((one) => one.slice(0, 10))).toEqual(['2026-03-12', '2026-03-14', '2026-03-15', '2026-03-17']);
    expect(said.filter((one) => one.includes('unitSection'))).toHaveLength(4);
    expect(reminderWords('2026-03-15', '2026-03-17')).toBe('已超过期限2天（2026年3月15日到期）');
    act(matter, section, 'reportDone', done);
    act(matter, deputy, 'notDone', { reason: '还没有好' });
    expect(matter.nextReminderOn, 'sent back: it reminds again').toBe('2026-03-12');
    act(matter, section, 'reportDone', done);
    expect(matter.nextReminderOn).toBeNull();
    const late = (today2: string, more: Partial<LivelihoodRow> = {}) => livelihoodWorkflow.turnsOf('handling', { record: fresh({ unitId: 'u', dueOn: '2026-03-15', ...more }), actor: presidium, today: today2, facts }).map(({ by }) => by);
    expect([late('2026-03-15'), late('2026-03-16'), late('2026-03-16', { unitId: null })]).toEqual([['handler', 'forVillage'], ['handler', 'forVillage', 'ownPresidium'], ['handler', 'forVillage']]);
  });

  it('takes nobody else’s file', () => {
    const matter = fresh();
    act(matter, presidium, 'takeUp', { handler: liaison.organisationId, dueOn: today });
    expect(act(matter, liaison, 'reportDone', { ...done, files: ['f'] })).toEqual(['unknownFile']);
  });
});
