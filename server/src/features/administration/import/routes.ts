import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problem } from '../../../platform/http/problem.ts';
import { requireActor, type IdentityDependencies } from '../../identity/public.ts';
import { congressOf } from '../perform.ts';
import type { AdministrationKind } from '../permissions.ts';
import { requireOffice } from '../require-office.ts';
import { deputyColumns, importDeputy } from './deputies.ts';
import { runImport, type ImportRow } from './run-import.ts';
import { NotASheet, readRows, writeTemplate, type Column } from './sheet.ts';
import { importStaff, staffColumns } from './staff.ts';
import { importUnit, unitColumns } from './units.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_BYTES = 5 * 1024 * 1024;

const forms: Readonly<Record<string, { kind: AdministrationKind; label: string; columns: Readonly<Record<string, Column>>; importRow: ImportRow }>> = {
  units: { kind: 'organisation', label: '承办单位', columns: unitColumns, importRow: importUnit },
  deputies: { kind: 'deputy', label: '代表', columns: deputyColumns, importRow: importDeputy },
  staff: { kind: 'person', label: '工作人员', columns: staffColumns, importRow: importStaff },
};

const reportView = Type.Object({
  written: Type.Boolean(), created: Type.Integer(), updated: Type.Integer(), unchanged: Type.Integer(), refused: Type.Integer(),
  rows: Type.Array(Type.Object({
    row: Type.Integer(), name: Type.String(), outcome: Type.String(), errors: Type.Array(Type.Object({ field: Type.String(), text: Type.String() })), note: Type.Optional(Type.String()),
  })),
});

/** Excel in: the sheet itself is the body, sent once to look at what would happen and once to do it. Safe to repeat. */
export const importRoutes: FastifyPluginAsyncTypebox<IdentityDependencies> = async (app, deps) => {
  const tags = ['管理：表格导入'];
  app.addContentTypeParser(XLSX, { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) => done(null, body));

  for (const [name, form] of Object.entries(forms)) {
    app.get(`/api/v1/imports/${name}/template`, { preValidation: requireOffice(deps, form.kind, 'import'), schema: { tags, summary: `${form.label}导入模板` } }, async (_request, reply) => {
      const fileName = encodeURIComponent(`${form.label}导入模板.xlsx`);
      return reply.type(XLSX).header('content-disposition', `attachment; filename*=UTF-8''${fileName}`).send(await writeTemplate(form.columns));
    });

    for (const step of ['preview', 'confirm'] as const) {
      app.post(`/api/v1/imports/${name}/${step}`, {
        bodyLimit: MOST_BYTES,
        preValidation: requireOffice(deps, form.kind, 'import'),
        schema: { tags, summary: `${form.label}导入：${step === 'preview' ? '预览' : '写入'}`, querystring: Type.Object({ congressId: Type.Optional(Type.String({ maxLength: 64 })) }), response: { 200: reportView } },
      }, async (request) => {
        const actor = requireActor(request);
        if (!Buffer.isBuffer(request.body)) throw problem(415, 'unsupportedMediaType', '请提交 Excel(.xlsx)文件。');
        const congressId = await congressOf(deps, actor, { kind: 'organisation', congressId: request.query.congressId });
        if (congressId === null) throw problem(404, 'notFound', '没有找到这个人民代表大会。');
        // These rows make people as well, who belong to the site.
        if (form.kind !== 'organisation' && (await congressOf(deps, actor, { kind: 'person' })) !== actor.congressId) throw problem(403, 'forbidden', '人员由县级系统管理员导入。');
        const rows = await readRows(request.body, form.columns).catch((error: unknown) => {
          throw error instanceof NotASheet ? problem(422, 'notASheet', error.message) : error;
        });
        return await runImport(deps, actor, congressId, rows, form.importRow, step === 'confirm') as never;
      });
    }
  }
};
