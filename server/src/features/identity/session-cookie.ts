import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IdentityConfig } from './dependencies.ts';

export const SESSION_COOKIE = 'luoshi_session';
export const IDLE_HOURS = 12;
export const ABSOLUTE_DAYS = 7;

/** Lax, not Strict: a link in a notice or a letter must open the record for somebody who is logged in. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, config: IdentityConfig, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, {
    httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(request, config), maxAge: ABSOLUTE_DAYS * 24 * 3600,
  });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply, config: IdentityConfig): void {
  reply.clearCookie(SESSION_COOKIE, { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(request, config) });
}

function isSecure(request: FastifyRequest, config: IdentityConfig): boolean {
  return config.secureCookies || request.protocol === 'https';
}
