import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { problem } from '../../platform/http/problem.ts';

export const webDist = join(import.meta.dirname, '../../../../web/dist');

/** The two pages of the built web: desks, and deputies' phones below /m. Every other address of theirs is drawn in the browser. */
export async function servePages(app: FastifyInstance, dist = webDist): Promise<void> {
  if (!existsSync(join(dist, 'index.html'))) return;
  const pages = { desk: readFileSync(join(dist, 'index.html'), 'utf8'), deputy: readFileSync(join(dist, 'deputy.html'), 'utf8') };
  const send = (reply: FastifyReply, page: keyof typeof pages) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
    .send(pages[page].replaceAll('__STYLE_NONCE__', (reply as FastifyReply & { cspNonce: { style: string } }).cspNonce.style));
  await app.register(fastifyStatic, { root: join(dist, 'assets'), prefix: '/assets/', immutable: true, maxAge: '1y', index: false, cacheControl: true, preCompressed: true });
  for (const file of ['favicon.svg', 'manifest.webmanifest', 'service-worker.js', 'icon-192.png', 'icon-512.png']) {
    if (existsSync(join(dist, file))) app.get(`/${file}`, { schema: { hide: true } }, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile(file, dist));
  }
  app.get('/m', { schema: { hide: true } }, (_request, reply) => send(reply, 'deputy'));
  app.get('/m/*', { schema: { hide: true } }, (_request, reply) => send(reply, 'deputy'));
  app.get('/', { schema: { hide: true } }, (_request, reply) => send(reply, 'desk'));
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    if (request.url.startsWith('/api/')) throw problem(404, 'notFound', '没有这个地址');
    return send(reply, 'desk');
  });
}
