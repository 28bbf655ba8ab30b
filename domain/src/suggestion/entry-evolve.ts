import type { HandlerMap } from '../case-file/handlers.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { attach, caseName, notify, stopAllDeadlines, stopDeadlines, type Work } from '../case-file/work.ts';
import type { SuggestionBodies } from './bodies.ts';
import type { EntryBodies } from './entry-bodies.ts';
import { freezeText, startReview } from './start-review.ts';
import type { suggestionWorkflow } from './workflow.ts';

type Handlers = HandlerMap<typeof suggestionWorkflow.spec.rows, SuggestionBodies, SuggestionRow>;

/** The sheet was signed, not the copy: a better copy needs no new signature, but the reviews begin anew. */
function correct(work: Work, record: SuggestionRow, body: EntryBodies['correctEntry'], level: 'presidium' | 'affairs'): void {
  record.title = body.title ?? record.title;
  record.situation = body.situation ?? record.situation;
  record.analysis = body.analysis ?? record.analysis;
  if (body.asks) record.asks = body.asks.filter((text) => text.trim() !== '').map((text, index) => ({ no: index + 1, text }));
  freezeText(work, record);
  for (const c of work.file.coSponsorship) if (c.state === 'confirmed') c.textHash = record.textHash;
  attach(work, 'suggestion', record, 'paperSheet', body.files);
  if (record.entryObjectionState === 'raised') { record.entryObjectionState = 'corrected'; record.entryObjectionAnswer = body.reason; }
  record.guidance = null;
  record.guidanceFrom = null;
  stopDeadlines(work, ['presidiumReview', 'affairsReview', 'officeReview', 'revision', 'acceptanceNotice'], record.id, 'cancelled');
  startReview(work, record, level);
  notify(work, ['leadSponsor'], 'suggestion', record, 'entry', `您的纸质建议${caseName(work.file)}的录入已按原件更正：${body.reason}。请核对`);
}

export const entryHandlers: Pick<Handlers, 'EntryObjectedTo' | 'EntryKept' | 'EntryCorrectedForPresidium' | 'EntryCorrectedForAffairs' | 'EntryVoided'> = {
  EntryObjectedTo: (work, record, body) => {
    record.entryObjectionState = 'raised';
    record.entryObjection = body.reason;
    record.entryObjectionAnswer = null;
    notify(work, ['entryOffice'], 'suggestion', record, 'entry', `${record.leadName}代表提出${caseName(work.file)}的录入与纸质原件不一致：${body.reason}`);
  },
  EntryKept: (work, record, body) => {
    record.entryObjectionState = 'kept';
    record.entryObjectionAnswer = body.answer;
    notify(work, ['leadSponsor'], 'suggestion', record, 'entry', `${caseName(work.file)}的录入经核对与纸质原件一致：${body.answer}`);
  },
  EntryCorrectedForPresidium: (work, record, body) => correct(work, record, body, 'presidium'),
  EntryCorrectedForAffairs: (work, record, body) => correct(work, record, body, 'affairs'),
  EntryVoided: (work, record, body) => {
    record.closingReason = body.reason;
    stopAllDeadlines(work);
    for (const c of work.file.coSponsorship) if (c.state === 'invited') work.follow('coSponsorship', c, 'remove');
    notify(work, ['leadSponsor'], 'suggestion', record, 'entry', `以您的名义录入的纸质建议${caseName(work.file)}已作废：${body.reason}`);
  },
};
