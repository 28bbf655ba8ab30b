import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/random.ts';
import { diffText, type Segment } from './diff.ts';

/** As the deputy's page carries changes out: what was accepted is there, what was refused is as it was. */
const applyChanges = (segments: readonly Segment[], isAccepted: (change: number) => boolean): string =>
  segments.filter(({ kind, change }) => change === null || (kind === 'added') === isAccepted(change)).map(({ text }) => text).join('');

describe('what changed between two texts', () => {
  it('names what was deleted and what was added, clause by clause, and leaves the rest alone', () => {
    expect(diffText('南环路破损严重，群众反映强烈。请尽快修复。', '南环路三公里破损，群众反映强烈。请年内重铺路面。')).toEqual([
      { kind: 'deleted', text: '南环路破损严重，', change: 0 }, { kind: 'added', text: '南环路三公里破损，', change: 0 }, { kind: 'same', text: '群众反映强烈。', change: null },
      { kind: 'deleted', text: '请尽快修复。', change: 1 }, { kind: 'added', text: '请年内重铺路面。', change: 1 },
    ]);
    expect(diffText('一样。', '一样。')).toEqual([{ kind: 'same', text: '一样。', change: null }]);
    expect(diffText('', '新的。')).toEqual([{ kind: 'added', text: '新的。', change: 0 }]);
  });

  it('gives back either text when all or none is accepted, for any two texts', () => {
    const random = seededRandom(7);
    const clauses = ['甲地，', '乙地。', '丙\n', '丁；', '戊', '甲地，'];
    for (let n = 0; n < 300; n += 1) {
      const text = () => Array.from({ length: Math.floor(random.next() * 9) }, () => clauses[Math.floor(random.next() * clauses.length)]).join('');
      const [before, after] = [text(), text()];
      const segments = diffText(before, after);
      expect([applyChanges(segments, () => false), applyChanges(segments, () => true)]).toEqual([before, after]);
    }
  });

  it('takes one change without another', () => {
    expect(applyChanges(diffText('甲，乙，丙。', '子，乙，丑。'), (change) => change === 1)).toBe('甲，乙，丑。');
  });
});
