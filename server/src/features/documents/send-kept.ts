import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../platform/http/problem.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { sendFile } from '../files/public.ts';
import { markHashOf, withMark } from './keep-paper.ts';
import { isSealIntact } from './paper-seal.ts';
import type { IssuedPaper } from './read/issued-paper.ts';
import { PDF, rendered, safeName, sendPdf } from './send-document.ts';
import type { WrittenPaper } from './written-paper.ts';

/** What was kept is given out only as this program has kept it. */
export function refuseTampered(deps: Pick<CaseDependencies, 'auditMacKey'>, kept: IssuedPaper | null): void {
  if (kept !== null && !isSealIntact(kept, deps.auditMacKey)) throw problem(409, 'paperChanged', '这份文书的留存登记被改动过，已停止提供，请告诉审计员');
}

/** The file of an issued paper, as it was issued. `hash` is what the signature stands on, where the record has a hash of its own. */
export async function sendKept(deps: CaseDependencies, request: FastifyRequest, reply: FastifyReply, name: string, paper: IssuedPaper, hash?: string): Promise<FastifyReply> {
  if ((await deps.files.size(paper.sha256)) !== paper.size) return sendPdf(request, reply, name, await remade(deps, paper, hash));
  return sendFile(request, reply, { name: safeName(name), mediaType: PDF, disposition: 'inline', size: paper.size, sha256: paper.sha256, open: (range) => deps.files.read(paper.sha256, range) });
}

/** A kept file that was lost is set again from its kept text, and is given out only if it comes out as it was. */
async function remade(deps: CaseDependencies, paper: IssuedPaper, hash?: string): Promise<Uint8Array> {
  const pdf = await rendered(deps.documents().render(paper.template, withMark({ paper: paper.model } as Pick<WrittenPaper, 'paper'>, hash ?? markHashOf(paper), paper.code, deps.publicUrl)));
  if (createHash('sha256').update(pdf).digest('hex') !== paper.sha256) throw problem(503, 'fileMissing', '留存的文书文件暂时无法读取，请告诉系统管理员', { detail: `校验码 ${paper.code}` });
  return pdf;
}
