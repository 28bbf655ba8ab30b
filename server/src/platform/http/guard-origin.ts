import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from './problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cross-site request forgery: a request that changes something must come from our own pages. Every
 * browser in use sends Sec-Fetch-Site or Origin with such requests; programs (curl, other systems)
 * send neither, and carry no cookie of a person either.
 */
export function guardOrigin(app: FastifyInstance, publicUrl: string | undefined): void {
  const expected = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  app.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method) || isOwn(request, expected)) return;
    throw problem(403, 'crossSite', '这个请求来自别的网站，已被拒绝。请从本系统的页面操作');
  });
}

function isOwn(request: FastifyRequest, expected: string | undefined): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (origin === undefined) return true;
  return origin === (expected ?? `${request.protocol}://${request.host}`);
}
