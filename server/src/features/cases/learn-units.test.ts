import { describe, expect, it } from 'vitest';
import { cutWords } from '../../platform/words/cut-words.ts';
import { collectHistory } from '../../demo/history/collect-history.ts';
import { learnUnits, type PastAssignment } from './learn-units.ts';
import { matterWords } from './telling-words.ts';

const past = (id: string, leadUnitId: string, words: string[], assistingUnitIds: string[] = []): PastAssignment => ({ id, title: id, numberLabel: null, leadUnitId, assistingUnitIds, words });

describe('what earlier assignments tell', () => {
  it('prefers the unit that led most of the same matter, and names the cases', () => {
    const learn = learnUnits([
      past('a', 'transport', ['公路', '护栏'], ['finance']), past('b', 'transport', ['公路', '养护'], ['finance']), past('c', 'water', ['水库', '护栏']), past('d', 'water', ['水库', '堤防']),
      past('e', 'school', ['学校', '食堂']), past('f', 'school', ['学校', '校车']), past('g', 'school', ['学校', '教师']),
    ]);
    const { lead, assisting } = learn(['公路', '护栏']);
    expect(lead[0]).toMatchObject({ unitId: 'transport', similarCount: 2 });
    expect(lead[0]?.similar.map((one) => one.id)).toContain('a');
    expect(assisting[0]?.unitId).toBe('finance');
    expect(learn(['公路', '护栏'], 'a').lead.flatMap((unit) => unit.similar.map((one) => one.id)).toSorted()).toEqual(['b', 'c']);
    expect(learn(['从未见过']).lead).toEqual([]);
  });

  it('finds the unit of the demo county’s latest year from the year before, also of matters never raised before', async () => {
    const { files } = await collectHistory({ now: new Date('2026-10-20T09:00:00+08:00'), size: { inSession: 90, interSessional: 40 }, years: [2025, 2026], coming: 0, hasPlants: false });
    const handled = files.filter(({ suggestion }) => suggestion.assignedOn !== null && suggestion.leadUnitId !== null).map((file) => ({
      on: file.suggestion.assignedOn ?? '', id: file.suggestion.id, title: file.suggestion.title, numberLabel: file.suggestion.numberLabel, leadUnitId: file.suggestion.leadUnitId ?? '',
      assistingUnitIds: file.suggestion.plan.filter((unit) => unit.role === 'assisting').map((unit) => unit.unitId), words: matterWords(cutWords, file),
    }));
    const earlier = handled.filter(({ on }) => on < '2026');
    const heldOut = handled.filter(({ on }) => on >= '2026');
    const shares = (ranks: readonly number[]) => [ranks.filter((rank) => rank === 0).length / ranks.length, ranks.filter((rank) => rank >= 0 && rank < 3).length / ranks.length] as const;
    const rankOf = (one: PastAssignment, from: readonly PastAssignment[]) => learnUnits(from)(one.words).lead.findIndex((unit) => unit.unitId === one.leadUnitId);
    const alike = (a: PastAssignment, b: PastAssignment) => { const both = a.words.filter((word) => b.words.includes(word)).length; return both / (a.words.length + b.words.length - both) > 0.3; };
    const [first, firstThree] = shares(heldOut.map((one) => rankOf(one, earlier)));
    // The demo's texts repeat themselves: without whatever resembles the case, the words alone must tell.
    const [newFirst, newThree] = shares(heldOut.map((one) => rankOf(one, earlier.filter((other) => !alike(one, other)))));
    console.info(`held out ${heldOut.length}, learnt from ${earlier.length}: first ${first.toFixed(3)}, first three ${firstThree.toFixed(3)}; of new matters first ${newFirst.toFixed(3)}, first three ${newThree.toFixed(3)}`);
    expect(heldOut.length).toBeGreaterThan(80);
    expect(first).toBeGreaterThan(0.6);
    expect(firstThree).toBeGreaterThan(0.7);
    expect(newFirst).toBeGreaterThan(0.2);
    expect(newThree).toBeGreaterThan(0.3);
  }, 120_000);
});
