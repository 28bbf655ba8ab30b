import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../platform/http/problem.ts';

export interface Sendable {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Hex; the strong validator. */
  readonly sha256: string;
  readonly disposition: 'attachment' | 'inline';
  readonly open: (range?: { start: number; end: number }) => Readable;
}

/** Answers with a file: conditional, in parts if asked, never guessed at by the browser and never run as a page. */
export function sendFile(request: FastifyRequest, reply: FastifyReply, file: Sendable): FastifyReply {
  const etag = `"${file.sha256}"`;
  const { 'if-none-match': known, 'if-range': ifRange, range } = request.headers;
  void reply.headers({
    etag, 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff',
    'content-disposition': `${file.disposition}; filename="${asciiName(file.name)}"; filename*=UTF-8''${encodeName(file.name)}`,
    // An upload opened by itself is a document of its own, without any right; a PDF of ours may stand in a frame of our pages.
    'content-security-policy': file.disposition === 'inline' ? "frame-ancestors 'self'" : "default-src 'none'; sandbox",
  });
  if (known !== undefined && known.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()))) return reply.code(304).send();
  const part = range === undefined || (ifRange !== undefined && ifRange !== etag) ? null : readRange(range, file.size);
  if (part === 'unsatisfiable') throw problem(416, 'rangeNotSatisfiable', '请求的范围超出文件', { headers: { 'content-range': `bytes */${file.size}` } });
  void reply.type(file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType);
  if (part === null) return reply.header('content-length', file.size).send(file.open());
  return reply.code(206).headers({ 'content-range': `bytes ${part.start}-${part.end}/${file.size}`, 'content-length': part.end - part.start + 1 }).send(file.open(part));
}

/** One range (RFC 9110, 14); several, or what is none, is answered with the whole file. */
export function readRange(header: string, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  if (match === null) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  if (first === '') return Number(last) === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - Number(last)), end: size - 1 };
  const start = Number(first);
  if (last !== '' && Number(last) < start) return null;
  if (start >= size) return 'unsatisfiable';
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

const asciiName = (name: string): string => name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
const encodeName = (name: string): string => encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
