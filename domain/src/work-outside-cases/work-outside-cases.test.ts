import { describe, expect, it } from 'vitest';
import type { Actor } from '../identity/actor.ts';
import { roleLabels, type RoleId } from '../identity/roles.ts';
import { outsideKinds, outsideTables, ownTurns, rolesWithTurns, statesWithTurns, type OutsideKind } from './tables.ts';

const today = '2026-03-20';
const person = (role: RoleId, more: Partial<Actor> = {}): Actor => ({ congressId: 'county', personId: `p-${role}`, name: role, role, organisationId: `o-${role}`, sectionId: null, townshipId: null, ...more }) as Actor;
/** Everybody there is, and of those who are known by more than their office a second one to whom nothing belongs. */
const everybody = [
  ...(Object.keys(roleLabels) as RoleId[]).map((role) => person(role)), person('townshipPresidium', { personId: 'in-the-township', congressId: 'town', townshipId: 'town' }),
  person('deputy', { personId: 'another' }), person('unitLiaison', { personId: 'another', organisationId: 'another' }), person('securityAdministrator', { personId: 'recorder' }),
];
const base = { id: 'r', version: 1, createdAt: '2026-03-01T00:00:00Z', updatedAt: '2026-03-01T00:00:00Z' };
const draft = { state: 'draft', text: { title: '路', situation: '坏了', analysis: '', asks: ['修'] } };
const talk = { record: { ...base, leadPersonId: 'p-deputy', unitId: 'o-unitLiaison' }, facts: { draft } };
const counts = { listed: 3, unplanned: 0, government: 2, unreceived: 1 };
const meeting = { record: { ...base, heldOn: today, openedOn: '2026-03-19' }, counts };
const entry = { suggestionId: 's', title: '路' };
const selection = { record: { ...base, year: 2026, entries: [entry], decidedIds: ['s'] }, facts: { candidate: () => undefined, compiled: (): unknown => entry, waitingFor: [] } };
const change = { record: { ...base, endsOn: today }, facts: { lastSessionCloses: '2026-02-01', openRounds: [] as string[], newDeputies: 200 } };
const matter = { record: { ...base, year: 2026, no: 1, title: '路灯', deputyPersonId: 'p-deputy', unitId: null, sectionId: null, files: [] }, facts: { handlers: {}, upload: () => undefined, suggestion: null, isDeputyGone: false, countyDeputies: {}, answers: [] as object[] } };
const answered = (state: string, suggestion: object | null) => ({ ...matter, facts: { ...matter.facts, answers: [{ state, suggestion }] } });
const referral = { record: { ...base, personId: 'p-deputy', townshipId: 'town' }, facts: { takenBy: null as string | null, stillAsked: [] } };
const twin = { record: { ...base, countyCongressId: 'county', countySuggestionId: 's', townshipCongressId: 'township', townshipSuggestionId: 't', proposedBy: 'township' } };
const intention = { record: { ...base, personId: 'p-deputy', withId: 'other', year: 2026 }, facts: { draft, other: () => ({ state: 'announced' }) as { state: string } | undefined } };

