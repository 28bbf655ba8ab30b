import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseSite, type CaseSite } from '../../due/testing/case-site.ts';
import { repliedCase } from '../../due/testing/story.ts';
import { wordsOfPdf } from '../../documents/test-data/measure-pdf.ts';
import { beforeSessionRoutes } from '../public.ts';

let site: CaseSite;
beforeAll(async () => { site = await caseSite((app, deps) => app.register(beforeSessionRoutes, deps)); });
afterAll(() => site.close());

const path = '/api/v1/handling-reports';
const whole = { meeting: '县十八届人大常委会第三十次会议', reportedOn: '2026-12-22', practice: '主要负责人领办。', problems: '个别承诺没有按期落实。', nextSteps: '逐项跟踪。' };

it('is begun and written by the commission alone, with the figures of the record, and kept when it is finished', async () => {
  await repliedCase(site);
  const start = { year: 2026, meeting: whole.meeting, reportedOn: whole.reportedOn };
  expect([(await site.call('government', 'POST', path, start)).status, (await site.call('affairs', 'POST', path, { ...start, reportedOn: '2026-13-40' })).status]).toEqual([403, 422]);
  const { json: begun } = await site.call('affairs', 'POST', path, start);
  expect(begun['overall'].join('')).toContain('2026年共登记代表建议1件，其中大会期间1件');
  expect((await site.call('affairs', 'POST', path, start)).json['refusals'][0].text).toContain('已经在起草');
  const id = begun['id'] as string;
  const act = async (action: string, body: unknown, who = 'affairs') => {
    const { version } = (await site.call('affairs', 'GET', `${path}/${id}`)).json;
    return site.call(who, 'POST', `${path}/${id}/actions/${action}`, body, { 'if-match': `"${String(version)}"` });
  };
  expect((await act('finish', {})).json['refusals'][0].text).toContain('“主要做法和成效”“存在的问题”“下一步打算”还没有写');
  // Being written it is the two offices' only.
  expect([(await site.call('government', 'GET', `${path}/${id}`)).status, (await site.call('shan', 'GET', `${path}/${id}/report.pdf`)).status, (await act('save', whole, 'office')).status]).toEqual([404, 404, 403]);
  expect((await act('save', whole)).json).toMatchObject({ practice: whole.practice, state: 'preparing' });
  expect((await act('finish', {})).json).toMatchObject({ state: 'finished', finishedOn: '2026-10-20' });
  // What comes later is not told by the report that was finished before.
  await repliedCase(site);
  const open = (who: string, format: string) => site.call(who, 'GET', `${path}/${id}/report.${format}`);
  const pdf = await open('shan', 'pdf');
  const text = await wordsOfPdf(pdf.bytes);
  for (const words of ['关于2026年代表建议、批评和意见办理情况的报告', '主任、各位副主任、各位委员：', '2026年共登记代表建议1件', '个别承诺没有按期落实。', '以上报告，请予审议。', '附件1各项指标', '承诺落实情况', '2025年的答复']) expect(text).toContain(words);
  expect([text.includes('秘书长'), text.includes('草稿')]).toEqual([false, false]);
  // It is issued: with a code, and whoever prints it gets the same paper.
  expect(text).toMatch(/校验码[0-9A-Z]{4}-[0-9A-Z]{4}/u);
  expect((await open('affairs', 'pdf')).bytes.equals(pdf.bytes)).toBe(true);
  expect((await open('shan', 'docx')).bytes.subarray(0, 2).toString()).toBe('PK');
  expect([(await open('system', 'pdf')).status, (await site.call(null, 'GET', `${path}/${id}/report.pdf`)).status]).toEqual([404, 401]);
  expect((await act('reopen', { reason: '补写一段' })).json['overall'].join('')).toContain('登记代表建议2件');
  expect((await site.database.ownerPool.query(`select event from audit_entry where record_kind = 'handlingReport' order by seq`)).rows.map((row: { event: string }) => row.event)).toEqual(['ReportBegun', 'ReportSaved', 'ReportFinished', 'ReportReopened']);
});
