import type { CaseKind, CaseToDo, OutsideToDo } from '../api/types.ts';

export { workName } from '../api/work-names.ts';

type Where = Pick<CaseToDo, 'suggestionId' | 'recordKind' | 'recordId' | 'action'> | Pick<OutsideToDo, 'suggestionId' | 'recordKind' | 'recordId' | 'action' | 'year' | 'shownAt'>;

/** Where a piece of work is done: decisions on their desks, papers on their pages, everything else in a form beside the matter. */
export function workAddress(item: Where): string {
  if (item.suggestionId === null) return outsideAddress(item);
  const desk = item.recordKind === 'suggestion' ? desks[item.action] : undefined;
  if (desk !== undefined) return `${desk}?at=${encodeURIComponent(item.suggestionId)}`;
  if (item.recordKind === 'commitment') return `/commitments/${encodeURIComponent(item.recordId)}${weighed.has(item.action) ? '' : `?do=${item.action}`}`;
  return actionAddress(item.suggestionId, item.recordKind, item.recordId, item.action, false);
}

/** The pages of what stands beside the cases. */
function outsideAddress({ recordKind, recordId, year, shownAt }: Pick<OutsideToDo, 'recordKind' | 'recordId' | 'year' | 'shownAt'>): string {
  const at = `#m-${encodeURIComponent(recordId)}`;
  switch (recordKind) {
    case 'assignmentMeeting': return `/assignment-meetings/${encodeURIComponent(recordId)}`;
    case 'draftTalk': return `/before-session?part=talks${at}`;
    case 'draftIntention': return `/before-session?part=intentions${at}`;
    case 'guideTopic': case 'topicGuide': return `/before-session${year === null ? '' : `?year=${year}`}${at}`;
    case 'livelihoodMatter': return `/livelihood/${encodeURIComponent(recordId)}`;
    // Only deputies are asked, on their phones.
    case 'countyReferral': return '/';
    case 'twinMatter': return `/suggestions/${encodeURIComponent(shownAt ?? '')}#twins`;
    case 'handlingReport': return '/handling-reports';
    case 'actingMandate': return `/acting-mandates${at}`;
    case 'termChange': return `/term-changes${at}`;
    case 'evaluationRound': return `/rounds${at}`;
    case 'excellentSelection': case 'writingRubric': case 'writingScore': case 'compilationReceipt': return `/excellent${at}`;
  }
}

const desks: Readonly<Record<string, string | undefined>> = { passReview: '/review', register: '/registration', assign: '/assignment', confirmAssignment: '/joint-assignment' };
/** Acts that are one of two answers: the page opens with neither chosen. */
const weighed = new Set(['verify', 'refute', 'acceptChange', 'refuseChange', 'passCheck', 'signOff', 'deliver', 'agreeReturn', 'grantExtension', 'answerObjection', 'settleDispute', 'keepEntry', 'proposeReading', 'confirmReading', 'confirmHandSignature', 'signClass', 'confirmRereading']);
/** A letter that went out is not opened again to put its class right: that is done beside the matter. */
const besideMatter = new Set(['proposeClass', 'signClass', 'returnClass']);

export function actionAddress(suggestionId: string, kind: CaseKind, recordId: string, action: string, isChosen = true): string {
  const id = encodeURIComponent(recordId);
  if (kind === 'suggestion' && action === 'assign') return `/assignment?at=${encodeURIComponent(suggestionId)}`;
  // Decided at leisure: the case is opened with neither answer chosen.
  if ((kind === 'handlingTask' || kind === 'suggestion' || kind === 'evaluation' || besideMatter.has(action)) && weighed.has(action) && !isChosen) return `/suggestions/${encodeURIComponent(suggestionId)}#act`;
  if ((kind === 'reply' && !besideMatter.has(action)) || kind === 'assistingOpinion') return `/${kind === 'reply' ? 'replies' : 'opinions'}/${id}${action === 'save' || action === 'submitForCheck' || weighed.has(action) ? '' : `?do=${encodeURIComponent(action)}`}`;
  // Written first, checked before it is signed or passed: the case is opened with nothing chosen.
  if (kind === 'termExplanation' && !isChosen) return action === 'submitForSignature' ? `/suggestions/${encodeURIComponent(suggestionId)}?on=${kind}:${id}&do=save` : `/suggestions/${encodeURIComponent(suggestionId)}#act`;
  return `/suggestions/${encodeURIComponent(suggestionId)}?on=${kind}:${id}&do=${encodeURIComponent(action)}`;
}

/** What falls due, by the name of its clock: the calendar gives the label of an act, which is one answer of several. */
const clockNames: Readonly<Record<string, string>> = {
  'suggestion.审核通过': '审核', 'suggestion.受理': '审查', 'suggestion.会签交办': '会签', 'coSponsorship.确认联名': '联名确认', 'consultation.属实，确认': '面商确认', 'consultation.属实，不需要面商': '面商确认',
  'reply.送核稿': '答复', 'reply.核稿通过': '答复', 'reply.签发': '答复', 'assistingOpinion.送审': '会办意见', 'assistingOpinion.审核并送主办单位': '会办意见', 'commitment.核验属实': '核验', 'commitment.同意改期': '审定改期', 'handlingTask.同意退办并改派': '退办决定', 'handlingTask.同意延期': '延期决定',
};
export const clockName = (kind: string, label: string): string => clockNames[`${kind}.${label}`] ?? label;
