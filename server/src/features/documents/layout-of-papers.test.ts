import { afterAll, describe, expect, it } from 'vitest';
import { createOfficialDocumentEngine } from './official-engine.ts';
import { ratingFormParts, type FilledRating } from './templates/evaluation-form.ts';
import type { FormPaper } from './templates/form-paper.ts';
import { meetingMinutes, meetingNotice, workPlan } from './templates/meeting-papers.ts';
import type { OfficialReport } from './templates/official-report.ts';
import { bottom, em, inBody, line, page, top } from './test-data/look-at-page.ts';
import { measurePdf } from './test-data/measure-pdf.ts';
import { everyMeetingPaper, meetingFacts, minutesData, workPlanData } from './test-data/meetings.ts';

// Papers that are no letters, measured like them (layout.test.ts).
const engine = createOfficialDocumentEngine({ processes: 1 });
afterAll(() => engine.close());

describe('what is no letter', () => {
  const report = async (paper: OfficialReport) => measurePdf(await engine.render('official-report', paper));

  it('stands on the same page: 22 lines of 28 characters in the 版心, the title in 22 pt, the enclosures from a new page', async () => {
    const pages = await report(workPlan({ ...workPlanData, sections: [{ heading: '一、总体情况', text: '路面修复工程已经全部完成并交付使用'.repeat(90) }] }));
    const lines = page(pages, 2).lines.filter(inBody);
    expect(lines).toHaveLength(22);
    for (const { left, right, size } of lines) expect([Math.abs(left - 28) < 0.5, Math.abs(right - 184) < 0.5, Math.abs(size - 16) < 0.1]).toEqual([true, true, true]);
    expect(line(page(pages, 1), '2027年代表建议').size).toBeCloseTo(22, 1);
    const enclosed = pages.findIndex(({ text }) => text.replaceAll(' ', '').includes('附件分单位交办清单'));
    expect(enclosed).toBeGreaterThan(1);
    // The head of a list stands on every page of it, and no line is torn.
    const rest = pages.slice(enclosed);
    expect(rest.length).toBeGreaterThan(1);
    for (const { text } of rest) expect(text.replaceAll(' ', '')).toContain('编号标题领衔代表身份其他承办单位');
  });

  it('signs for two offices one under the other, centred on one another, the date four characters in', async () => {
    const signed = page(await report(workPlan({ ...workPlanData, lists: [] })), -1);
    const [first, second] = [line(signed, '清原县人大常委会代表工委'), line(signed, '清原县政府办公室')];
    expect(second.baseline).toBeGreaterThan(first.baseline);
    expect(Math.abs((first.left + first.right) / 2 - (second.left + second.right) / 2)).toBeLessThan(0.5);
    expect(184 - line(signed, '2027年3月20日').right).toBeGreaterThan(4 * 5.57 - 1);
  });

  it('of a meeting has the mark 35 mm under the 版心, red, with the list of who was there and no seal (10.3)', async () => {
    const pages = await report(meetingMinutes(minutesData));
    const mark = line(page(pages, 1), '会议纪要');
    expect(Math.abs(top(mark) - 72)).toBeLessThan(0.6);
    const text = pages.map((one) => one.text).join('');
    expect([text.includes('出席'), text.includes('印章'), text.includes('签发人')]).toEqual([true, false, false]);
    const present = pages.flatMap((one) => one.pieces).find((piece) => piece.text.startsWith('出席'));
    expect(present?.font).toContain('Hei');
    expect(Math.abs((present?.left ?? 0) - (28 + 2 * 5.57))).toBeLessThan(0.5);
  });
});

