import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { parseYearNotice } from '@luoshi/domain/calendar/parse-year-notice.ts';
import type { YearNotice } from '@luoshi/domain/calendar/year-notice.ts';
import { addDays, dateInShanghai, daysBetween, isValidIsoDate, yearOf } from '@luoshi/domain/kernel/dates.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withTransaction } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { createRefusalRecorder } from '../audit/public.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { adoptNotice, differencesOf } from './adopt-notice.ts';
import { MOST_ENTRIES, readEntries } from './read/entries.ts';
import { loadedNotices } from './read/running-deadlines.ts';

const LONGEST_DAYS = 400;
const orNull = Type.Union([Type.String(), Type.Null()]);
const day = (title: string) => Type.String({ format: 'date', title });
const calendarView = Type.Object({
  days: Type.Array(Type.Object({ date: Type.String(), kind: Type.String(), name: orNull })),
  entries: Type.Array(Type.Object({ on: Type.String(), kind: Type.String(), label: Type.String(), suggestionId: orNull, title: orNull, numberLabel: orNull, recordKind: Type.String(), recordId: Type.String(), overdue: Type.Boolean() })),
  /** Whether there was more than one view can show. */
  truncated: Type.Boolean(), missingNotices: Type.Array(Type.Integer()),
});
const noticeFields = { year: Type.Integer(), title: Type.String(), issuedBy: Type.String(), holidays: Type.Array(Type.String()), makeUpWorkdays: Type.Array(Type.String()) };
const difference = Type.Object({
  deadlineId: Type.String(), congressId: Type.String(), congressName: Type.String(), numberLabel: orNull, label: Type.String(), startedOn: Type.String(), oldDueOn: Type.String(), newDueOn: Type.String(), reason: Type.String(),
});
const noticeView = Type.Object({ notice: Type.Object(noticeFields), differences: Type.Array(difference) });
const noticeBody = Type.Object({ text: Type.String({ minLength: 1, maxLength: 200_000, title: '放假安排文件（JSON 或 CSV）' }) });

/** The calendar as people use it, and the working calendar's yearly notices as the system administrator keeps them. */
export const calendarRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const tags = ['日历'];
  const today = () => dateInShanghai(deps.clock.now().toISOString());
  const requireAdministrator = async (request: FastifyRequest): Promise<void> => {
    const actor = requireActor(request);
    if (actor.role === 'systemAdministrator') return;
    const refusals = [{ code: 'forbidden', text: '工作日历由系统管理员维护' }];
    await createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind: 'calendarNotice', id: null, action: 'adopt', refusals });
    throw problem(403, 'forbidden', '您没有权限进行此操作', { refusals });
  };

  app.get('/api/v1/calendar', { schema: { tags, summary: '日历：每天是什么日子，有哪些到期事项', querystring: Type.Object({ from: day('开始日期'), to: day('结束日期') }), response: { 200: calendarView } } }, async (request) => {
    const actor = requireActor(request);
    const { from, to } = request.query;
    const refuse = (field: string, text: string) => problem(400, 'invalidInput', '提交的内容有误，请按提示改正后再提交', { errors: [{ field, text }] });
    for (const [field, date] of [['from', from], ['to', to]] as const) if (!isValidIsoDate(date)) throw refuse(field, '不是有效日期，应写成 2026-10-20 的形式');
    if (to < from || daysBetween(from, to) >= LONGEST_DAYS) throw refuse('to', `结束日期须不早于开始日期，一次最多 ${LONGEST_DAYS} 天`);
    return withTransaction(deps.db, actor.congressId, async (tx) => {
      const { calendar } = await deps.places.of(tx, actor.congressId);
      const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
      const entries = await readEntries(tx, actor, from, to, today());
      return {
        days: days.map((date) => { const { kind, name } = calendar.describe(date); return { date, kind, name: name ?? null }; }),
        entries, truncated: entries.length === MOST_ENTRIES, missingNotices: [...new Set(days.flatMap((date) => calendar.missingNoticesFor(date)))].toSorted((a, b) => a - b),
      };
    });
  });

  app.get('/api/v1/calendar/notices', {
    preValidation: requireAdministrator,
    schema: { tags, summary: '各年放假安排', response: { 200: Type.Object({ items: Type.Array(Type.Object({ ...noticeFields, source: Type.String(), loadedBy: orNull, loadedAt: orNull })), missing: Type.Array(Type.Integer()) }) } },
  }, async (request) => {
    const { congressId } = requireActor(request);
    return withTransaction(deps.db, congressId, async (tx) => {
      const { calendar } = await deps.places.of(tx, congressId);
      const loaded = new Map((await loadedNotices(tx, congressId)).map((each) => [each.year, each]));
      const year = yearOf(today());
      return {
        items: calendar.notices.toReversed().map((notice) => {
          const own = loaded.get(notice.year);
          return { ...plain(notice), source: own === undefined ? 'program' : 'site', loadedBy: own?.loadedBy ?? null, loadedAt: own?.loadedAt.toISOString() ?? null };
        }),
        missing: [year, year + 1].filter((each) => !calendar.hasNotice(each)),
      };
    });
  });

  app.post('/api/v1/calendar/notices/preview', { preValidation: requireAdministrator, bodyLimit: 1024 * 1024, schema: { tags, summary: '预览一年的放假安排', body: noticeBody, response: { 200: noticeView } } }, async (request) => {
    const notice = readNotice(request.body.text);
    return { notice: plain(notice), differences: await differencesOf(deps, requireActor(request), notice) };
  });

  app.post('/api/v1/calendar/notices', { preValidation: requireAdministrator, bodyLimit: 1024 * 1024, schema: { tags, summary: '启用一年的放假安排', body: noticeBody, response: { 200: noticeView } } }, async (request) => {
    const actor = requireActor(request);
    const notice = readNotice(request.body.text);
    const differences = await differencesOf(deps, actor, notice);
    await adoptNotice(deps, actor, notice);
    return { notice: plain(notice), differences };
  });
};

const plain = ({ year, title, issuedBy, holidays, makeUpWorkdays }: YearNotice) => ({ year, title, issuedBy, holidays: [...holidays], makeUpWorkdays: [...makeUpWorkdays] });

function readNotice(text: string): YearNotice {
  const parsed = parseYearNotice(text);
  if (parsed.ok) return parsed.notice;
  const errors = parsed.errors.map(({ line, field, text: words }) => ({ field: `text.${field}`, text: `第${line}行：${words}` }));
  throw problem(422, 'badNotice', '放假安排文件有误，请改正后重新载入', { detail: errors.map((error) => error.text).join('；'), errors, refusals: errors.map((error) => ({ code: 'badNotice', text: error.text, field: '/text' })) });
}