/** kind, state, what it is like, who has to do what; nobody else has to do anything. */
const cases: readonly (readonly [OutsideKind, string, object, Readonly<Record<string, readonly string[]>>])[] = [
  ['topicGuide', 'preparing', { record: base, facts: { adopted: { 民生: 1 } } }, { 'p-deputyAffairs': ['publish'] }],
  ['topicGuide', 'preparing', { record: base, facts: { adopted: {} } }, {}],
  ['guideTopic', 'collected', { record: { ...base, background: '背景', year: 2026 }, facts: { guide: { state: 'preparing', title: '', sections: [] } } }, { 'p-deputyAffairs': ['adopt'] }],
  ['guideTopic', 'collected', { record: { ...base, background: '', year: 2026 }, facts: { guide: null } }, { 'p-deputyAffairs': ['edit'] }],
  ['draftTalk', 'proposed', talk, { 'p-deputy': ['share'] }],
  ['draftTalk', 'proposed', { ...talk, facts: { draft: null } }, { 'p-deputy': ['refuseTalk'] }],
  ['draftTalk', 'invited', talk, { 'p-unitLiaison': ['answer'] }],
  ['draftTalk', 'answered', talk, { 'p-deputy': ['conclude'] }],
  ['draftIntention', 'announced', intention, { 'p-deputy': ['joinOther'] }],
  ['draftIntention', 'announced', { ...intention, facts: { draft, other: () => undefined } }, { 'p-deputy': ['stayAlone'] }],
  ['draftIntention', 'announced', { ...intention, record: { ...intention.record, withId: null } }, {}],
  ['excellentSelection', 'preparing', { ...selection, record: { ...selection.record, entries: [] } }, { 'p-deputyAffairs': ['nominate'] }],
  ['excellentSelection', 'preparing', selection, { 'p-deputyAffairs': ['propose'] }],
  ['excellentSelection', 'proposed', selection, { 'p-deputyAffairs': ['recordDecision'] }],
  ['excellentSelection', 'decided', selection, { 'p-deputyAffairs': ['publish'] }],
  ['excellentSelection', 'decided', { ...selection, facts: { ...selection.facts, compiled: () => undefined } }, { 'p-deputyAffairs': ['reopen'] }],
  ['assignmentMeeting', 'planned', meeting, { 'p-deputyAffairs': ['submitToGovernment'] }],
  ['assignmentMeeting', 'planned', { ...meeting, counts: { ...counts, listed: 0, government: 0 } }, { 'p-deputyAffairs': ['addSuggestions'] }],
  ['assignmentMeeting', 'planned', { ...meeting, counts: { ...counts, government: 0 } }, { 'p-deputyAffairs': ['hold'] }],
  ['assignmentMeeting', 'planned', { ...meeting, record: { ...meeting.record, heldOn: '2026-03-19' } }, { 'p-deputyAffairs': ['edit'] }],
  ['assignmentMeeting', 'submitted', meeting, { 'p-governmentOffice': ['confirmPlan'] }],
  ['assignmentMeeting', 'submitted', { ...meeting, record: { ...meeting.record, heldOn: '2026-03-19' } }, { 'p-deputyAffairs': ['takeBack'] }],
  ['assignmentMeeting', 'confirmed', meeting, { 'p-deputyAffairs': ['hold'] }],
  ['assignmentMeeting', 'confirmed', { ...meeting, record: { ...meeting.record, heldOn: '2026-03-21' } }, {}],
  ['assignmentMeeting', 'confirmed', { ...meeting, record: { ...meeting.record, heldOn: '2026-03-19' } }, { 'p-deputyAffairs': ['takeBack'] }],
  ['assignmentMeeting', 'held', meeting, { 'p-deputyAffairs': ['remind'] }],
  ['assignmentMeeting', 'held', { ...meeting, counts: { ...counts, unreceived: 0 } }, {}],
  ['assignmentMeeting', 'held', { ...meeting, record: { ...meeting.record, openedOn: today } }, {}],
  ['actingMandate', 'proposed', { record: { ...base, untilDate: today, recordedByPersonId: 'recorder', holderPersonId: 'h', principalPersonId: 'q', principalRole: 'unitLiaison', organisationId: 'o', congressId: 'county' } }, { 'p-securityAdministrator': ['confirm'] }],
  ['termChange', 'prepared', change, { 'p-deputyAffairs': ['askExplanations'], 'in-the-township': ['askExplanations'] }],
  ['termChange', 'prepared', { ...change, facts: { ...change.facts, openRounds: ['第一轮'] } }, {}],
  ['termChange', 'explanationsAsked', change, { 'p-deputyAffairs': ['close'], 'in-the-township': ['close'] }],
  ['termChange', 'explanationsAsked', { ...change, record: { ...change.record, endsOn: '2026-03-21' } }, {}],
  ['twinMatter', 'proposed', twin, { 'p-deputyAffairs': ['agree'] }],
  ['twinMatter', 'proposed', { record: { ...twin.record, proposedBy: 'county' } }, {}],
  ['livelihoodMatter', 'reported', matter, { 'p-deputy': ['confirm'] }],
  ['livelihoodMatter', 'proposed', matter, { 'p-deputy': ['writeSuggestion'] }],
  ['livelihoodMatter', 'raised', matter, { 'in-the-township': ['takeUp'] }],
  ['livelihoodMatter', 'handling', { ...matter, record: { ...matter.record, unitId: 'o-unitLiaison' } }, { 'p-unitLiaison': ['reportDone'] }],
  ['livelihoodMatter', 'handling', { ...matter, record: { ...matter.record, unitId: 'o-unitLiaison', dueOn: '2026-03-19' } }, { 'p-unitLiaison': ['reportDone'], 'in-the-township': ['handOver'] }],
  ['livelihoodMatter', 'atCounty', answered('asked', null), {}],
  ['livelihoodMatter', 'atCounty', answered('declined', null), { 'in-the-township': ['resume'] }],
  ['livelihoodMatter', 'atCounty', answered('takenUp', { stage: 'registered', state: 'concluded' }), { 'in-the-township': ['end'] }],
  ['countyReferral', 'asked', referral, { 'p-deputy': ['takeUp'] }],
  ['countyReferral', 'asked', { ...referral, facts: { takenBy: '林永发', stillAsked: [] } }, { 'p-deputy': ['decline'] }],
];

