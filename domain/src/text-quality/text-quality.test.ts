import { describe, expect, it } from 'vitest';
import type { Candidate, ExcellentSelectionRow, WritingScoreRow } from './quality-rows.ts';
import { divergences, summarise, summaryForDeputy } from './quality-summary.ts';
import { excellentSelectionWorkflow, type SelectionFacts } from './excellent-selection.ts';
import { suggestCandidates } from './suggest-candidates.ts';
import { defaultCriteria, rubricFaults, rubricOn } from './rubric.ts';
import { cleanScores, mayScore, reviewsAreOver, scoreFaults, totalOf } from './writing-score.ts';

const all = (score: number) => defaultCriteria.map(({ name }) => ({ criterion: name, score }));
const sheet = (level: 'presidium' | 'affairs' | 'office', scores: WritingScoreRow['scores'], state = 'given') =>
  ({ level, state, criteria: defaultCriteria, scores, total: totalOf(defaultCriteria, scores) }) as unknown as WritingScoreRow;

describe('the criteria', () => {
  it('that the system comes with are whole', () => expect(rubricFaults(defaultCriteria, '2026-01-01', '2026-01-01')).toEqual([]));
  it('must add up to 100, with what is missing said', () => {
    const [fault] = rubricFaults(defaultCriteria.slice(1), '2026-01-01', '2026-01-01');
    expect(fault?.text).toContain('现在是80，还差20');
  });
  it('cannot begin in the past nor name a thing twice', () => {
    expect(rubricFaults([{ name: '甲', hint: '', weight: 50 }, { name: ' 甲', hint: '', weight: 50 }], '2025-12-31', '2026-01-01').map((one) => one.code)).toEqual(['criterionTwice', 'startsInPast']);
  });
  it('are those of the newest version that has begun; of one day the later, and no cancelled one', () => {
    const versions = [{ no: 1, startsOn: '2026-01-01', state: 'set' }, { no: 2, startsOn: '2026-03-01', state: 'set' }, { no: 3, startsOn: '2026-03-01', state: 'set' }, { no: 4, startsOn: '2026-03-01', state: 'cancelled' }, { no: 5, startsOn: '2026-05-01', state: 'set' }] as const;
    expect(['2025-12-31', '2026-02-28', '2026-03-01', '2026-05-01'].map((day) => rubricOn(versions, day)?.no)).toEqual([undefined, 1, 3, 5]);
  });
});

describe('a sheet', () => {
  it('weighs each criterion', () => {
    expect(totalOf(defaultCriteria, all(10))).toBe(100);
    expect(totalOf(defaultCriteria, all(7).map((one) => (one.criterion === '建议具体' ? { ...one, score: 2 } : one)))).toBe(57.5);
  });
  it('scores every criterion once and no other', () => {
    expect(scoreFaults(defaultCriteria, all(5))).toEqual([]);
    expect(scoreFaults(defaultCriteria, [...all(5).slice(1), { criterion: '文采', score: 9 }]).map((one) => one.code)).toEqual(['scoresMissing', 'unknownCriterion']);
    expect(scoreFaults(defaultCriteria, [...all(5), ...all(6).slice(0, 1)]).map((one) => one.code)).toEqual(['scoredTwice']);
  });
  it('is made at or after the level’s own review', () => {
    expect(mayScore({ state: 'underPresidiumReview', passes: [] }, 'presidium')).toBeNull();
    expect(mayScore({ state: 'underPresidiumReview', passes: [] }, 'affairs')?.code).toBe('notReviewed');
    expect(mayScore({ state: 'handling', passes: [{ level: 'affairs', textHash: '', byName: '', at: '', note: null }] }, 'affairs')).toBeNull();
  });
  it('keeps no remark that says nothing', () => expect(cleanScores([{ criterion: '甲', score: 1, remark: '  ', forDeputy: true }])).toEqual([{ criterion: '甲', score: 1 }]));
  it('counts as over only when the last level has passed the text', () => {
    expect(['returned', 'underOfficeReview', 'withdrawn', 'reviewed', 'declined', 'closed'].map(reviewsAreOver)).toEqual([false, false, false, true, true, true]);
  });
});

describe('what comes of several sheets', () => {
  const low = all(8).map((one) => (one.criterion === '原因分析' ? { ...one, score: 4, remark: '没有说清养护责任', forDeputy: true } : { ...one, remark: '内部', forDeputy: false }));
  const sheets = [sheet('presidium', all(8)), sheet('affairs', low), sheet('office', all(0), 'annulled')];
  it('is their average, without annulled ones', () => {
    expect(summarise(sheets)).toMatchObject({ sheets: 2, levels: ['presidium', 'affairs'], average: 76 });
    expect(summarise([sheets[2]!])).toBeNull();
  });
  it('shows where levels lie apart', () => expect(divergences(sheets)).toEqual([{ criterion: '原因分析', by: [{ level: '乡镇人大主席团', score: 8 }, { level: '代表工委', score: 4 }] }]));
  it('tells the deputy averages and the remarks meant for the deputy, and not who gave what', () => {
    const told = summaryForDeputy(sheets);
    expect(told?.criteria.find((one) => one.name === '原因分析')?.average).toBe(6);
    expect(told?.remarks).toEqual([{ criterion: '原因分析', text: '没有说清养护责任' }]);
    expect(JSON.stringify(told)).not.toMatch(/内部|presidium|level|total/);
  });
});

