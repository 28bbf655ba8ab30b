import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { AssistingOpinionRow, ConsultationRow, HandlingTaskRow, MediationRow, ReplyRow } from '@luoshi/domain/case-file/rows.ts';
import { composeLetter } from '@luoshi/domain/reply/letter.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withTransaction, type Tx } from '../../platform/db/database.ts';
import { DocumentError } from '../../platform/documents/engine.ts';
import { problem } from '../../platform/http/problem.ts';
import { findVisible, viewerOf, type CaseDependencies } from '../cases/public.ts';
import { sendFile } from '../files/public.ts';
import { requireActor } from '../identity/public.ts';
import { isAsSigned, letterName, renderSigned } from './keep-letter.ts';
import { findKeptLetter } from './read/kept-letter.ts';
import { readSheetFacts } from './read/sheet-facts.ts';
import { renderConsultationRecord, renderSuggestionSheet, renderTaskForm } from './render-forms.ts';
import { writeAssistingOpinion } from './write-assisting-opinion.ts';
import { writeConsultationRecord } from './write-consultation-record.ts';
import { writeMediationMinutes } from './write-mediation-minutes.ts';
import { writeReplyLetter } from './write-reply-letter.ts';
import { writeAssignmentForm, writeExtensionForm, writeReturnForm } from './write-task-forms.ts';
import { writeSuggestionSheet } from './write-suggestion-sheet.ts';

const RENDERS_PER_MINUTE = 240;

/** Papers as PDF. Who may see the record may see its paper; a draft is its own unit's, and says on every page that it is one. */
export const documentRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const options = (summary: string) => ({
    config: { rateLimit: { max: RENDERS_PER_MINUTE, timeWindow: 60_000 } },
    schema: { tags: ['文书'], summary, params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), produces: ['application/pdf'] },
  });
  const inCongress = <Result>(request: FastifyRequest, work: (tx: Tx, actor: ReturnType<typeof requireActor>, id: string) => Promise<Result>): Promise<Result> => {
    const actor = requireActor(request);
    return withTransaction(deps.db, actor.congressId, (tx) => work(tx, actor, (request.params as { id: string }).id));
  };

  app.get('/api/v1/replies/:id/letter.pdf', options('答复函'), async (request, reply) => {
    const found = await inCongress(request, async (tx, actor, id) => {
      const { file, record } = await findVisible(tx, actor, 'reply', id);
      const paper = record as ReplyRow;
      const { settings, today } = await viewerOf(tx, deps, actor);
      return { file, paper, settings, today, kept: await findKeptLetter(tx, actor.congressId, paper.letterFileId) };
    });
    const { file, paper, settings, today, kept } = found;
    const name = letterName(file.suggestion.numberLabel);
    if (paper.letter === null) {
      const draft = writeReplyLetter(composeLetter(file, paper, settings, today), { signed: false, on: today });
      return sendPdf(request, reply, `送审稿 ${name}`, await rendered(deps.documents().render('official-letter', draft)));
    }
    // A letter that differs from what was signed is given to nobody: the auditor finds out why.
    if (!isAsSigned(paper)) throw problem(409, 'letterChanged', '这份答复与签发时登记的散列不符，已停止提供，请告诉审计员');
    if (kept !== null && (await deps.files.size(kept.sha256)) === kept.size) {
      return sendFile(request, reply, { ...kept, name, mediaType: 'application/pdf', disposition: 'inline', open: (range) => deps.files.read(kept.sha256, range) });
    }
    return sendPdf(request, reply, name, await rendered(renderSigned(deps, paper)));
  });

  app.get('/api/v1/suggestions/:id/sheet.pdf', options('代表建议专用纸'), async (request, reply) => {
    const sheet = await inCongress(request, async (tx, actor, id) => {
      const { file } = await findVisible(tx, actor, 'suggestion', id);
      return writeSuggestionSheet(file, await readSheetFacts(tx, file), actor, (await viewerOf(tx, deps, actor)).today);
    });
    return sendPdf(request, reply, `${sheet.number === null ? sheet.title : `第${sheet.number}号建议`}.pdf`, await rendered(renderSuggestionSheet(deps.documents(), sheet)));
  });

  app.get('/api/v1/consultations/:id/record.pdf', options('面商记录'), async (request, reply) => {
    const record = await inCongress(request, async (tx, actor, id) => {
      const { file, record: talk } = await findVisible(tx, actor, 'consultation', id);
      return writeConsultationRecord(file, talk as ConsultationRow);
    });
    if (record === null) throw problem(409, 'notRecorded', '这次面商还没有登记记录');
    return sendPdf(request, reply, `第${record.suggestion.number}号建议面商记录.pdf`, await rendered(renderConsultationRecord(deps.documents(), record)));
  });

  app.get('/api/v1/mediations/:id/minutes.pdf', options('会商纪要'), async (request, reply) => {
    const minutes = await inCongress(request, async (tx, actor, id) => {
      const { file, record } = await findVisible(tx, actor, 'mediation', id);
      return writeMediationMinutes(file, record as MediationRow);
    });
    if (minutes === null) throw problem(409, 'notRecorded', '还没有登记会商纪要');
    return sendPdf(request, reply, `${minutes.title}.pdf`, await rendered(renderTaskForm(deps.documents(), minutes)));
  });

  const taskForms = { assignment: ['交办单', writeAssignmentForm, ''], return: ['退办申请单', writeReturnForm, '承办单位没有申请退办'], extension: ['延期答复申请单', writeExtensionForm, '承办单位没有申请延期'] } as const;
  for (const [path, [label, write, missing]] of Object.entries(taskForms)) {
    app.get(`/api/v1/handling-tasks/:id/${path}.pdf`, options(label), async (request, reply) => {
      const form = await inCongress(request, async (tx, actor, id) => {
        const { file, record } = await findVisible(tx, actor, 'handlingTask', id);
        return write(file, record as HandlingTaskRow);
      });
      if (form === null) throw problem(409, 'notRequested', missing);
      return sendPdf(request, reply, `${form.title}.pdf`, await rendered(renderTaskForm(deps.documents(), form)));
    });
  }

  app.get('/api/v1/assisting-opinions/:id/letter.pdf', options('会办意见'), async (request, reply) => {
    const letter = await inCongress(request, async (tx, actor, id) => {
      const { file, record } = await findVisible(tx, actor, 'assistingOpinion', id);
      return writeAssistingOpinion(file, record as AssistingOpinionRow, (await viewerOf(tx, deps, actor)).today);
    });
    return sendPdf(request, reply, `${letter.draftMark === null ? '' : '送审稿 '}${letter.title}.pdf`, await rendered(deps.documents().render('official-letter', letter)));
  });
};

/** A renderer that is too busy or was lost is a matter of the moment; only a template's own failure is a defect. */
async function rendered(pdf: Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await pdf;
  } catch (error) {
    if (error instanceof DocumentError && error.failure !== 'template') throw problem(503, 'documentsBusy', '文书正在排队生成，请稍后再试', { headers: { 'retry-after': '3' } });
    throw error;
  }
}

function sendPdf(request: FastifyRequest, reply: FastifyReply, name: string, pdf: Uint8Array): FastifyReply {
  const bytes = Buffer.from(pdf);
  return sendFile(request, reply, {
    name: name.replaceAll(/[\\/:*?"<>|\n]/g, ''), mediaType: 'application/pdf', disposition: 'inline', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'),
    open: (range) => Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)]),
  });
}
