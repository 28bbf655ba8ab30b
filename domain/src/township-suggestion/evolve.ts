import type { HandlerMap } from '../case-file/handlers.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { attach, caseName, notify, notifySigners } from '../case-file/work.ts';
import { formatChineseDate } from '../kernel/dates.ts';
import { withdrawalHandlers } from '../withdrawal/evolve.ts';
import { handOverHandlers } from '../mandate/hand-over-evolve.ts';
import { passReview, suggestionHandlers } from '../suggestion/evolve.ts';
import type { TownshipSuggestionBodies } from './bodies.ts';
import type { townshipSuggestionWorkflow } from './workflow.ts';

type Handlers = HandlerMap<typeof townshipSuggestionWorkflow.spec.rows, TownshipSuggestionBodies, SuggestionRow>;

const {
  DraftSaved, FilesAttached, CoSponsorsInvited, CoSponsorRemoved, TextFrozen, TextUnfrozen, SubmittedToPresidium, SubmittedUnchanged, DraftDiscarded, ReturnedByPresidium,
  DeclinedByPresidium, SuggestionRegistered, SuggestionWithdrawn, WithdrawnOnPaper, SuggestionAssigned, UnitsAdded, UnitsUrged, SuggestionReplied, SuggestionRehandling, RehandlingEnded, SuggestionEvaluated,
  SuggestionConcluded, SuggestionArchived, FileSupplemented, SuggestionClosed, ContactPassed, SuggestionCarriedOver, IdentityKeptAtRequest, IdentityKeptForRisk, IdentityOpened,
  EntryObjectedTo, EntryKept, EntryCorrectedForPresidium, EntryVoided, SignersCorrected, LeadCorrectedForPresidium, SignersCorrectedLater, NumberCorrected, TextCorrected,
  AssignedTogether, SuggestionsMerged, GroupJoined, SuggestionUnmerged, GroupLeft, SuggestionSplit, SuggestionPassedUp, HigherReplyRecorded, EarlierLinked,
} = suggestionHandlers;

/** What happens in a township as in the county happens by the same handlers; only admission and the report are its own. */
export const townshipSuggestionHandlers: Handlers = {
  ...handOverHandlers,
  ...withdrawalHandlers,
  DraftSaved, FilesAttached, CoSponsorsInvited, CoSponsorRemoved, TextFrozen, TextUnfrozen, SubmittedToPresidium, SubmittedUnchanged, DraftDiscarded, ReturnedByPresidium,
  DeclinedByPresidium, SuggestionRegistered, SuggestionWithdrawn, WithdrawnOnPaper, SuggestionAssigned, UnitsAdded, UnitsUrged, SuggestionReplied, SuggestionRehandling, RehandlingEnded, SuggestionEvaluated,
  SuggestionConcluded, SuggestionArchived, FileSupplemented, SuggestionClosed, ContactPassed, SuggestionCarriedOver, IdentityKeptAtRequest, IdentityKeptForRisk, IdentityOpened,
  EntryObjectedTo, EntryKept, EntryCorrectedForPresidium, EntryVoided, SignersCorrected, LeadCorrectedForPresidium, SignersCorrectedLater, NumberCorrected, TextCorrected,
  AssignedTogether, SuggestionsMerged, GroupJoined, SuggestionUnmerged, GroupLeft, SuggestionSplit, SuggestionPassedUp, HigherReplyRecorded, EarlierLinked,
  AdmittedByPresidium: (work, record, body) => {
    passReview(work, record, 'presidium', body.note);
    notify(work, ['leadSponsor'], 'suggestion', record, 'reviewed', `建议${caseName(work.file)}已由乡镇人大主席团审查受理，待登记编号`);
  },
  ReportedToCongress: (work, record, body) => {
    const session = work.env.directory.session(body.sessionId);
    record.reportSessionId = body.sessionId;
    record.reportSessionLabel = session?.label ?? null;
    record.reportedOn = body.reportedOn;
    record.reportedBy = body.reportedBy;
    attach(work, 'suggestion', record, 'report', body.files);
    notifySigners(work, 'suggestion', record, 'reported', `建议${caseName(work.file)}的办理情况已于${formatChineseDate(body.reportedOn)}向${session?.label ?? '乡镇人民代表大会'}报告`);
  },
};
