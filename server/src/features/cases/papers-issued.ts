import type { ActEntry, Job } from '@luoshi/domain/case-file/context.ts';

/** Acts by which a paper goes out. The reply letter has a job of its own, with what else follows a sign-off. */
const issuedBy: Readonly<Record<string, string>> = {
  SuggestionRegistered: 'suggestionSheet', NumberCorrected: 'suggestionSheet', TextCorrected: 'suggestionSheet', SignersCorrectedLater: 'suggestionSheet', ClassCorrected: 'classNotice', DeclinedByPresidium: 'declineNotice', DeclinedByAffairs: 'declineNotice', DeclinedByOffice: 'declineNotice',
  ReturnRequested: 'returnForm', ReturnRefused: 'returnForm', ReturnRefusedReceived: 'returnForm', ReturnRefusedInSection: 'returnForm', ReturnAgreed: 'returnForm', ReturnAgreedAlone: 'returnForm', ReturnWithdrawn: 'returnForm', ReturnWithdrawnReceived: 'returnForm', ReturnWithdrawnInSection: 'returnForm',
  ExtensionRequested: 'extensionForm', ExtensionGranted: 'extensionForm', ExtensionRefused: 'extensionForm',
  ConsultationConfirmed: 'consultationRecord', ConsultationConfirmedOnPaper: 'consultationRecord', MeetingCalled: 'mediationNotice', MeetingRecorded: 'mediationMinutes', ExplanationSent: 'termExplanation', LateExplanationSent: 'termExplanation', OpinionDelivered: 'assistingOpinion', TaskUrged: 'supervisionNote', CommitmentUrged: 'supervisionNote', SupervisionAnswered: 'supervisionNote', SupervisionSettled: 'supervisionNote', TaskUrgedWithOthers: 'supervisionNote',
};

/** The papers that an act issues, each to be kept as it is at this moment. */
export function papersIssued(congressId: string, entries: readonly ActEntry[]): Job[] {
  return entries.flatMap(({ recordKind, recordId, action, event }) => {
    const paper = recordKind === 'handlingTask' && action === 'create' ? 'assignmentForm' : issuedBy[event];
    return paper === undefined ? [] : [{ task: 'keepPaper', payload: { congressId, paper, recordId } }];
  });
}
