import { describe, expect, it } from 'vitest';
import { bodyOf, changedFields, emptyText, mergeTexts } from './draft-text.ts';

const base = { ...emptyText, title: '旧标题', situation: '旧情况', asks: ['一'] };

describe('two versions of one draft', () => {
  it('takes from each what only the other left alone', () => {
    expect(mergeTexts(base, { ...base, title: '新标题' }, { ...base, situation: '新情况' })).toEqual({ text: { ...base, title: '新标题', situation: '新情况' }, conflicts: [] });
  });
  it('leaves to the writer what both changed', () => {
    expect(mergeTexts(base, { ...base, title: '甲' }, { ...base, title: '乙' })).toMatchObject({ text: { title: '甲' }, conflicts: ['title'] });
  });
  it('sees no quarrel where both wrote the same', () => expect(mergeTexts(base, { ...base, title: '同' }, { ...base, title: '同' }).conflicts).toEqual([]));
  it('does not count empty cards as a change, nor send them', () => {
    expect(changedFields(base, { ...base, asks: ['一', ' '] })).toEqual([]);
    expect(bodyOf({ ...base, asks: ['一', ''] }, ['asks'])).toEqual({ asks: ['一'] });
  });
});
