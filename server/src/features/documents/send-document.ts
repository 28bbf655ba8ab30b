import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DocumentError } from '../../platform/documents/engine.ts';
import { problem } from '../../platform/http/problem.ts';
import { sendFile } from '../files/public.ts';

export const RENDERS_PER_MINUTE = 240;
export const PDF = 'application/pdf';

/** A renderer that is too busy or was lost is a matter of the moment; only a template's own failure is a defect. */
export async function rendered<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DocumentError && error.failure !== 'template') throw problem(503, 'documentsBusy', '文书正在排队生成，请稍后再试', { headers: { 'retry-after': '3' } });
    throw error;
  }
}

export const safeName = (name: string): string => name.replaceAll(/[\\/:*?"<>|\n]/g, '');

export interface DocumentHead { readonly name: string; readonly mediaType: string; readonly disposition?: 'inline' | 'attachment' }

export function sendBytes(request: FastifyRequest, reply: FastifyReply, { name, mediaType, disposition = 'inline' }: DocumentHead, content: Uint8Array): FastifyReply {
  const bytes = Buffer.from(content);
  return sendFile(request, reply, {
    name: safeName(name), mediaType, disposition, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'),
    open: (range) => Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)]),
  });
}

export const sendPdf = (request: FastifyRequest, reply: FastifyReply, name: string, pdf: Uint8Array): FastifyReply => sendBytes(request, reply, { name, mediaType: PDF }, pdf);
