import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../api/types.ts';
import { asksNothing, bodyOf, choicesOf, missingIn, widgetOf } from './schema.ts';

const record: JsonSchema = {
  type: 'object', required: ['heldOn', 'attendees', 'files'],
  properties: {
    heldOn: { type: 'string', title: '面商日期', 'x-widget': 'date' }, difference: { type: 'string', maxLength: 10_000 }, files: { type: 'array', items: { type: 'string' }, 'x-widget': 'files' },
    attendees: { type: 'array', minItems: 1, title: '单位出席人员', items: { type: 'object', required: ['name'], properties: { name: { type: 'string', title: '姓名', minLength: 1 }, rank: { type: 'string', enum: ['unitHead'], 'x-labels': { unitHead: '主要负责人' } } } } },
  },
};

describe('the form of a body', () => {
  it('draws what the schema asks for, and by its type what it does not say', () => {
    expect(widgetOf('heldOn', { type: 'string', 'x-widget': 'date' })).toBe('date');
    expect(widgetOf('note', { type: 'string', maxLength: 10_000 })).toBe('longText');
    expect(widgetOf('sex', { anyOf: [{ anyOf: [{ const: 'male' }, { const: 'female' }] }, { type: 'null' }] })).toBe('choice');
    expect(choicesOf({ type: 'string', enum: ['a'], 'x-labels': { a: '甲' } })).toEqual([{ value: 'a', label: '甲' }]);
    expect(asksNothing({ type: 'object', properties: {} })).toBe(true);
  });

  it('leaves out what was left empty, unless a list must be there', () => {
    expect(bodyOf(record, { heldOn: ' 2026-10-20 ', difference: '  ', attendees: [{ name: '张三', rank: '' }, ''] })).toEqual({ heldOn: '2026-10-20', files: [], attendees: [{ name: '张三' }] });
  });

  it('names what is plainly missing, down to the row, and leaves the rest to the server', () => {
    expect(missingIn(record, {})).toEqual([{ field: 'heldOn', text: '请填写“面商日期”' }, { field: 'attendees', text: '请填写“单位出席人员”' }]);
    expect(missingIn(record, { heldOn: '2026-10-20', attendees: [{ rank: 'unitHead' }] })).toEqual([{ field: 'attendees.0.name', text: '请填写“姓名”' }]);
  });
});
