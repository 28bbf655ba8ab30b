import { canonicalJson } from '@luoshi/domain/kernel/canonical.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withReading } from '../../platform/db/database.ts';
import { hashText, type CaseDependencies } from '../cases/public.ts';
import { issuePaper } from './keep-paper.ts';
import type { OtherPaperKind } from './paper-kinds.ts';
import { findIssued } from './read/issued-paper.ts';
import { rendered } from './send-document.ts';
import { refuseTampered, sendKept } from './send-kept.ts';
import { sendPaper, type PaperFormat } from './send-paper.ts';
import type { PaperModel } from './written-paper.ts';

/** A paper of what is no case, as its record stands now. */
export interface OtherPaper {
  readonly congressId: string; readonly kind: OtherPaperKind; readonly recordId: string; readonly model: PaperModel; readonly wordingVersion: number; readonly signedBy: string | null; readonly issuedOn: IsoDate;
  /** Whether this print issues it: the office whose paper it is hands it out. Others get what was issued, or a copy that says it is none. */
  readonly mayIssue: boolean;
}

/** The same words are the same paper, on whatever day they are printed again: the day on it is that of the first print. */
const editionOf = ({ paper }: PaperModel): string => `as-${hashText(canonicalJson({ ...paper, documentDate: '', dateText: '' })).slice(0, 16)}`;
const unissued = (model: PaperModel): PaperModel => ({ ...model, paper: { ...model.paper, draftMark: model.paper.draftMark ?? '（未印发）' } }) as PaperModel;

/** Issues it with its code once, keeps it, and gives that file out from then on; Word is for working on. A draft bears no code and is not kept. */
export async function sendOtherPaper(deps: CaseDependencies, request: FastifyRequest, reply: FastifyReply, format: PaperFormat, other: OtherPaper): Promise<FastifyReply> {
  const { congressId, kind, recordId, model, wordingVersion, signedBy, issuedOn, mayIssue } = other;
  if (model.paper.draftMark !== null) return sendPaper(deps, request, reply, format, model);
  const edition = editionOf(model);
  const kept = await withReading(deps.db, congressId, (tx) => findIssued(tx, congressId, kind, recordId, edition) as Promise<unknown>) as Awaited<ReturnType<typeof findIssued>>;
  refuseTampered(deps, kept);
  if (format === 'docx') return sendPaper(deps, request, reply, format, kept === null ? model : { template: kept.template, paper: kept.model } as PaperModel);
  if (kept === null && !mayIssue) return sendPaper(deps, request, reply, format, unissued(model));
  const paper = kept ?? await rendered(issuePaper(deps, { congressId, kind, recordId, suggestionId: null }, { ...model, edition, wordingVersion, name: model.paper.title, signedBy, issuedOn }));
  return sendKept(deps, request, reply, `${model.paper.title}.pdf`, paper);
}
