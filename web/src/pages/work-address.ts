import type { CaseKind, CaseToDo, OutsideToDo } from '../api/types.ts';

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

/** What the work is called before it is decided: a button of a list must not lean to one answer. */
const workNames: Readonly<Record<string, string>> = {
  'suggestion.passReview': '审核', 'suggestion.register': '登记编号', 'suggestion.report': '登记向大会报告', 'suggestion.confirmAssignment': '会签', 'commitment.verify': '核验', 'commitment.acceptChange': '审定改期', 'commitment.claim': '落实承诺',
  'commitment.explain': '说明未兑现原因', 'reply.submitForCheck': '起草答复', 'reply.passCheck': '核稿', 'reply.signOff': '签发', 'assistingOpinion.submitForCheck': '起草会办意见', 'assistingOpinion.deliver': '审核会办意见',
  'suggestion.keepEntry': '核对纸质录入', 'evaluation.proposeReading': '拆封纸质测评', 'evaluation.confirmReading': '核对纸质测评', 'reply.confirmHandSignature': '确认手签', 'reply.signClass': '签发更正通知', 'evaluation.confirmRereading': '核对测评更正',
  'termExplanation.submitForSignature': '起草换届书面说明', 'termExplanation.sign': '签发换届书面说明', 'termExplanation.accept': '审核换届书面说明',
  'twinMatter.agree': '答复县乡联动', 'livelihoodMatter.takeUp': '受理', 'livelihoodMatter.reportDone': '办理', 'livelihoodMatter.confirm': '回访确认', 'livelihoodMatter.handOver': '过问超期事项', 'livelihoodMatter.resume': '研究县代表的答复', 'livelihoodMatter.end': '了结县里办结的事',
  'assignmentMeeting.edit': '改定会议日期', 'assignmentMeeting.addSuggestions': '筹备交办会', 'assignmentMeeting.confirmPlan': '确认交办方案', 'assignmentMeeting.hold': '召开交办会', 'assignmentMeeting.takeBack': '改定会议日期', 'actingMandate.confirm': '审定代办授权',
  'guideTopic.adopt': '研究选题', 'guideTopic.edit': '研究选题', 'topicGuide.publish': '发布选题参考', 'draftTalk.answer': '回复草稿沟通', 'excellentSelection.nominate': '推荐优秀建议', 'excellentSelection.propose': '提请评定优秀建议', 'excellentSelection.publish': '公布优秀建议', 'termChange.close': '结束本届', 'termChange.askExplanations': '要求换届书面说明',
  'mediation.answerOpinion': '回应专家评估', 'mediation.recordMeeting': '会商并登记纪要', 'publication.decide': '审定公开', 'publication.reconsider': '重新审定公开', 'consultation.record': '登记面商', 'handlingTask.accept': '签收', 'handlingTask.routeToSection': '分派科室', 'handlingTask.agreeReturn': '决定退办', 'handlingTask.grantExtension': '审定延期', 'handlingTask.answerObjection': '研究异议', 'handlingTask.settleDispute': '决定职责争议', 'suggestion.conclude': '办结', 'suggestion.archive': '归档', 'suggestion.close': '销号', 'suggestion.assign': '交办', 'suggestion.recordHigherReply': '登记上级答复',
};
/** What falls due, by the name of its clock: the calendar gives the label of an act, which is one answer of several. */
const clockNames: Readonly<Record<string, string>> = {
  'suggestion.审核通过': '审核', 'suggestion.受理': '审查', 'suggestion.会签交办': '会签', 'coSponsorship.确认联名': '联名确认', 'consultation.属实，确认': '面商确认', 'consultation.属实，不需要面商': '面商确认',
  'reply.送核稿': '答复', 'reply.核稿通过': '答复', 'reply.签发': '答复', 'assistingOpinion.送审': '会办意见', 'assistingOpinion.审核并送主办单位': '会办意见', 'commitment.核验属实': '核验', 'commitment.同意改期': '审定改期', 'handlingTask.同意退办并改派': '退办决定', 'handlingTask.同意延期': '延期决定',
};
export const clockName = (kind: string, label: string): string => clockNames[`${kind}.${label}`] ?? label;
export const workName = (kind: string, action: string, label: string): string => workNames[`${kind}.${action}`] ?? label;
