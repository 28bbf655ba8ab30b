import { describe, expect, it } from 'vitest';
import { declineCodes } from '../suggestion/decline-reasons.ts';
import { findDoubtful } from './find-doubtful.ts';
import { notToRaise } from './not-to-raise.ts';
import { findGaps, type CoachedText } from './find-gaps.ts';

const emptyText: CoachedText = { title: '', situation: '', analysis: '', asks: [''], disclosureWish: null, disclosureReason: '' };
const good: CoachedText = {
  disclosureWish: 'full', disclosureReason: '', title: '关于修复南环路破损路面的建议', situation: '霁城镇南环路全长3公里，去年以来路面破损严重，沿线四个村1200多人出行不便，摔伤6起，群众多次反映。',
  analysis: '由于重载车辆多，排水沟淤塞，养护责任不清。', asks: ['年内修复南环路破损路面1600平方米', '明确镇公路站负责养护，每季度清理排水沟'],
};
const said = (text: CoachedText) => findGaps(text).map((one) => one.text).join('\n');

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
});

describe('contents that may not be raised', () => {
  const codes = (text: CoachedText) => findDoubtful(text).map((one) => one.code);
  it('are not suspected in a plain suggestion, nor in an empty draft', () => {
    expect(findDoubtful(good)).toEqual([]);
    expect(findDoubtful(emptyText)).toEqual([]);
  });
  it('are marked by their code with the words that made one look', () => {
    expect(findDoubtful({ ...good, situation: `${good.situation}我公司参加的项目正在招标。` })).toEqual([
      { code: 'X02', because: '写到了“我公司”' }, { code: 'X06', because: '写到了“招标”' }, { code: 'X11', because: '写到了“我公司”' },
    ]);
  });
  it.each([
    ['X01', '我家的宅基地在村道边上。'], ['X02', '本单位的停车位不够。'], ['X03', '现将村民来信转交。'], ['X04', '举报该所负责人。'], ['X05', '法院对该案件的判决不公。'], ['X06', '项目正在投标。'],
    ['X07', '推广使用某牌产品。'], ['X08', '请问补贴怎样领取。'], ['X10', '请国务院出台规定。'], ['X11', '我承包的码头。'],
  ])('%s is seen in “%s”', (code, words) => expect(codes({ ...good, analysis: `${good.analysis}${words}` })).toContain(code));
  it('X09: asks that name nothing to do, or a situation about no place and no number', () => {
    expect(codes({ ...good, asks: ['进一步加强管理。', '提高认识'] })).toEqual(['X09']);
    expect(codes({ ...good, situation: '大家都觉得不方便，说了好久。', asks: ['修复南环路破损路面'] })).toContain('X09');
  });
  it('X12: a title of two matters, very many asks, or words that turn to another matter', () => {
    expect(findDoubtful({ ...good, title: '关于修复南环路路面以及增设公交站点的建议' })).toEqual([{ code: 'X12', because: '标题里有“修复南环路路面”和“增设公交站点”' }]);
    expect(findDoubtful({ ...good, asks: [...good.asks, '另外为村卫生室配备心电图机'] })).toEqual([{ code: 'X12', because: '文中用“另外”转到了另一件事' }]);
    expect(findDoubtful({ ...good, asks: Array.from({ length: 7 }, (_, at) => `修复第${at + 1}段路面`) })).toEqual([{ code: 'X12', because: '有7条具体建议' }]);
    expect(codes({ ...good, asks: ['实行一户一表、抄表到户', '公布收费标准'] })).toEqual([]);
  });
  it('each say what can be done instead, for every reason for which a suggestion is declined', () => {
    expect(notToRaise.map((one) => one.code)).toEqual(declineCodes);
    expect(notToRaise.filter((one) => one.instead === '' || one.basis === '')).toEqual([]);
  });
});
