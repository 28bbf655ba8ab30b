import { expect, it } from 'vitest';
import type { ChangedField } from '../../api/types.ts';
import { changesIn, keyOf, withChanges } from './apply-changes.ts';

const fields: readonly ChangedField[] = [
  { field: 'title', label: '标题', segments: [{ kind: 'same', text: '关于道路的建议', change: null }] },
  { field: 'situation', label: '情况', segments: [{ kind: 'deleted', text: '路坏了。', change: 0 }, { kind: 'added', text: '路坏了三公里。', change: 0 }] },
  { field: 'asks', label: '具体建议', segments: [{ kind: 'same', text: '重铺\n', change: null }, { kind: 'added', text: '加灯\n', change: 0 }, { kind: 'deleted', text: '尽快', change: 1 }] },
];

it('carries out what was taken, leaves what was refused, and touches no part without a change', () => {
  expect(changesIn(fields)).toEqual(['situation/0', 'asks/0', 'asks/1']);
  expect(withChanges(fields, new Set(changesIn(fields)))).toEqual({ situation: '路坏了三公里。', asks: ['重铺', '加灯'] });
  expect(withChanges(fields, new Set([keyOf('asks', 0)]))).toEqual({ situation: '路坏了。', asks: ['重铺', '加灯', '尽快'] });
  expect(withChanges(fields, new Set())).toEqual({ situation: '路坏了。', asks: ['重铺', '尽快'] });
});
