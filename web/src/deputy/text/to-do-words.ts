import type { OutsideToDo, ToDoItem } from '../../api/types.ts';

interface Task { readonly what: string; readonly button: string; readonly to: string }

/** What waits, in the words one would use to a neighbour, and where its button leads. */
export function taskOf(item: ToDoItem): Task {
  if (item.suggestionId === null) return besideCases(item);
  const { recordId, suggestionId } = item;
  switch (`${item.recordKind}.${item.action}`) {
    case 'suggestion.submit':
      if (item.stateLabel === '退回修改') return { what: '建议退回来了，请修改后再提交', button: '去修改', to: `/write/${suggestionId}` };
      return item.stateLabel === '草稿' ? { what: '这件建议还没有写完、提交', button: '接着写', to: `/write/${suggestionId}` } : { what: '联名代表都答复了，可以提交', button: '去提交', to: `/suggestions/${suggestionId}` };
    case 'coSponsorship.consentToWithdrawal': return { what: `${item.leadName}代表想撤回您联名的建议，请答复`, button: '看理由，答复', to: `/suggestions/${suggestionId}` };
    case 'suggestion.withdraw': return { what: '署名代表都同意撤回了，请您撤回或者收回征求', button: '去办理', to: `/suggestions/${suggestionId}` };
    case 'suggestion.acceptDraft': return { what: `${item.leadName}代表的草稿请您接手，请答复`, button: '看草稿，答复', to: `/suggestions/${suggestionId}` };
    case 'coSponsorship.confirm': return { what: `${item.leadName}代表请您联名`, button: '看建议，答复', to: `/co-sponsorships/${recordId}` };
    case 'consultation.confirm': return { what: '请您确认面商记录', button: '看记录，答复', to: `/consultations/${recordId}` };
    case 'consultation.confirmWaiver': return { what: '单位说您不需要面商，请您答复', button: '去答复', to: `/consultations/${recordId}` };
    case 'evaluation.rate': return { what: '请您测评这件建议的办理', button: '去测评', to: `/evaluations/${recordId}` };
    case 'mediation.answerOpinion': return { what: '专家评估有结果了，您可以提出意见', button: '看评估意见', to: `/suggestions/${suggestionId}` };
    case 'commitment.verify': return { what: '请您核验承诺落实了没有', button: '去核验', to: `/commitments/${recordId}` };
    default: return { what: item.actionLabel, button: '打开', to: `/suggestions/${suggestionId}` };
  }
}

/** Talks about drafts, an office's proposal, the year's compilation: not part of any case. */
function besideCases({ recordKind, recordId, action, actionLabel, about }: OutsideToDo): Task {
  switch (`${recordKind}.${action}`) {
    case 'draftTalk.share': case 'draftTalk.refuseTalk': return { what: `有人建议您就草稿与${about}沟通，请答复`, button: '看一看，答复', to: `/talks/${recordId}` };
    case 'draftTalk.conclude': return { what: `${about}回复了您的草稿，请看后记下结果`, button: '看回复', to: `/talks/${recordId}` };
    case 'draftIntention.joinOther': case 'draftIntention.stayAlone': return { what: '有人建议您与另一位代表一起提，请答复', button: '去答复', to: '/intentions' };
    case 'livelihoodMatter.confirm': return { what: '您反映的事报办结了，请您确认', button: '看一看，确认', to: `/livelihood/${recordId}` };
    case 'livelihoodMatter.writeSuggestion': return { what: '主席团请您把这件事写成建议', button: '看一看', to: `/livelihood/${recordId}` };
    case 'countyReferral.takeUp': return { what: `${about.split(' · ')[0] ?? ''}转来一件镇里办不了的事，请您考虑写成建议`, button: '看一看，答复', to: `/referrals/${recordId}` };
    case 'countyReferral.decline': return { what: '乡镇转来的事，已有代表在写建议，请您答复', button: '看一看，答复', to: `/referrals/${recordId}` };
    case 'compilationReceipt.create': return { what: '优秀建议选编发给您了，请签收', button: '去签收', to: '/excellent' };
    default: return { what: actionLabel, button: '打开', to: '/' };
  }
}

/** Where a notice leads. */
export function placeOf(notice: { readonly suggestionId: string | null; readonly recordKind: string | null; readonly recordId: string | null }): string | null {
  switch (notice.recordKind) {
    case 'coSponsorship': return `/co-sponsorships/${notice.recordId ?? ''}`;
    case 'consultation': return `/consultations/${notice.recordId ?? ''}`;
    case 'evaluation': return `/evaluations/${notice.recordId ?? ''}`;
    case 'commitment': return `/commitments/${notice.recordId ?? ''}`;
    case 'livelihoodMatter': return `/livelihood/${notice.recordId ?? ''}`;
    case 'countyReferral': return `/referrals/${notice.recordId ?? ''}`;
    case 'draftTalk': return `/talks/${notice.recordId ?? ''}`;
    case 'excellentSelection': return '/excellent';
    case 'draftIntention': return '/intentions';
    case 'guideTopic': case 'topicGuide': return '/topics';
    case 'reply': return `/replies/${notice.recordId ?? ''}`;
    default: return notice.suggestionId === null ? null : `/suggestions/${notice.suggestionId}`;
  }
}
