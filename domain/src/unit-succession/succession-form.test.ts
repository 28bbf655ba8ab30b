import { describe, expect, it } from 'vitest';
import { documentText, successionNote, successionRefusals, type SuccessionFacts, type SuccessionForm } from './succession-form.ts';

const unit = (id: string, more: object = {}) => ({ id, name: `${id}局`, congressId: 'county', kind: 'handlingUnit', state: 'active', ...more });
const organisations = new Map([unit('a'), unit('b'), unit('c'), unit('gone', { state: 'ended' }), unit('town', { congressId: 'township' }), unit('office', { kind: 'governmentOffice' })].map((one) => [one.id, one]));
const facts: SuccessionFacts = {
  today: '2026-04-10', unit: unit('a'), organisation: (id) => organisations.get(id), lastActOn: '2026-04-01', section: (id) => (id === 'b-1' ? { organisationId: 'b' } : undefined),
  openTasks: [{ taskId: 't1', label: '第1号', group: 'g' }, { taskId: 't2', label: '第2号', group: 'g' }, { taskId: 't3', label: '第3号', group: null }], people: [{ identityId: 'i1', name: '甲' }, { identityId: 'i2', name: '乙' }],
};
const form: SuccessionForm = {
  manner: 'abolished', succeededOn: '2026-04-08', documentTitle: '机构改革方案', documentNumber: '委发〔2026〕9号', documentDate: '2026-03-30', successorId: 'b', tasks: [{ taskId: 't3', successorId: 'c' }],
  people: [{ identityId: 'i1', outcome: 'moved', role: 'unitSection', sectionId: 'b-1' }, { identityId: 'i2', outcome: 'ended' }],
};
const found = (more: Partial<SuccessionForm>, of: Partial<SuccessionFacts> = {}) => successionRefusals({ ...form, ...more }, { ...facts, ...of }).map(({ code, field }) => `${code} ${field ?? ''}`);

describe('the form of a merger', () => {
  it('passes where everything is said', () => expect(found({})).toEqual([]));

  it.each<[string, Partial<SuccessionForm>, string[]]>([
    ['a day to come', { succeededOn: '2026-04-11' }, ['notYet /succeededOn']],
    ['a day before the last act', { succeededOn: '2026-03-31' }, ['beforeLastAct /succeededOn']],
    ['no day at all', { succeededOn: '2026-02-30' }, ['badDate /succeededOn']],
    ['a document of later', { documentDate: '2026-04-09' }, ['documentLater /documentDate']],
    ['no document', { documentTitle: ' ', documentNumber: '' }, ['noDocument /documentTitle', 'noDocument /documentNumber']],
    ['itself', { successorId: 'a', people: [{ identityId: 'i1', outcome: 'ended' }, { identityId: 'i2', outcome: 'ended' }] }, ['sameUnit /successorId']],
    ['a unit that is no more', { tasks: [{ taskId: 't3', successorId: 'gone' }] }, ['endedUnit /tasks/0/successorId']],
    ['a unit of another congress', { tasks: [{ taskId: 't3', successorId: 'town' }] }, ['otherCongress /tasks/0/successorId']],
    ['an office that handles nothing', { tasks: [{ taskId: 't3', successorId: 'office' }] }, ['unknownUnit /tasks/0/successorId']],
    ['a merger whole that is not whole', { manner: 'merged' }, ['mergedWhole /tasks/0/successorId']],
    ['a group torn apart', { tasks: [{ taskId: 't2', successorId: 'c' }] }, ['groupApart /tasks']],
    ['a task named twice', { tasks: [{ taskId: 't3', successorId: 'b' }, { taskId: 't3', successorId: 'c' }] }, ['taskTwice /tasks']],
    ['a task of somebody else', { tasks: [{ taskId: 't9', successorId: 'b' }] }, ['unknownTask /tasks/0/taskId']],
    ['somebody forgotten', { people: [{ identityId: 'i2', outcome: 'ended' }] }, ['personMissing /people']],
    ['somebody who is not there', { people: [...form.people, { identityId: 'i9', outcome: 'ended' }] }, ['unknownPerson /people/2/identityId']],
    ['a section of nobody', { people: [{ identityId: 'i1', outcome: 'moved', role: 'unitSection' }, { identityId: 'i2', outcome: 'ended' }] }, ['sectionMissing /people/0/sectionId']],
    ['a unit that carries on nothing', { tasks: [], people: [{ identityId: 'i1', outcome: 'moved', organisationId: 'c' }, { identityId: 'i2', outcome: 'ended' }] }, ['notSuccessor /people/0/organisationId']],
    ['an office in the unit that is none', { people: [{ identityId: 'i1', outcome: 'moved', role: 'deputyAffairs' }, { identityId: 'i2', outcome: 'ended' }] }, ['badRole /people/0/role']],
  ])('refuses %s', (_name, more, expected) => expect(found(more)).toEqual(expected));

  it('cites the document as papers do', () => {
    expect([documentText(form), documentText({ ...form, documentTitle: '《方案》' })]).toEqual(['《机构改革方案》（委发〔2026〕9号）', '《方案》（委发〔2026〕9号）']);
    expect(successionNote({ manner: 'merged', succeededOn: '2026-04-08', document: '《方案》（9号）' }, '甲局', '乙局')).toBe('因机构改革，“甲局”2026年4月8日并入“乙局”，由其承接：依据《方案》（9号）。办理期限照常计算，不因撤并重新起算');
  });
});
