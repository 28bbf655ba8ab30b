import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSheet } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { administrationRoutes } from '../routes.ts';
import { testSite, type TestSite } from '../test-site.ts';
import type { ImportReport } from './run-import.ts';

let site: TestSite;
let system: string;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
beforeAll(async () => {
  site = await testSite({ routes: async (app, deps) => void (await app.register(administrationRoutes, deps)) });
  system = await site.logIn('system');
});
afterAll(() => site.close());

const sheet = (rows: (string | number)[][]) => writeExcelFile(rows.map((row) => row.map((value) => ({ value: String(value), type: String })))).toBuffer();
const send = async (url: string, file: Buffer, cookie = system) => {
  const answer = await site.call(cookie, 'POST', url, file, { 'content-type': XLSX });
  return { status: answer.status, code: answer.json['code'], report: answer.json as unknown as ImportReport };
};
const countOf = async (table: string): Promise<number> => (await site.database.ownerPool.query(`select count(*) as n from ${table}`)).rows[0].n;

const unitRows = [
  ['单位名称*', '交办渠道*', '科室', '电话'],
  ['县水利局', '政府', '办公室、河道科', '12345'],
  ['县交通运输局', '政府', '公路科、运输科', ''],
  ['县委宣传部', '党群', '', ''],
  ['', '直接', '', ''],
];

describe('units by Excel', () => {
  it('gives a template that the import itself reads', async () => {
    const answer = await site.app.inject({ url: '/api/v1/imports/units/template', headers: { cookie: `luoshi_session=${system}` } });
    expect(answer.headers['content-type']).toBe(XLSX);
    const rows = await readSheet(answer.rawPayload);
    expect(rows[0]?.slice(0, 4)).toEqual(['单位名称*', '简称', '交办渠道*', '科室']);
    expect((await send('/api/v1/imports/units/preview', answer.rawPayload)).report).toMatchObject({ refused: 0 });
  });

  it('previews by row and field without writing, then writes the good rows, then nothing when repeated', async () => {
    const file = await sheet(unitRows);
    const before = [await countOf('organisation'), await countOf('section'), site.acts.length];
    const preview = await send('/api/v1/imports/units/preview', file);
    expect(preview.report).toMatchObject({ written: false, created: 1, updated: 1, refused: 2 });
    expect(preview.report.rows.filter((one) => one.outcome === 'refused')).toMatchObject([
      { row: 4, errors: [{ field: '交办渠道', text: '“党群”不对，请填：政府、直接。' }] }, { row: 5, errors: [{ field: '单位名称' }] },
    ]);
    expect([await countOf('organisation'), await countOf('section'), site.acts.length]).toEqual(before);

    const written = await send('/api/v1/imports/units/confirm', file);
    expect(written.report).toEqual({ ...preview.report, written: true });
    expect([await countOf('organisation'), await countOf('section'), site.acts.length]).toEqual([before[0]! + 1, before[1]! + 3, before[2]! + 4]);
    expect((await send('/api/v1/imports/units/confirm', file)).report).toMatchObject({ created: 0, updated: 0, unchanged: 2, refused: 2 });
    expect(site.acts.length).toBe(before[2]! + 4);
  });

  it('refuses what is no sheet, has foreign headings, is too big, or comes from another role', async () => {
    expect(await send('/api/v1/imports/units/preview', Buffer.from('not a sheet'))).toMatchObject({ status: 422, code: 'notASheet' });
    expect((await send('/api/v1/imports/units/preview', Buffer.alloc(6 * 1024 * 1024))).status).toBe(413);
    expect((await send('/api/v1/imports/units/preview', await sheet([['单位名称', '交办渠道', '备注'], ['县水利局', '政府', 'x']]))).status).toBe(422);
    for (const who of ['security', 'audit', 'shan']) expect((await send('/api/v1/imports/units/confirm', await sheet(unitRows), await site.logIn(who))).status).toBe(403);
    expect((await site.call(system, 'POST', '/api/v1/imports/units/confirm', { rows: [] })).status).toBe(415);
  });
});

describe('deputies by Excel', () => {
  const headings = ['姓名', '代表证号', '代表团', '选区', '性别', '出生日期', '电话'];
  it('is keyed by the certificate number and makes person, mandate and capacity', async () => {
    const file = await sheet([
      headings,
      ['曾新', '18101', '霁城镇代表团', '第一选区', '女', '1980年3月5日', '13900000001'],
      ['单晓明', '18001', '霁城镇代表团', '第一选区', '男', '1970-05-01', '13800000001'],
      ['冒名', '18002', '霁城镇代表团', '', '', '', ''],
      ['无团', '18103', '没有的代表团', '第九选区', '男', '1980-02-31', ''],
    ]);
    const preview = await send('/api/v1/imports/deputies/preview', file);
    expect(preview.report).toMatchObject({ created: 1, updated: 1, refused: 2 });
    expect(preview.report.rows.at(-1)?.errors).toMatchObject([{ field: '出生日期' }]);
    expect(preview.report.rows.at(-2)?.errors[0]?.text).toContain('属于林大为');
    expect((await send('/api/v1/imports/deputies/confirm', file)).report).toMatchObject({ written: true, created: 1 });
    const { json } = await site.call(system, 'GET', '/api/v1/deputy?query=zx');
    expect(json['items']).toMatchObject([{ personName: '曾新', certificateNumber: '18101', fromDate: '2022-01-10', constituencyName: '第一选区' }]);
    expect((await send('/api/v1/imports/deputies/confirm', file)).report).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });
});

describe('staff by Excel', () => {
  it('makes people with their capacities, never administrators or deputies, and finds the same person again', async () => {
    const file = await sheet([
      ['姓名', '单位', '身份', '科室', '职务', '电话'],
      ['甄局长', '县交通运输局', '承办单位主要负责人', '', '局长', '13700000001'],
      ['甄局长', '县人民法院', '承办单位联络员', '', '', '13700000001'],
      ['路联络', '县交通运输局', '承办单位联络员', '公路科', '科员', ''],
      ['某人', '县交通运输局', '审计员', '', '', ''],
      ['某人', '县粮食局', '承办单位联络员', '没有的科', '', ''],
    ]);
    const { report } = await send('/api/v1/imports/staff/confirm', file);
    expect(report.rows.map((one) => one.outcome)).toEqual(['created', 'created', 'updated', 'refused', 'refused']);
    expect(report.rows.at(-2)?.errors[0]?.field).toBe('身份');
    expect((await site.call(system, 'GET', '/api/v1/person?query=甄局长')).json['total']).toBe(1);
    expect((await send('/api/v1/imports/staff/confirm', file)).report).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  });
});
