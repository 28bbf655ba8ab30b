import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createOfficialDocumentEngine } from './official-engine.ts';
import { assistingOpinion } from './templates/assisting-opinion.ts';
import { assistingOpinionData, oneSection, rareName, replyLetter, typstMarkup } from './test-data/letters.ts';
import { bottom, em, inBody, line, page, top } from './test-data/look-at-page.ts';
import { measurePdf, type MeasuredPage } from './test-data/measure-pdf.ts';
import { measureRules } from './test-data/measure-rules.ts';

// GB/T 9704-2012 measured in the finished PDF, in millimetres.
const engine = createOfficialDocumentEngine({ processes: 1 });
afterAll(() => engine.close());

type Letter = Parameters<typeof replyLetter>;
const render = (...of: Letter) => engine.render('official-letter', replyLetter(...of));
const letter = async (...of: Letter) => measurePdf(await render(...of));
/** The print of a deputy who signed with the lead sponsor: it has no form of rating behind it. */
const toCoSigner = { coSigner: '陈堃' };

const printedLine = (where: MeasuredPage) => {
  const found = where.lines.find(({ text }) => text.includes('印发'));
  if (found === undefined) throw new Error('No line of printing');
  return found;
};

describe('the page (5.1, 5.2)', () => {
  const only = { sections: oneSection('路面修复工程已经全部完成并交付使用'.repeat(90)) };

  it('is A4 with 22 lines of 28 characters of 16 pt in a 版心 of 156 × 225 mm at 37 and 28 mm', async () => {
    const second = page(await letter(only), 2);
    expect([second.width, second.height].map(Math.round)).toEqual([210, 297]);
    const lines = second.lines.filter(inBody);
    expect(lines).toHaveLength(22);
    for (const { text, left, right, size } of lines) {
      expect([...text.replaceAll(' ', '')]).toHaveLength(28);
      expect(left).toBeCloseTo(28, 0);
      expect(Math.abs(right - 184)).toBeLessThan(0.5);
      expect(size).toBeCloseTo(16, 1);
    }
    const [first, last] = [lines[0], lines[21]];
    expect(Math.abs(top(first!) - 37)).toBeLessThan(0.2);
    expect(Math.abs(bottom(last!) - 262)).toBeLessThan(0.2);
  });

  it('never begins a line with a closing mark, nor ends one with an opening mark', async () => {
    for (const { lines } of await letter({}, 8)) {
      for (const { text } of lines.filter(inBody)) {
        expect(text).not.toMatch(/^[，。、；：！？）》”]/u);
        expect(text).not.toMatch(/[（《“]$/u);
      }
    }
  });

  it('numbers pages in 14 pt, 7 mm under the 版心, odd ones right and even ones left (7.5)', async () => {
    const pages = await letter();
    pages.forEach(({ lines }, index) => {
      const number = lines.find(({ text }) => text.replaceAll(' ', '') === `—${index + 1}—`);
      expect(number?.size).toBeCloseTo(14, 1);
      // The dash stands 0.318 of the size over the baseline.
      expect(Math.abs((number?.baseline ?? 0) - em(0.318 * 14) - 269)).toBeLessThan(0.2);
      if (index % 2 === 0) expect(Math.abs((number?.right ?? 0) - (184 - em(14)))).toBeLessThan(0.6);
      else expect(Math.abs((number?.left ?? 0) - (28 + em(14)))).toBeLessThan(0.6);
    });
  });
});

describe('the head (7.2)', () => {
  it('sets the mark of the unit 35 mm under the 版心, the number two lines on, the title in 22 pt', async () => {
    const first = page(await letter(), 1);
    const mark = line(first, '清原县交通运输局文件');
    expect(Math.abs(top(mark) - 72)).toBeLessThan(0.5);
    expect(mark.left).toBeGreaterThan(28);
    expect(mark.right).toBeLessThan(184);
    const number = line(first, '清交建提〔2027〕12号');
    // Two empty lines between them: three steps of the grid less the height of a character.
    expect(Math.abs(top(number) - bottom(mark) - (2 * 10.447 + 4.802))).toBeLessThan(0.5);
    expect(Math.abs(number.left - (28 + 5.57))).toBeLessThan(0.5);
    expect(number.text).toContain('签发人：周明远');
    expect(first.pieces.find(({ text }) => text.includes('周明远'))?.font).toContain('Kai');
    const title = line(first, '关于县十八届人大一次会议');
    expect(title.size).toBeCloseTo(22, 1);
    // The red line stands 4 mm under the number, the title two lines under it.
    expect(Math.abs(top(title) - bottom(number) - 4 - 2 * 10.447 - 0.35)).toBeLessThan(0.6);
    expect(Math.abs((title.left + title.right) / 2 - 106)).toBeLessThan(0.6);
    const classMark = line(first, '类别：B');
    expect(Math.abs(top(classMark) - 37)).toBeLessThan(0.3);
    expect(Math.abs(classMark.right - 184)).toBeLessThan(0.5);
    const recipient = line(first, '林秋禾代表：');
    expect(recipient.left).toBeCloseTo(28, 0);
  });

  it('fits a long name of a unit into the 版心', async () => {
    const mark = line(page(await letter({ unitName: '清原县综合行政执法局（城市管理局、市容环境卫生管理局）' }), 1), '清原县综合行政执法局');
    expect(mark.left).toBeGreaterThan(28);
    expect(mark.right).toBeLessThan(184.1);
  });
});

