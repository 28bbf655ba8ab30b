import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedNotices } from '../calendar-notices/notices.ts';
import { parseYearNotice } from './parse-year-notice.ts';

fc.configureGlobal({ seed: 20261020 });

const csv = `年份,2027
标题,国务院办公厅关于2027年部分节假日安排的通知
发文机关,国务院办公厅
# 元旦
2026-12-27,上班,元旦
2027-01-01,2027-01-03,放假,元旦
2027/2/5,2027/2/11,放假,春节
`;

const errorsOf = (text: string) => {
  const parsed = parseYearNotice(text);
  return parsed.ok ? [] : parsed.errors;
};

describe('a notice file', () => {
  it('as JSON gives back every published notice', () => {
    for (const notice of publishedNotices) expect(parseYearNotice(JSON.stringify(notice, null, 2))).toEqual({ ok: true, notice });
  });

  it('as CSV is read with ranges, slashes, comments, a byte-order mark and Windows line ends', () => {
    const parsed = parseYearNotice(`\uFEFF${csv.replaceAll('\n', '\r\n')}`);
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.errors));
    expect(parsed.notice.holidays).toHaveLength(10);
    expect(parsed.notice.makeUpWorkdays).toEqual(['2026-12-27']);
    expect(parsed.notice.names?.['2027-02-11']).toBe('春节');
  });

  it('reports all errors by line and field, in Chinese', () => {
    expect(errorsOf(`${csv}2027-02-06,上班,春节\n2027-02-30,放假\n2028-05-01,放假\n2027-03-01,上班`)).toEqual([
      { line: 8, field: 'makeUpWorkdays', text: '2027-02-06既列为放假又列为上班（见第7行）。' },
      { line: 9, field: 'date', text: '“2027-02-30”不是有效日期，应写成2027-01-01的形式。' },
      { line: 10, field: 'holidays', text: '2028-05-01不属于2027年的安排（可含上一年12月25日以后的日期）。' },
      { line: 11, field: 'makeUpWorkdays', text: '2027-03-01不是周六或周日，不能列为调休上班。' },
    ]);
    expect(errorsOf('年份,二〇二七\n2027-01-01,放假').map(({ field }) => field)).toEqual(['year', 'title', 'issuedBy']);
  });

  it.each([
    ['', 'file'], ['{', 'file'], ['[]', 'file'], ['{"year":2027,"title":"t","issuedBy":"i","holidays":"x","makeUpWorkdays":[]}', 'holidays'],
    ['{"year":"2027","title":"t","issuedBy":"i","holidays":[],"makeUpWorkdays":[]}', 'year'], ['随便一段文字', 'kind'],
    ['{"year":2027,"title":"t","issuedBy":"i","holidays":["2027-01-01"],"makeUpWorkdays":[],"extra":1}', 'extra'],
    ['{"year":2027,"title":"t","issuedBy":"i","holidays":[],"makeUpWorkdays":[]}', 'holidays'],
    ['年份,2027\n标题,t\n发文机关,i\n2027-01-03,2027-01-01,放假', 'date'], ['constructor,1,2', 'kind'], ['x'.repeat(200_001), 'file'],
  ])('refuses %.60s', (text, field) => expect(errorsOf(text).map((error) => error.field)).toContain(field));

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.array(fc.constantFrom('2027-01-01', ',', '放假', '上班', '\n', '年份', '{', '"')).map((parts) => parts.join(''))),
      (text) => { expect(typeof parseYearNotice(text).ok).toBe('boolean'); }), { numRuns: 500 });
  });
});
