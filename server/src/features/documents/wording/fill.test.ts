import { describe, expect, it } from 'vitest';
import { checkTexts, fill, listOf } from './fill.ts';
import { fieldsOf, shippedTexts, wordingKinds } from './wordings.ts';

describe('the wording of the place', () => {
  it('as shipped is sound, for every kind', () => {
    for (const kind of wordingKinds) expect(checkTexts(kind, shippedTexts(kind))).toEqual({ ok: true, texts: shippedTexts(kind) });
    for (const kind of wordingKinds) expect(new Set(fieldsOf(kind).map(({ key }) => key)).size).toBe(fieldsOf(kind).length);
  });

  it('refuses a placeholder that cannot be filled, naming those that can', () => {
    const answer = checkTexts('assistingOpinion', { opening: '《{建议题目}》收到。' });
    expect(answer).toEqual({ ok: false, errors: [{ field: 'texts.opening', text: '开头：没有“{建议题目}”这个占位符。可以用的有：{建议标题}、{建议序号}、{收到日期}' }] });
    expect(checkTexts('returnForm', { foot: '{建议标题}' })).toMatchObject({ errors: [{ text: expect.stringContaining('这一项不能用占位符') }] });
  });

  it('refuses what is empty, unknown, too long, no text, or has a brace alone; what is not given stays as shipped', () => {
    const errorsOf = (texts: Record<string, unknown>) => { const answer = checkTexts('replyLetter', texts); return answer.ok ? [] : answer.errors.map(({ field }) => field); };
    expect([errorsOf({ closing: ' ' }), errorsOf({ nothing: 'x' }), errorsOf({ closing: '长'.repeat(601) }), errorsOf({ closing: 3 }), errorsOf({ closing: '感谢{' }), errorsOf({ copyTo: '' })])
      .toEqual([['texts.closing'], ['texts.nothing'], ['texts.closing'], ['texts.closing'], ['texts.closing'], []]);
    expect(checkTexts('declineNotice', { closing: '此致' })).toEqual({ ok: true, texts: { ...shippedTexts('declineNotice'), closing: '此致' } });
  });

  it('is filled once: what somebody wrote is never a placeholder', () => {
    expect(fill('《{建议标题}》（{建议编号}）', { 建议标题: '{建议编号}', 建议编号: '第1号' })).toBe('《{建议编号}》（第1号）');
    expect(fill('{没有}', {})).toBe('{没有}');
    expect(listOf(' 甲\r\n\n乙 ')).toEqual(['甲', '乙']);
  });
});