describe('the yearly selection', () => {
  const candidate = (id: string, sheets: number, year = 2025): Candidate => ({ suggestionId: id, numberLabel: '', title: id, leadPersonId: '', leadName: '', year, average: 80, sheets, overallClass: null, promised: 0, kept: 0, broken: 0 });
  const known = [candidate('two', 2), candidate('one', 1), candidate('old', 3, 2024)];
  const facts: SelectionFacts = { candidate: (id) => known.find((one) => one.suggestionId === id), compiled: () => undefined, waitingFor: [] };
  const actor = { role: 'deputyAffairs' } as never;
  const decide = (action: string, record: Partial<ExcellentSelectionRow>, body: unknown) =>
    excellentSelectionWorkflow.decide(action, record.state ?? 'preparing', { record: { year: 2025, entries: [], proposedOn: '2026-01-10', ...record } as ExcellentSelectionRow, actor, today: '2026-01-20', facts }, body);
  const codes = (decision: ReturnType<typeof decide>) => (decision.ok ? [] : decision.refusals.map((one) => one.code));

  it('looks first at what was written above the average by two levels and carried out, and says why and why not', () => {
    const like = (id: string, more: Partial<Candidate>) => ({ ...candidate(id, 2), ...more });
    const found = suggestCandidates([
      like('kind', { average: 95, sheets: 1, overallClass: 'solved' }), like('broken', { average: 92, promised: 2, kept: 1, broken: 1, overallClass: 'planned' }), like('good', { average: 90, promised: 3, kept: 3, overallClass: 'planned' }),
      like('open', { average: 88, promised: 2, kept: 1, overallClass: 'inProgress' }), like('dull', { average: 40, overallClass: 'solved' }), like('word', { average: 86, overallClass: 'reference' }), like('new', { average: 85 }),
    ]);
    expect(found.map(({ suggestionId, suggested }) => [suggestionId, suggested])).toEqual([['good', true], ['kind', false], ['broken', false], ['open', false], ['dull', false], ['word', false], ['new', false]]);
    const told = Object.fromEntries(found.map(({ suggestionId, reasons, against }) => [suggestionId, [reasons, against]]));
    expect(told['good']).toEqual([['撰写质量平均90分，在6件中居第2', '承诺的3项全部核验落实'], []]);
    expect(told['kind']?.[1]).toEqual(['只有1级评价，至少要有2级']);
    expect(told['broken']?.[1]).toEqual(['1项承诺没有兑现']);
    expect(told['open']?.[1]).toEqual(['还有1项承诺没有核验']);
    expect(told['dull']).toEqual([['答复为“已经解决或者采纳”'], ['撰写质量平均40分，低于候选建议的平均分80.2']]);
    expect([told['word']?.[1], told['new']?.[1]]).toEqual([['答复没有办成，也没有承诺事项'], ['还没有答复']]);
  });
  it('takes only suggestions of the year that two levels have scored', () => {
    expect(decide('nominate', {}, { entries: [{ suggestionId: 'two', reason: '写得实' }] }).ok).toBe(true);
    expect(codes(decide('nominate', {}, { entries: [{ suggestionId: 'one', reason: '写得实' }, { suggestionId: 'old', reason: '好' }, { suggestionId: 'two', reason: ' ' }] }))).toEqual(['tooFewSheets', 'notOfYear', 'noReason']);
  });
  it('is decided among what was proposed, not before and not in the future', () => {
    const proposed = { state: 'proposed', entries: [{ ...candidate('two', 2), reason: '实' }] };
    expect(codes(decide('recordDecision', proposed, { meeting: '主任会议', decidedOn: '2026-01-21', suggestionIds: ['one'] }))).toEqual(['notProposed', 'decidedInFuture']);
    expect(codes(decide('recordDecision', proposed, { meeting: '主任会议', decidedOn: '2026-01-09', suggestionIds: [] }))).toEqual(['noneDecided', 'decidedBeforeProposal']);
    expect(decide('recordDecision', proposed, { meeting: '主任会议', decidedOn: '2026-01-15', suggestionIds: ['two'] }).ok).toBe(true);
  });
  it('is not published with a suggestion that was withdrawn since', () => {
    const decided = { state: 'decided', entries: [{ ...candidate('two', 2), reason: '实' }], decidedIds: ['two'] };
    expect(codes(decide('publish', decided, {}))).toEqual(['gone']);
  });
  it('proposes nothing when nothing was chosen', () => expect(codes(decide('propose', {}, {}))).toEqual(['noEntries']));
});
