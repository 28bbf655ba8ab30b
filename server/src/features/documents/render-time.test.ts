import { expect, it } from 'vitest';
import { createOfficialDocumentEngine } from './official-engine.ts';
import { renderCodeSlips, renderConsultationRecord, renderSuggestionSheet } from './render-forms.ts';
import { codeSlipData, consultationRecordData, longTitle, suggestionSheetData } from './test-data/forms.ts';
import { rareName, replyLetter, signedLetter } from './test-data/letters.ts';
import { measurePdf } from './test-data/measure-pdf.ts';

it('renders a letter of eight asks warm in less than 300 ms', async () => {
  const engine = createOfficialDocumentEngine({ processes: 1 });
  await engine.render('official-letter', replyLetter());
  const times: number[] = [];
  for (let run = 0; run < 15; run += 1) {
    // Other words each time, or Typst would answer from what it remembers.
    const sections = signedLetter({}, 8).sections.map((answer) => ({ ...answer, text: `第${run + 1}次：${answer.text}` }));
    const data = replyLetter({ sections, leadName: `陈${rareName[run % 11] ?? ''}` }, 8, run % 2 === 0 ? {} : { coSigner: '陈堃' });
    const started = performance.now();
    await engine.render('official-letter', data);
    times.push(performance.now() - started);
  }
  await engine.close();
  const median = times.sort((a, b) => a - b)[7] ?? 0;
  console.log(`letter of eight asks, warm: median ${median.toFixed(0)} ms, slowest ${(times.at(-1) ?? 0).toFixed(0)} ms`);
  expect(median).toBeLessThan(300);
});

it('makes the forms: every co-signer, the whole title, one slip a person', async () => {
  const engine = createOfficialDocumentEngine({ processes: 1 });
  const sheet = await measurePdf(await renderSuggestionSheet(engine, suggestionSheetData({ title: longTitle, number: null, draft: true, submitted: null }, 34)));
  const text = sheet.map((page) => page.text).join('');
  for (const { name } of suggestionSheetData({}, 34).coSponsors) expect(text.replaceAll(' ', '')).toContain(name);
  expect(text).toContain('代表建议、批评和意见专用纸');
  expect(text.replaceAll(/\s/gu, '')).toContain(longTitle.slice(0, 20));
  expect(sheet.every((page) => page.text.includes('（未提交）') && page.missingGlyphs === 0)).toBe(true);

  const unconfirmed = await measurePdf(await renderConsultationRecord(engine, consultationRecordData({ confirmation: null })));
  expect(unconfirmed[0]?.text).toContain('尚未确认');
  const confirmed = await measurePdf(await renderConsultationRecord(engine, consultationRecordData()));
  expect(confirmed[0]?.text).toContain('2027年5月19日（手机确认）');

  const slips = await measurePdf(await renderCodeSlips(engine, codeSlipData(12)));
  expect(slips).toHaveLength(12);
  expect(slips.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(slips.map(() => [148, 210]));
  expect(slips[11]?.text.replaceAll(' ', '')).toContain('7KQM3XTD1011');
  expect(slips[0]?.text).not.toContain('代表1');
  const resets = await measurePdf(await renderCodeSlips(engine, codeSlipData(1, { kind: 'reset' })));
  expect(resets[0]?.text).toContain('密码重置通知单');
  await engine.close();
});