/** States that are not the last and in which all the same nobody has to do anything, and why. */
const resting: Readonly<Record<string, string>> = {
  'topicGuide.published': 'deputies use it until the office ends it', 'guideTopic.adopted': 'printed with the guide', 'guideTopic.setAside': 'may be looked at again, need not',
  'writingRubric.set': 'in force', 'writingScore.given': 'in force', 'compilationReceipt.received': 'signed for; reading is the deputy’s own affair',
  'excellentSelection.published': 'each deputy signs by a receipt, which waits for its birth',
  'evaluationRound.planned': 'opens by its date', 'evaluationRound.open': 'closes by its date; each rating waits in its case',
  'actingMandate.inForce': 'ends by its date',
  'twinMatter.linked': 'each side goes on with its own case',
  'livelihoodMatter.passedOn': 'goes on as a suggestion',
  'handlingReport.preparing': 'written when the office gets to it',
  'handlingReport.finished': 'may be opened again, need not',
};

describe('the turns of what stands beside the cases', () => {
  it.each(cases)('%s %s', (kind, state, { record, ...facts }: { record?: object }, expected) => {
    const found = Object.fromEntries(everybody.map((actor) => [actor.personId, ownTurns(kind, { ...facts, record: { ...record, state }, actor, today } as never)] as const).filter(([, turns]) => turns.length > 0));
    expect(found).toEqual(expected);
  });

  it.each(outsideKinds)('%s: every state that goes on has somebody whose turn it is, or says why nobody', (kind) => {
    const { rows, states } = outsideTables[kind];
    const goingOn = Object.keys(states).filter((state) => rows.some((row) => row[1].includes(state)));
    const tried = new Set(cases.filter(([of, , , expected]) => of === kind && Object.keys(expected).length > 0).map(([, state]) => state));
    expect(goingOn.filter((state) => !tried.has(state)).map((state) => `${kind}.${state}`).toSorted()).toEqual(Object.keys(resting).filter((one) => one.startsWith(`${kind}.`)).toSorted());
    expect(statesWithTurns(kind).toSorted()).toEqual([...tried].toSorted());
  });

  it.each(outsideKinds)('%s: each of its turns comes up, and only with those for whom its records are read', (kind) => {
    const own = cases.filter(([of]) => of === kind);
    const declared = new Set(Object.values((outsideTables[kind] as unknown as { spec: { turns: Record<string, { action: string }[]> } }).spec.turns).flat().map(({ action }) => action));
    expect(new Set(own.flatMap(([, , , expected]) => Object.values(expected).flat()))).toEqual(declared);
    const roles = new Set(own.flatMap(([, , , expected]) => Object.keys(expected)).map((id) => everybody.find((one) => one.personId === id)?.role));
    expect([...roles].every((role) => role !== undefined && rolesWithTurns[kind].includes(role))).toBe(true);
  });
});
