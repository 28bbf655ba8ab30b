import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../platform/http/problem.ts';
import { activate } from './activate.ts';
import { forgetLoginsAfterChanges, readLoginOf, requireActor, requireLogin } from './authenticate.ts';
import type { IdentityDependencies } from './dependencies.ts';
import { logIn } from './log-in.ts';
import { changePassword, logOut, revokeOwnSession, setPreferences, switchIdentity } from './manage-login.ts';
import { problemOf } from './problem-of.ts';
import { readMe, readOwnSessions } from './read/me.ts';
import {
  activateBody, activatedView, identityBody, logInBody, meView, nothing, passwordBody, preferencesBody, sessionParams, sessionsView,
} from './schemas.ts';
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts';
import { createUnknownNames } from './unknown-names.ts';

const DEFAULT_ATTEMPTS_PER_MINUTE = 300;

/** Needs the platform's server (cookies, rate limit, problem documents) and installAuthentication on the root instance. */
export const identityRoutes: FastifyPluginAsyncTypebox<IdentityDependencies> = async (app, deps) => {
  forgetLoginsAfterChanges(app, deps);
  const unknownNames = createUnknownNames();
  const rateLimit = { max: deps.config.attemptsPerMinute ?? DEFAULT_ATTEMPTS_PER_MINUTE, timeWindow: 60_000 };
  const tags = ['登录与身份'];

  app.post('/api/v1/login', { config: { rateLimit }, schema: { tags, summary: '登录', body: logInBody, response: { 200: meView } } }, async (request, reply) => {
    const outcome = await logIn(deps, unknownNames, { ...request.body, remoteAddress: request.ip, userAgent: request.headers['user-agent'] ?? '' });
    if (!outcome.ok) throw problemOf(outcome);
    return answerWithMe(request, reply, outcome.value.token);
  });

  app.post('/api/v1/activate', { config: { rateLimit }, schema: { tags, summary: '凭密码单激活账号或重置密码', body: activateBody, response: { 200: activatedView } } }, async (request) => {
    const outcome = await activate(deps, request.body);
    if (!outcome.ok) throw problemOf(outcome);
    return outcome.value;
  });

  app.post('/api/v1/logout', { schema: { tags, summary: '退出登录', response: { 204: nothing } } }, async (request, reply) => {
    if (request.login !== null) await logOut(deps, request.login);
    clearSessionCookie(request, reply, deps.config);
    return reply.code(204).send(null);
  });

  app.get('/api/v1/me', { schema: { tags, summary: '我的身份', response: { 200: meView } } }, async (request) => {
    const me = await readMe(deps, requireLogin(request));
    if (me === null) throw problem(401, 'identityEnded', '当前身份已终止，请重新登录。');
    return me;
  });

  app.post('/api/v1/me/identity', { schema: { tags, summary: '切换身份', body: identityBody, response: { 200: meView } } }, async (request, reply) => {
    requireActor(request);
    const outcome = await switchIdentity(deps, requireLogin(request), request.body.identityId);
    if (!outcome.ok) throw problemOf(outcome);
    return answerWithMe(request, reply, outcome.value.token);
  });

  app.post('/api/v1/me/password', { config: { rateLimit }, schema: { tags, summary: '修改密码', body: passwordBody, response: { 200: meView } } }, async (request, reply) => {
    const outcome = await changePassword(deps, requireLogin(request), request.body);
    if (!outcome.ok) throw problemOf(outcome);
    return answerWithMe(request, reply, outcome.value.token);
  });

  app.get('/api/v1/me/sessions', { schema: { tags, summary: '我的登录设备', response: { 200: sessionsView } } }, async (request) => {
    return { items: await readOwnSessions(deps, requireLogin(request)) };
  });

  app.delete('/api/v1/me/sessions/:id', { schema: { tags, summary: '让一个登录设备退出', params: sessionParams, response: { 204: nothing } } }, async (request, reply) => {
    const outcome = await revokeOwnSession(deps, requireLogin(request), request.params.id);
    if (!outcome.ok) throw problemOf(outcome);
    return reply.code(204).send(null);
  });

  app.put('/api/v1/me/preferences', { schema: { tags, summary: '显示设置', body: preferencesBody, response: { 200: preferencesBody } } }, async (request) => {
    await setPreferences(deps, requireLogin(request), request.body);
    return request.body;
  });

  /** The new cookie, and what GET /me would say with it: one answer instead of two. */
  async function answerWithMe(request: FastifyRequest, reply: FastifyReply, token: string) {
    setSessionCookie(request, reply, deps.config, token);
    const login = await readLoginOf(deps, token);
    const me = login === null ? null : await readMe(deps, login);
    if (me === null) throw problem(401, 'notLoggedIn', '登录已失效，请重新登录。');
    return me;
  }
};
