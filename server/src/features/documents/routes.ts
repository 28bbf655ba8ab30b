import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withTransaction } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { findVisible, pathOf, viewerOf, type CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { issuePaper } from './keep-paper.ts';
import { paperKinds, type PaperKind } from './paper-kinds.ts';
import { findIssued, type IssuedPaper } from './read/issued-paper.ts';
import { PDF, rendered, RENDERS_PER_MINUTE, sendBytes, sendPdf } from './send-document.ts';
import { refuseTampered, sendKept } from './send-kept.ts';
import { DOCX } from './send-paper.ts';
import { writePaper } from './write-paper.ts';
import type { PaperModel, WrittenPaper } from './written-paper.ts';

type Found = { readonly written: WrittenPaper; readonly suggestionId: string; readonly congressId: string; readonly kept: IssuedPaper | null };

/** Papers as PDF, and as Word to work on. Who may see the record may see its paper; a draft is its own unit's, and says on every page that it is one. */
export const documentRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const options = (summary: string, mediaType: string, kind: PaperKind) => ({
    config: { rateLimit: { max: RENDERS_PER_MINUTE, timeWindow: 60_000 } },
    schema: {
      tags: ['文书'], summary, params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), produces: [mediaType],
      ...(kind !== 'replyLetter' ? {} : { querystring: Type.Object({ to: Type.Optional(Type.String({ title: '联名建议的答复：给哪位联名代表的一份（联名登记的编号）；不写即给领衔代表的一份。联名代表打开的总是给自己的一份', minLength: 1, maxLength: 64 })) }) }),
    },
  });

  async function find(request: FastifyRequest, kind: PaperKind): Promise<Found> {
    const actor = requireActor(request);
    const recordId = (request.params as { id: string }).id;
    const to = (request.query as { to?: string }).to ?? null;
    const found = await withTransaction(deps.db, actor.congressId, async (tx) => {
      const { file, record } = await findVisible(tx, actor, paperKinds[kind].record, recordId);
      const { settings, today } = await viewerOf(tx, deps, actor);
      const written = await writePaper(kind, { tx, file, record, actor, settings, today, to });
      if (written === null) return null;
      return { written, suggestionId: file.suggestion.id, congressId: actor.congressId, kept: written.edition === null ? null : await findIssued(tx, actor.congressId, kind, recordId, written.edition) };
    });
    if (found === null) throw problem(409, 'nothingToPrint', paperKinds[kind].missing);
    refuseTampered(deps, found.kept);
    return found;
  }

  for (const [kind, { label, record, path }] of Object.entries(paperKinds) as [PaperKind, (typeof paperKinds)[PaperKind]][]) {
    const at = `/api/v1/${pathOf[record]}/:id/${path}`;
    app.get(`${at}.pdf`, options(label, PDF, kind), async (request, reply) => {
      const { written, kept, congressId, suggestionId } = await find(request, kind);
      const name = `${written.name}.pdf`;
      if (written.edition === null) return sendPdf(request, reply, name, await rendered(deps.documents().render(written.template, written.paper)));
      const { edition } = written;
      const paper = kept ?? await rendered(issuePaper(deps, { congressId, suggestionId, kind, recordId: (request.params as { id: string }).id }, { ...written, edition }));
      return sendKept(deps, request, reply, name, paper, written.hash);
    });

    app.get(`${at}.docx`, options(`${label}（Word）`, DOCX, kind), async (request, reply) => {
      const { written, kept } = await find(request, kind);
      const model = kept === null ? written : { template: kept.template, paper: kept.model } as PaperModel;
      // Its library comes with the first Word file: who prints only never pays for it.
      const { wordOf } = await import('./word/word-of.ts');
      return sendBytes(request, reply, { name: `${written.name}.docx`, mediaType: DOCX, disposition: 'attachment' }, await wordOf(model));
    });
  }
};