describe('the end (7.3, 7.4)', () => {
  it('never leaves the signature alone on a page, whatever the length of the text', async () => {
    for (let length = 1; length <= 24; length += 1) {
      const sections = oneSection(Array.from({ length }, () => '工程已经完成。').join('\n'));
      const pages = await letter({ sections, assistingOpinions: [] }, 1, toCoSigner);
      const last = page(pages, -1);
      expect(last.text).toContain('感谢您对我们工作的关心和支持');
      expect(last.text).toContain('2027年6月20日');
      expect(last.text).toContain('抄送：');
      const imprint = line(last, '抄送：');
      expect(line(last, '（联系人').baseline).toBeLessThan(top(imprint));
    }
  });

  it('sets the date four characters in from the right, the note under it, the 版记 at the foot in 14 pt', async () => {
    const last = page(await letter({}, 3, toCoSigner), -1);
    const date = last.lines.filter(({ text }) => text.replaceAll(' ', '') === '2027年6月20日').at(-1);
    const unit = last.lines.filter(({ text }) => text === '清原县交通运输局').at(-1);
    if (date === undefined || unit === undefined) throw new Error('No signature');
    expect(Math.abs((date.left + date.right) / 2 - (unit.left + unit.right) / 2)).toBeLessThan(0.6);
    expect(Math.abs(date.right - (184 - 4 * 5.571))).toBeLessThan(2.9);
    expect(Math.abs(line(last, '（联系人').baseline - date.baseline - 10.447)).toBeLessThan(0.3);
    expect(line(last, '抄送：').size).toBeCloseTo(14, 1);
    expect(Math.abs(line(last, '抄送：').left - (28 + em(14)))).toBeLessThan(0.5);
    const printed = printedLine(last);
    expect(262 - bottom(printed)).toBeGreaterThan(0.5);
    expect(262 - bottom(printed)).toBeLessThan(4);
  });

  it('marks the place of the seal', async () => expect(page(await letter({}, 3, toCoSigner), -1).text).toContain('（印章）'));

  it('prints the code on every page of signed letters and the hash on the last one, the draft mark on every page of others', async () => {
    const signed = await letter();
    expect(signed.every(({ text }) => text.includes('K7QM-3XTD'))).toBe(true);
    expect(signed.map(({ text }) => text.includes('记录摘要'))).toEqual(signed.map((_, index) => index === signed.length - 1));
    const draft = await letter({ signedByName: null, signedOn: null }, 3, { signed: false });
    expect(draft.every(({ text }) => text.includes('（送审稿，未签发）'))).toBe(true);
    expect(draft.some(({ text }) => text.includes('K7QM-3XTD'))).toBe(false);
  });

  it('encloses the 征询意见表 for the lead sponsor only, and greets each deputy by name', async () => {
    expect(page(await letter(), -1).text).toContain('代表建议办理情况征询意见表');
    const other = await letter({}, 3, toCoSigner);
    const text = other.map((one) => one.text).join('').replaceAll(/\s/gu, '');
    expect([text.includes('征询意见表'), text.includes('陈堃代表：您与林秋禾代表联名提出的《')]).toEqual([false, true]);
  });
});

describe('what people typed', () => {
  it('stands in the PDF as typed, markup of Typst included', async () => {
    const pages = await letter({ sections: oneSection(typstMarkup) });
    const plain = (text: string) => text.replaceAll(/\s/gu, '');
    const body = pages.flatMap(({ lines }) => lines.filter(inBody).map(({ text }) => text)).join('');
    expect(plain(body)).toContain(plain(typstMarkup));
  });

  it('finds a real glyph for rare characters of names', async () => {
    const pages = await letter({ leadName: rareName, signedByName: rareName });
    expect(page(pages, 1).text).toContain(rareName);
    expect(pages.map(({ missingGlyphs }) => missingGlyphs)).toEqual(pages.map(() => 0));
    expect(page(pages, 1).pieces.find(({ text }) => text.includes('堃'))?.font).toContain('NotoSerifSC');
  });
});

describe('fonts of the site', () => {
  it('may lack the families of an office: ours are used then', async () => {
    const own = createOfficialDocumentEngine({ fontDir: fileURLToPath(new URL('../../../fonts/fandol', import.meta.url)) });
    const pages = await measurePdf(await own.render('official-letter', replyLetter()));
    await own.close();
    expect(page(pages, 1).pieces.find(({ text }) => text.includes('代表：'))?.font).toContain('FandolFang');
  });
});

