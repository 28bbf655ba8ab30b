import type { CaseKind } from './types.ts';

const plural: Readonly<Record<CaseKind, string>> = {
  suggestion: 'suggestions', suggestionLink: 'suggestion-links', coSponsorship: 'co-sponsorships', handlingTask: 'handling-tasks', consultation: 'consultations', assistingOpinion: 'assisting-opinions',
  reply: 'replies', evaluation: 'evaluations', mediation: 'mediations', commitment: 'commitments', termExplanation: 'term-explanations', publication: 'publications', deadline: 'deadlines',
};

export const recordPath = (kind: CaseKind, id: string): string => `/api/v1/${plural[kind]}/${encodeURIComponent(id)}`;
/** Documents made from the record. */
export const documentPath = {
  replyLetter: (replyId: string): string => `${recordPath('reply', replyId)}/letter.pdf`,
  classNotice: (replyId: string): string => `${recordPath('reply', replyId)}/class-notice.pdf`,
  suggestionSheet: (id: string): string => `${recordPath('suggestion', id)}/sheet.pdf`,
  consultationRecord: (id: string): string => `${recordPath('consultation', id)}/record.pdf`,
  termExplanation: (id: string): string => `${recordPath('termExplanation', id)}/letter.pdf`,
  ratingForm: (id: string): string => `${recordPath('evaluation', id)}/form.pdf`,
  mediationNotice: (id: string): string => `${recordPath('mediation', id)}/notice.pdf`,
  mediationMinutes: (id: string): string => `${recordPath('mediation', id)}/minutes.pdf`,
  assignmentForm: (taskId: string): string => `${recordPath('handlingTask', taskId)}/assignment.pdf`,
  returnForm: (taskId: string): string => `${recordPath('handlingTask', taskId)}/return.pdf`,
  extensionForm: (taskId: string): string => `${recordPath('handlingTask', taskId)}/extension.pdf`,
  supervisionNote: (taskId: string): string => `${recordPath('handlingTask', taskId)}/supervision.pdf`,
  declineNotice: (id: string): string => `${recordPath('suggestion', id)}/decline-notice.pdf`,
  opinionLetter: (id: string): string => `${recordPath('assistingOpinion', id)}/letter.pdf`,
};
