import type { ReplyLetter } from '@luoshi/domain/reply/letter.ts';
import { expect, it } from 'vitest';
import { writeReplyLetter } from './write-reply-letter.ts';

const succession = '根据《县机构改革方案》（委发〔2026〕9号），原县交通运输局的相关职责由我单位承接。';
const letter: ReplyLetter = {
  unitName: '县综合行政执法局', letterNumber: null, classLetter: null, signedByName: null, signedOn: null, replyType: 'first', suggestionLabel: '十八届一次会议第76号', suggestionTitle: '关于修复云溪桥公路的建议', leadName: '林秋禾', coSponsorNames: [],
  opening: '', consultedOn: null, sections: [], assistingOpinions: [], fulfilled: [], closing: '', contactName: null, contactPhone: null, copyTo: [],
};
const texts = (of: ReplyLetter) => writeReplyLetter(of, { signed: false, on: '2026-06-20' }).body.map((block) => ('text' in block ? block.text : ''));

it('a letter of a unit that came to the case by a merger says by which document, after its opening; any other says nothing of it', () => {
  const [opening, second] = texts({ ...letter, succession });
  expect([opening?.includes('关于修复云溪桥公路的建议'), second]).toEqual([true, succession]);
  expect(texts(letter).join('')).not.toContain('承接');
});
