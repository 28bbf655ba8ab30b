import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { Type } from 'typebox';
import { withReading, type Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import type { Sheet } from '../../platform/sheets/sheet.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { sendFile } from '../files/public.ts';
import { requireActor } from '../identity/public.ts';
import { exportFile, exportFormats, type ExportFormat } from '../lists/public.ts';
import { partSheet, receiptSheet, summarySheet } from './export-sheets.ts';
import { readUnits, todayOf } from './perform-meeting-action.ts';
import { findFor, ownUnit } from './read-meeting.ts';
import { readAttendance } from './read/attendance.ts';
import { readDayTasks } from './read/day-tasks.ts';
import { readHandedTasks } from './read/handed-tasks.ts';
import { readItems } from './read/items.ts';
import { summariseDay } from './summarise-day.ts';

const EXPORTS_PER_MINUTE = 240;

/** The day's numbers and lists as Excel or CSV, for the offices that see meetings whole. */
export const meetingExportRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const offer = (path: string, summary: string, read: (tx: Tx, actor: Actor, id: string) => Promise<Sheet>) => app.get(`/api/v1/assignment-meetings/:id/${path}`, {
    config: { rateLimit: { max: EXPORTS_PER_MINUTE, timeWindow: 60_000 } },
    schema: {
      tags: ['集中交办会'], summary, params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), querystring: Type.Object({ format: Type.Unsafe<ExportFormat>({ type: 'string', title: '格式', enum: [...exportFormats] }) }),
      produces: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
    },
  }, async (request, reply) => {
    const actor = requireActor(request);
    const sheet = await withReading(deps.db, actor.congressId, async (tx) => {
      if (ownUnit(actor) !== null) throw problem(404, 'notFound', '没有这次交办会，或者您无权查看');
      const { id, state } = await findFor(tx, actor, request.params.id);
      if (state !== 'held') throw problem(409, 'wrongState', '交办会还没有召开，开会交办以后才能导出');
      return read(tx, actor, id);
    });
    return sendFile(request, reply, await exportFile(sheet, request.query.format, todayOf(deps)));
  });
  offer('receipts/export', '导出到会和签收', async (tx, actor, id) => receiptSheet(await readUnits(tx, actor.congressId, id)));
  offer('summary/export', '导出交办日小结', async (tx, { congressId }, id) => summarySheet(summariseDay(await readItems(tx, congressId, id), await readDayTasks(tx, congressId, id), await readAttendance(tx, congressId, id))));
  offer('parts/export', '导出交办明细（承办单位、会办单位、签收、退办）', async (tx, { congressId }, id) => partSheet(await readHandedTasks(tx, congressId, id), await readDayTasks(tx, congressId, id)));
};
