import { describe, expect, it } from 'vitest';
import { townships } from './county.ts';
import { allUnits, handlingUnits } from './handling-units.ts';
import { createPrng } from './prng.ts';
import { realPlaces } from './real-places.ts';
import {
  declineReasons, makeAskAnswers, makeAssistingOpinion, makeBrokenPromiseReason, makeConsultationMinutes, makeDeclineExplanation, makeEscalationBlocker, makeEvaluationRemark,
  makeEvidenceCaption, makeExtensionReason, makeProgressReport, makeReplyClosing, makeReplyOpening, makeReturnGuidance, makeReturnRequestReason, makeVerificationFinding, type ResultClass,
} from './replies.ts';
import { makeSuggestion } from './suggestions.ts';
import { topics } from './topics/all-topics.ts';

const unfilled = /[{}|]|undefined|NaN/;
const unitIds = new Set(allUnits.map((one) => one.id));

describe('suggestions', () => {
  it('come from 120 topics whose units exist', () => {
    expect(topics.length).toBeGreaterThanOrEqual(120);
    expect(new Set(topics.map((one) => one.key)).size).toBe(topics.length);
    expect(new Set(topics.map((one) => one.field)).size).toBe(20);
    for (const topic of topics) {
      for (const id of [topic.leadUnitId, ...topic.assistingUnitIds]) expect(unitIds.has(id), `${topic.key}: ${id}`).toBe(true);
      expect(topic.assistingUnitIds).not.toContain(topic.leadUnitId);
      expect(topic.asks.length).toBeGreaterThanOrEqual(2);
      expect(topic.asks.every((ask) => ask.deed !== '' && ask.text.endsWith('。'))).toBe(true);
    }
    const busy = new Set(topics.flatMap((one) => [one.leadUnitId, ...one.assistingUnitIds]));
    expect(handlingUnits.filter((one) => !busy.has(one.id)).map((one) => one.id)).toEqual([]);
  });
  it('name one number by one letter: a letter with two ranges would silently keep the first', () => {
    for (const topic of topics) {
      const ranges = new Map<string, string>();
      const text = [...topic.situation, ...topic.analysis, ...topic.asks.flatMap((ask) => [ask.text, ask.deed])].join('');
      for (const [, letter = '', range = ''] of text.matchAll(/\{([a-z]):([^}]+)\}/g)) {
        expect(ranges.get(letter) ?? range, `${topic.key} {${letter}}`).toBe(range);
        ranges.set(letter, range);
      }
    }
  });
  it('fill every slot of every topic in every township', () => {
    const prng = createPrng('slots');
    for (const topic of topics) for (const township of townships) {
      const made = makeSuggestion(prng, { year: 2025, topicKey: topic.key, townshipId: township.id });
      const text = [made.title, made.situation, made.analysis, ...made.asks, ...made.deeds].join('\n');
      expect(unfilled.test(text), text).toBe(false);
      expect(realPlaces.filter((place) => text.includes(place))).toEqual([]);
      expect(made.title).toMatch(/^关于.+的建议$/);
      expect(made.situation.split('\n').length).toBeGreaterThanOrEqual(3);
      expect(made.asks.length).toBe(made.deeds.length);
    }
  });
  it('are the same for the same seed', () => {
    const run = (seed: string) => { const prng = createPrng(seed); return Array.from({ length: 50 }, () => makeSuggestion(prng, { year: 2026 })); };
    expect(run('a')).toEqual(run('a'));
    expect(run('a')).not.toEqual(run('b'));
  });
  it('differ: of 20,000 fewer than one title in twenty and no text comes twice, in under five seconds', () => {
    const prng = createPrng('many');
    const start = performance.now();
    const made = Array.from({ length: 20_000 }, (_, index) => makeSuggestion(prng, { year: 2024 + (index % 3) }));
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(new Set(made.map((one) => one.title)).size).toBeGreaterThan(19_000);
    expect(new Set(made.map((one) => one.situation + one.analysis)).size).toBe(20_000);
    expect(made.filter((one) => one.assistingUnitIds.length > 0).length / made.length).toBeGreaterThan(0.5);
    expect(made.every((one) => one.title.length <= 60)).toBe(true);
  });
  it('of a township go to its own government, and a named unit gets its own topics', () => {
    const prng = createPrng('township');
    const township = makeSuggestion(prng, { year: 2026, level: 'township', townshipId: 'township-04' });
    expect([township.leadUnitId, township.assistingUnitIds]).toEqual(['unit-township-04', []]);
    expect(makeSuggestion(prng, { year: 2026, unitId: 'unit-education' }).leadUnitId).toBe('unit-education');
  });
  it('written before October speak of last year’s figures', () => {
    const prng = createPrng('months');
    expect(Array.from({ length: 300 }, () => makeSuggestion(prng, { year: 2026, month: 1 }).situation).join('')).not.toContain('今年');
  });
});

