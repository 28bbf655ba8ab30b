import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Sheet } from '../../platform/sheets/sheet.ts';
import { sendFile } from '../files/public.ts';
import { exportFile, exportFormats, type ExportFormat } from './export-file.ts';

/** From one address, behind which a whole office may stand. */
const EXPORTS_PER_MINUTE = 240;

/** What every export is asked: as what it is to be saved. */
export const exportFormat = { format: Type.Unsafe<ExportFormat>({ type: 'string', title: '格式', enum: [...exportFormats] }) };

/** The options of a route that answers with a list as a file. */
export const exportOptions = <Query>(tag: string, summary: string, querystring: Query) => ({
  config: { rateLimit: { max: EXPORTS_PER_MINUTE, timeWindow: 60_000 } },
  schema: { tags: [tag], summary, querystring, produces: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'] },
});

export const sendSheet = async (request: FastifyRequest, reply: FastifyReply, sheet: Sheet, format: ExportFormat, clock: Clock): Promise<FastifyReply> =>
  sendFile(request, reply, await exportFile(sheet, format, dateInShanghai(clock.now().toISOString())));
