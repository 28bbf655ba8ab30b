import type { CaseKind } from '@luoshi/domain/case-file/rows.ts';
import { Type, type TSchema } from 'typebox';
import { commitmentBodies, termExplanationBodies } from './bodies/commitment.ts';
import { consultationBodies } from './bodies/consultation.ts';
import { evaluationBodies } from './bodies/evaluation.ts';
import { handlingTaskBodies } from './bodies/handling-task.ts';
import { mediationBodies } from './bodies/mediation.ts';
import { date, freeText, nothing, text } from './bodies/pieces.ts';
import { publicationBodies } from './bodies/publication.ts';
import { assistingOpinionBodies, replyBodies } from './bodies/reply.ts';
import { suggestionBodies } from './bodies/suggestion.ts';

/** What each action takes, as JSON Schema: validates requests, documents the API and draws the forms. Closed: unknown fields are refused. */
export const bodySchemas: Readonly<Record<CaseKind, Readonly<Record<string, TSchema>>>> = {
  suggestion: suggestionBodies,
  suggestionLink: { unlink: Type.Object({ reason: text('理由', { maxLength: 1000 }) }) },
  coSponsorship: { confirm: Type.Object({ opinion: Type.Optional(freeText('意见')) }), declineToSign: Type.Object({ opinion: Type.Optional(freeText('意见')) }), consentToWithdrawal: nothing, refuseWithdrawal: Type.Object({ reason: text('不同意的理由（告知领衔代表）', { maxLength: 1000 }) }) },
  handlingTask: handlingTaskBodies,
  consultation: consultationBodies,
  assistingOpinion: assistingOpinionBodies,
  reply: replyBodies,
  evaluation: evaluationBodies,
  mediation: mediationBodies,
  commitment: commitmentBodies,
  termExplanation: termExplanationBodies,
  publication: publicationBodies,
  deadline: { remind: nothing, recompute: Type.Object({ dueOn: date('新的期限'), reason: text('原因') }) },
};

/** Actions that only the process itself takes: they have no endpoint. */
export const hasEndpoint = (kind: CaseKind, action: string): boolean => bodySchemas[kind][action] !== undefined;
