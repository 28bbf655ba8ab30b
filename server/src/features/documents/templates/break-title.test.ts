import { describe, expect, it } from 'vitest';
import { breakTitle, titleWidth } from './break-title.ts';
import { chineseNumeral } from './chinese-numeral.ts';
import { longTitle } from '../test-data/forms.ts';
import { replyLetter } from '../test-data/letters.ts';

describe('breakTitle', () => {
  it('leaves a short title alone', () => expect(breakTitle('关于修路的建议')).toEqual(['关于修路的建议']));

  it('keeps sessions and numbers whole', () => {
    expect(breakTitle('关于县十八届人大一次会议第76号建议的答复')).toEqual(['关于县十八届人大一次会议', '第76号建议的答复']);
    expect(breakTitle('关于县十八届人大一次会议闭会期间第176号建议重新办理情况的答复'))
      .toEqual(['关于县十八届人大一次会议闭会期间', '第176号建议重新办理情况的答复']);
  });

  it('loses nothing, keeps every line within the width and tears no word', () => {
    const lines = breakTitle(longTitle);
    expect(lines.join('')).toBe(longTitle);
    for (const line of lines) expect(titleWidth(line)).toBeLessThanOrEqual(18);
    expect(lines.join('|')).not.toMatch(/沿\|线|[（《“和与]\||\|[的、，》”）]/u);
  });

  it('cuts what has no words at all', () => expect(breakTitle('A'.repeat(90)).join('')).toBe('A'.repeat(90)));
});

it('counts headings in Chinese', () => {
  expect([1, 8, 10, 11, 20, 21].map(chineseNumeral)).toEqual(['一', '八', '十', '十一', '二十', '二十一']);
});

describe('the words of a reply letter', () => {
  const texts = (change = {}, asks = 3) => replyLetter(change, asks).body.map(({ text }) => text);

  it('answers each ask under its own heading, with the class of the result, and lists the promises', () => {
    const body = texts();
    expect(body.filter((text) => /^[一二三]、关于“/u.test(text))).toHaveLength(3);
    expect(body).toContain('办理结果：正在解决。');
    expect(body).toContain('1. 完成路面修复并通车（完成时限：2027年10月31日；责任人：县交通运输局公路科）。');
  });

  it('quotes a long ask by its first clause', () => {
    expect(texts({}, 4).find((text) => text.startsWith('四、'))).toBe('四、关于“把沿线边坡排查一遍……”的建议');
  });

  it('names consultation and assisting units only where there were any', () => {
    expect(texts({ consultedOn: null, assistingOpinions: [] })[0]).toMatch(/收悉。经研究，现答复如下：$/u);
    expect(texts()[0]).toMatch(/经会同县财政局研究，并于2027年5月18日与代表面商，现答复如下：$/u);
  });
});
