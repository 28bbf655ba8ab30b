import type { DocumentEngine, DocumentImages } from '../../platform/documents/engine.ts';
import { assistingOpinion } from './templates/assisting-opinion.ts';
import type { AssistingOpinionData } from './templates/assisting-opinion.ts';
import { sealImageName } from './templates/official-letter.ts';
import type { LetterFrame, OfficialLetter } from './templates/official-letter.ts';
import { replyLetter } from './templates/reply-letter.ts';
import type { ReplyLetterData } from './templates/reply-letter.ts';

export function renderReplyLetter(engine: DocumentEngine, data: ReplyLetterData): Promise<Uint8Array> {
  return renderLetter(engine, data, replyLetter(data));
}

export function renderAssistingOpinion(engine: DocumentEngine, data: AssistingOpinionData): Promise<Uint8Array> {
  return renderLetter(engine, data, assistingOpinion(data));
}

function renderLetter(engine: DocumentEngine, frame: LetterFrame, letter: OfficialLetter): Promise<Uint8Array> {
  const seal: DocumentImages = letter.sealImage === null || frame.sealImage === null ? {} : { [sealImageName]: frame.sealImage };
  return engine.render('official-letter', letter, seal);
}
