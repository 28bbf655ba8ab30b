import { describe, expect, it } from 'vitest';
import { emptyText, type DraftText } from './draft-text.ts';
import { findDoubtful, findGaps } from './find-gaps.ts';

const good: DraftText = {
  ...emptyText, disclosureWish: 'full', title: '关于修复南环路破损路面的建议', situation: '霁城镇南环路全长3公里，去年以来路面破损严重，沿线四个村1200多人出行不便，摔伤6起，群众多次反映。',
  analysis: '由于重载车辆多，排水沟淤塞，养护责任不清。', asks: ['年内修复南环路破损路面1600平方米', '明确镇公路站负责养护，每季度清理排水沟'],
};
const said = (text: DraftText) => findGaps(text).map((one) => one.text).join('\n');

describe('the writing coach', () => {
  it('says nothing of a text that has fact, cause and concrete asks', () => expect(findGaps(good)).toEqual([]));
  it('names the four parts that an empty draft lacks', () => {
    expect(findGaps(emptyText).filter((one) => one.isNeeded).map((one) => one.field)).toEqual(['title', 'situation', 'analysis', 'asks']);
  });
  it('asks for a place and a number where there is none', () => {
    const text = said({ ...good, situation: '出行很不方便，大家都说了好久了，希望有关方面能够尽快想想办法，把这件事情办好，让大家满意放心。' });
    expect(text).toContain('什么地方');
    expect(text).toContain('没有数字');
  });
  it('points at an ask that only says 加强', () => expect(said({ ...good, asks: ['进一步加强管理。'] })).toContain('第1条比较笼统'));
  it('sees two matters in one title', () => expect(said({ ...good, title: '关于修复南环路路面以及增设公交站点的建议' })).toContain('两件事'));
  it('wants a reason for withholding', () => expect(said({ ...good, disclosureWish: 'withhold' })).toContain('不公开'));
  it('marks contents worth a second look by their code, and only those', () => {
    expect(findDoubtful(good)).toEqual([]);
    expect(findDoubtful({ ...good, situation: '我公司参加的项目正在招标' })).toEqual(['X02', 'X06', 'X11']);
  });
});