describe('a notice of a meeting', () => {
  const agenda = ['县人大常委会代表工委通报代表建议提出和审查情况', '县政府办公室宣读交办工作方案', '承办单位代表发言', '县人民政府领导讲话', '县人大常委会领导讲话'];
  const notice = async (units: number) => measurePdf(await engine.render('official-letter', meetingNotice({ ...meetingFacts, agenda, units: Array.from({ length: units }, (_, index) => `县第${index + 1}局`) })));

  it('stays on one page with its signature and date, the lines closer where they must be (7.3.5.4); many units stand on a list behind it', async () => {
    for (const [units, count] of [[6, 1], [30, 2]] as const) {
      const pages = await notice(units);
      expect(pages).toHaveLength(count);
      const [date, words] = [line(page(pages, 1), '2027年3月20日'), line(page(pages, 1), '特此通知')];
      expect(bottom(date)).toBeLessThan(262.1);
      expect(top(date)).toBeGreaterThan(bottom(words));
      const body = page(pages, 1).lines.filter(inBody).filter(({ size }) => size > 15.5 && size < 16.5).map(({ baseline }) => baseline);
      for (const [index, at] of body.entries()) if (index > 0) expect(at - (body[index - 1] ?? 0)).toBeGreaterThan(em(24) - 0.2);
    }
    expect((await notice(30))[1]?.text.replaceAll(' ', '')).toContain('附件参加会议的承办单位');
  });
});

describe('a paper for several units', () => {
  it('gives each sheets of its own: from the right-hand side, its pages counted from 1, its name on every one', async () => {
    const [, lists] = everyMeetingPaper().find(([name]) => name === 'unitLists')!;
    const pages = await measurePdf(await engine.render('form', lists.paper));
    const said = pages.map((one) => one.text.replaceAll(/\s/g, ''));
    const first = said.findIndex((text, index) => index > 0 && text.includes('县第2局') && text.includes('代表建议交办清单') && !text.includes('（续）'));
    expect(first % 2).toBe(0);
    expect(said[first]).toContain('—1—');
    const own = said.slice(0, first).filter((text) => text !== '');
    expect(own.length).toBeGreaterThan(1);
    own.forEach((text, index) => { expect(text).toContain('县第1局'); expect(text).toContain(`—${index + 1}—`); });
    // What it answers for comes first, and its title has room.
    expect(said[0]?.indexOf('主办（')).toBeLessThan(own.join('').indexOf('会办（'));
  });

  it('leaves room for a pen where somebody signs: rows of 10 mm, the signature’s the widest column, and no state printed', async () => {
    const [, receipts] = everyMeetingPaper().find(([name]) => name === 'receiptForm')!;
    const pages = await measurePdf(await engine.render('form', receipts.paper));
    const rows = page(pages, 1).pieces.filter((piece) => /^县第\d+局$/.test(piece.text)).map((piece) => piece.baseline);
    expect(rows.length).toBeGreaterThan(5);
    for (let n = 1; n < rows.length; n += 1) expect((rows[n] ?? 0) - (rows[n - 1] ?? 0)).toBeGreaterThanOrEqual(10);
    expect(pages.map((one) => one.text).join('')).not.toContain('签收2件');
  });
});

describe('a rating form', () => {
  it('is blank for a pen, and ticked where it was answered', async () => {
    const paper = (filled: FilledRating | null): FormPaper => ({ documentDate: '2027-06-20', title: '征询意见表', issuer: '县人大常委会代表工委', draftMark: null, record: null, parts: ratingFormParts({
      suggestionNumber: '十八届一次会议第76号', suggestionTitle: '关于修路的建议', leadSponsor: '林秋禾', unit: '县交通运输局', dateText: '2027年6月20日', documentNumber: '', classLetter: 'B', note: '说明', filled }) });
    const blank = await measurePdf(await engine.render('form', paper(null)));
    const filled = await measurePdf(await engine.render('form', paper({ attitude: '满意', result: '不满意', form: { talk: 'met' }, reason: '路还没有修完。', signature: '林秋禾', dateText: '2027年7月1日' })));
    expect(blank).toHaveLength(1);
    for (const words of ['十八届一次会议第76号', '听取意见方式', '要求重新办理']) expect(blank[0]?.text).toContain(words);
    expect(blank[0]?.text).not.toContain('号号');
    expect([filled[0]?.text.includes('路还没有修完'), filled[0]?.text.includes('听取意见方式'), filled.length]).toEqual([true, true, 1]);
  });
});
