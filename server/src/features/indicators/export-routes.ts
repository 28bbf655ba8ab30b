import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { groupedIndicators } from '@luoshi/domain/indicator/definitions.ts';
import { isUnitRole } from '@luoshi/domain/identity/roles.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { exportFormat, exportOptions, sendSheet } from '../lists/public.ts';
import { groupSheet, totalSheet } from './export-sheets.ts';
import { numbersFilter, refuseWrongNumbers } from './numbers-filter.ts';
import { readIndicators, type Groups } from './read/read-indicators.ts';

const tables = ['total', 'units', 'townships'] as const;
const table = Type.Unsafe<(typeof tables)[number]>({ type: 'string', title: '哪张表', enum: [...tables] });
const sort = Type.Optional(Type.Unsafe<string>({ type: 'string', title: '排序', enum: groupedIndicators.flatMap((key) => [key, `-${key}`]) }));

/** The tables of 统计 as files, from the very numbers that the page shows. */
export const numbersExportRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  app.get('/api/v1/indicators/export', exportOptions('统计', '导出统计：合计、按承办单位或者按乡镇', Type.Object({ ...numbersFilter, table, sort, ...exportFormat })), async (request, reply) => {
    const actor = requireActor(request);
    const { format, table: asked, sort: order = '', ...filter } = request.query;
    refuseWrongNumbers(actor, filter);
    const numbers = await withReading(deps.db, actor.congressId, (tx) => readIndicators(tx, actor, filter, dateInShanghai(deps.clock.now().toISOString())));
    // Handed over by unit, by day or by system has no "raised" before it: the page leaves the table out as well.
    const withStages = !isUnitRole(actor.role) && [filter.unit, filter.from, filter.to, filter.system].every((one) => one === undefined);
    const sheet = asked === 'total' ? totalSheet(numbers, { withStages, category: filter.category })
      : asked === 'units' ? groupSheet('统计-按承办单位', '承办单位', whole(numbers.units), order) : groupSheet('统计-按乡镇', '领衔代表所在乡镇', whole(numbers.townships), order);
    return sendSheet(request, reply, sheet, format, deps.clock);
  });
};

/** A file tells no more of what it lacks. */
function whole({ items, leftOff }: Groups) {
  if (leftOff > 0) throw problem(422, 'tooManyRows', '符合条件的太多，一次导不出来', { detail: `还有 ${leftOff} 个没有列出，请再加筛选条件，分几次导出` });
  return items;
}
