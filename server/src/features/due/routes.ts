import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { Type } from 'typebox';
import { problem } from '../../platform/http/problem.ts';
import { moveDemoClock } from './move-demo-clock.ts';
import type { DueDependencies } from './run-due-events.ts';

const FARTHEST_DAYS = 800;
const clockView = Type.Object({ now: Type.String(), today: Type.String(), demo: Type.Boolean() });

/** The product's clock; in a demo, and there alone, it can be moved forward. */
export const clockRoutes: FastifyPluginAsyncTypebox<DueDependencies & { readonly demo: boolean }> = async (app, deps) => {
  const tags = ['时钟'];
  const clock = () => {
    const now = deps.clock.now().toISOString();
    return { now, today: dateInShanghai(now), demo: deps.demo };
  };

  app.get('/api/v1/clock', { schema: { tags, summary: '系统时间', response: { 200: clockView } } }, async (_request, reply) => reply.header('cache-control', 'no-store').send(clock()));
  if (!deps.demo) return;

  app.post('/api/dev/clock', {
    schema: { tags, summary: '把演示的时间向前拨', body: Type.Object({ now: Type.String({ format: 'date-time', maxLength: 40, title: '时间' }) }), response: { 200: Type.Intersect([clockView, Type.Object({ done: Type.Integer() })]) } },
  }, async (request) => {
    const target = new Date(request.body.now);
    const refuse = (code: string, text: string) => problem(422, code, text, { refusals: [{ code, text, field: '/now' }], errors: [{ field: 'now', text }] });
    if (Number.isNaN(target.getTime())) throw problem(400, 'invalidInput', '提交的内容有误，请按提示改正后再提交', { errors: [{ field: 'now', text: '须为带时区的时间，如 2026-11-01T09:00:00+08:00' }] });
    if (target < deps.clock.now()) throw refuse('backward', '时间只能向前拨，已经发生的事不能倒回去');
    if (target.getTime() - deps.clock.now().getTime() > FARTHEST_DAYS * 86_400_000) throw refuse('tooFar', `一次最多向前拨 ${FARTHEST_DAYS} 天`);
    const moved = await moveDemoClock(deps, target);
    if (moved.ok) return { ...clock(), done: moved.done };
    if (moved.why === 'backward') throw refuse('backward', '时间刚刚被拨到更后面，请刷新后再试');
    throw problem(503, 'busy', '系统正在处理到期事项，请稍后再试', { headers: { 'retry-after': '5' } });
  });
};
