import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CaseDependencies } from '../cases/public.ts';
import { rendered, safeName, sendBytes, sendPdf } from './send-document.ts';
import type { PaperModel } from './written-paper.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const paperFormats = ['pdf', 'docx'] as const;
export type PaperFormat = (typeof paperFormats)[number];
export const mediaTypes: Readonly<Record<PaperFormat, string>> = { pdf: 'application/pdf', docx: DOCX };

/** A paper of what is no case: set as it stands, as PDF to print or as Word to work on. */
export async function sendPaper(deps: Pick<CaseDependencies, 'documents'>, request: FastifyRequest, reply: FastifyReply, format: PaperFormat, model: PaperModel): Promise<FastifyReply> {
  const { title } = model.paper;
  if (format === 'pdf') return sendPdf(request, reply, `${title}.pdf`, await rendered(deps.documents().render(model.template, model.paper)));
  // Its library comes with the first Word file: who prints only never pays for it.
  const { wordOf } = await import('./word/word-of.ts');
  return sendBytes(request, reply, { name: `${safeName(title)}.docx`, mediaType: DOCX, disposition: 'attachment' }, await wordOf(model));
}