describe('replies', () => {
  const classes: ResultClass[] = ['solved', 'partly', 'inProgress', 'planned', 'reference', 'notFeasible', 'upperLevel'];
  it('answer each ask, promise what can be checked and give a date', () => {
    const prng = createPrng('answers');
    for (const resultClass of classes) for (const topic of topics) {
      const made = makeSuggestion(prng, { year: 2026, topicKey: topic.key });
      const answers = makeAskAnswers(prng, made, { replyOn: '2026-06-20', resultClasses: made.asks.map(() => resultClass), latestDueOn: '2027-06-30' });
      expect(answers.map((one) => one.askNumber)).toEqual(made.asks.map((_, index) => index + 1));
      for (const answer of answers) {
        expect(unfilled.test(answer.text), answer.text).toBe(false);
        const promises = ['solved', 'partly', 'inProgress', 'planned'].includes(resultClass);
        expect(answer.promise !== undefined).toBe(promises);
        if (answer.promise !== undefined) {
          expect(answer.promise.dueOn >= '2026-06-20' && answer.promise.dueOn <= '2027-06-30').toBe(true);
          if (resultClass === 'solved' || resultClass === 'partly') expect(answer.promise.dueOn).toBe('2026-06-20');
          expect(made.deeds.some((deed) => answer.promise?.measure.startsWith(deed))).toBe(true);
        }
      }
    }
  });
  it('fill every other text of the handling', () => {
    const prng = createPrng('texts');
    for (let round = 0; round < 3; round += 1) for (const topic of topics) {
      const made = makeSuggestion(prng, { year: 2026, topicKey: topic.key });
      const minutes = makeConsultationMinutes(prng, made);
      const texts = [
        ...Object.values(minutes), ...topic.assistingUnitIds.map((id) => makeAssistingOpinion(prng, made, id)),
        ...(['satisfied', 'basicallySatisfied', 'dissatisfied'] as const).map((level) => makeEvaluationRemark(prng, made, level)),
        ...[10, 60, 100].map((percent) => makeProgressReport(prng, made, 1, percent)), makeEvidenceCaption(prng, made, 1),
        ...(['fulfilled', 'partlyFulfilled', 'notFulfilled'] as const).map((outcome) => makeVerificationFinding(prng, made, 1, outcome)),
        makeBrokenPromiseReason(prng, made), makeReturnGuidance(prng, made), ...declineReasons.map((reason) => makeDeclineExplanation(prng, reason)),
        makeReturnRequestReason(prng, 'unit-water'), makeExtensionReason(prng), makeEscalationBlocker(prng), makeReplyOpening(made, 12, '县十八届人大五次会议', '2026-05-20'), makeReplyClosing(prng, made),
      ];
      for (const text of texts) {
        expect(unfilled.test(text) || text === '', text).toBe(false);
        expect(realPlaces.filter((place) => text.includes(place))).toEqual([]);
      }
    }
  });
  it('solve half to four fifths of the asks when drawn freely', () => {
    const prng = createPrng('share');
    const drawn = Array.from({ length: 800 }, () => makeAskAnswers(prng, makeSuggestion(prng, { year: 2026 }), { replyOn: '2026-06-20' })).flat();
    const solved = drawn.filter((one) => one.resultClass === 'solved' || one.resultClass === 'partly').length / drawn.length;
    expect(solved).toBeGreaterThan(0.55);
    expect(solved).toBeLessThan(0.7);
  });
});
