import { describe, expect, it } from 'vitest';
import type { Notice } from '../../api/types.ts';
import { groupNotices } from './group-notices.ts';

const notice = (id: string, text: string, recordId: string, suggestionId: string | null = null): Notice => ({ id, seq: 0, topic: '', text, at: '', read: false, suggestionId, recordKind: 'consultation', recordId });

describe('equal notices', () => {
  it('are one line where the newest stood; the same words about another thing are another line', () => {
    const groups = groupNotices([notice('1', '面商确认期限届满', 'a'), notice('2', '答复已送达', 'b', 's'), notice('3', '面商确认期限届满', 'a'), notice('4', '面商确认期限届满', 'c'), notice('5', '答复已送达', 'd', 's')]);
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([['1', '3'], ['2', '5'], ['4']]);
  });
});