describe('other letters', () => {
  it('is the same letter by its kind: second, rehandled, assisting opinion', async () => {
    const text = async (pages: Promise<MeasuredPage[]>) => (await pages).map((one) => one.text).join('');
    const second = await text(letter({ replyType: 'second', sections: [], assistingOpinions: [], fulfilled: [{ content: '完成路面修复并通车', verifiedOn: '2027-11-05', finding: null }] }));
    expect([second.includes('现再次答复如下'), second.includes('征询意见表')]).toEqual([true, false]);
    expect(await text(letter({ replyType: 'rehandled' }))).toContain('重新办理情况的答复');
    const opinion = await measurePdf(await engine.render('official-letter', assistingOpinion(assistingOpinionData())));
    expect(page(opinion, 1).text).toContain('会办意见');
    expect(line(page(opinion, 1), '县交通运输局：').left).toBeCloseTo(28, 0);
  });
});

describe('the form of a letter (10.1)', () => {
  const asLetter = async () => {
    const pdf = await render({ form: 'letter' }, 3, toCoSigner);
    return { pages: await measurePdf(pdf), rules: await measureRules(pdf) };
  };

  it('sets the mark 30 mm under the edge of the page, double lines of 170 mm at head and foot of the first page, the number at the right under the first', async () => {
    const { pages, rules } = await asLetter();
    const first = page(pages, 1);
    const mark = line(first, '清原县交通运输局');
    expect(Math.abs(top(mark) - 30)).toBeLessThan(0.5);
    const red = rules.filter((rule) => rule.page === 1 && rule.right - rule.left > 160);
    expect(red).toHaveLength(4);
    for (const rule of red) expect([Math.abs(rule.left - 20) < 0.2, Math.abs(rule.right - 190) < 0.2]).toEqual([true, true]);
    const [thick, thin, under, last] = red.toSorted((a, b) => a.at - b.at);
    // Thick over thin at the head, 4 mm under the mark; thin over thick at the foot, 20 mm from the edge.
    expect([(thick?.weight ?? 0) > (thin?.weight ?? 9), (under?.weight ?? 9) < (last?.weight ?? 0)]).toEqual([true, true]);
    expect(Math.abs((thick?.at ?? 0) - bottom(mark) - 4.35)).toBeLessThan(0.5);
    expect(Math.abs((last?.at ?? 0) - 276.65)).toBeLessThan(0.3);
    const number = first.pieces.filter(({ text }) => text.includes('12号')).at(-1);
    expect(Math.abs((number?.right ?? 0) - 184)).toBeLessThan(0.5);
    expect(Math.abs((number?.baseline ?? 0) - em(0.88 * 16) - (thin?.at ?? 0) - em(14))).toBeLessThan(0.3);
    expect(rules.filter((rule) => rule.page > 1 && rule.right - rule.left > 160)).toEqual([]);
  });

  it('has no page number on its first page, no signer and no line of printing', async () => {
    const { pages } = await asLetter();
    const numbered = pages.map(({ lines }, index) => lines.some(({ text }) => text.replaceAll(' ', '') === `—${index + 1}—`));
    expect(numbered).toEqual(pages.map((_, index) => index > 0));
    const text = pages.map((one) => one.text).join('');
    expect([text.includes('签发人'), text.includes('印发'), text.includes('抄送：')]).toEqual([false, false, true]);
  });
});

describe('several units that sign together (7.3.5.1)', () => {
  it('stand in their order, at most three in a row, each with its own seal, the date under the last', async () => {
    const pages = await letter({ jointWith: ['清原县财政局', '清原县教育局', '清原县农业农村局'] }, 3, toCoSigner);
    const last = page(pages, -1);
    const unit = (name: string) => last.pieces.find(({ text }) => text === name);
    const [a, b, c, d] = ['清原县交通运输局', '清原县财政局', '清原县教育局', '清原县农业农村局'].map(unit);
    expect([a?.baseline === b?.baseline, b?.baseline === c?.baseline, (d?.baseline ?? 0) > (c?.baseline ?? 999)]).toEqual([true, true, true]);
    expect([(a?.right ?? 999) < (b?.left ?? 0), (b?.right ?? 999) < (c?.left ?? 0), (a?.left ?? 0) >= 28, (c?.right ?? 999) <= 184]).toEqual([true, true, true, true]);
    expect(last.pieces.filter(({ text }) => text.includes('印章'))).toHaveLength(4);
    const date = last.pieces.find(({ text, baseline }) => text.includes('2027') && baseline > (d?.baseline ?? 999) && baseline < (d?.baseline ?? 0) + 11);
    expect(date).toBeDefined();
  });
});

describe('the 版记 (7.4)', () => {
  it('is ruled 0.35 mm outside and 0.25 mm inside, as wide as the 版心', async () => {
    const pdf = await render({}, 3, toCoSigner);
    const pages = await measurePdf(pdf);
    const rules = (await measureRules(pdf)).filter((rule) => rule.page === pages.length && Math.abs(rule.right - rule.left - 156) < 0.3).toSorted((x, y) => x.at - y.at);
    expect(rules.map(({ weight }) => Math.round(weight * 100) / 100)).toEqual([0.35, 0.25, 0.35]);
    for (const { left } of rules) expect(Math.abs(left - 28)).toBeLessThan(0.2);
  });
});
