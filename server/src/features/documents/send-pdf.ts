import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DocumentError } from '../../platform/documents/engine.ts';
import { problem } from '../../platform/http/problem.ts';
import { sendFile } from '../files/public.ts';

export const RENDERS_PER_MINUTE = 240;

/** A renderer that is too busy or was lost is a matter of the moment; only a template's own failure is a defect. */
export async function rendered(pdf: Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await pdf;
  } catch (error) {
    if (error instanceof DocumentError && error.failure !== 'template') throw problem(503, 'documentsBusy', '文书正在排队生成，请稍后再试', { headers: { 'retry-after': '3' } });
    throw error;
  }
}

export function sendPdf(request: FastifyRequest, reply: FastifyReply, name: string, pdf: Uint8Array): FastifyReply {
  const bytes = Buffer.from(pdf);
  return sendFile(request, reply, {
    name: name.replaceAll(/[\\/:*?"<>|\n]/g, ''), mediaType: 'application/pdf', disposition: 'inline', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'),
    open: (range) => Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)]),
  });
}
