/**
 * 为代表保密: at the deputy's own request, or where the suggestion could expose the deputy or others to retaliation, the offices that hand it over
 * and the units keep secret who raised it (山东条例 11, 青岛条例 18). They themselves must know, in order to consult and to answer; who need not
 * know does not see the case any more (visibility.ts), and nothing of a name is published.
 */
import type { CaseContext } from '../case-file/context.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { caseName, notify, notifySigners, type Work } from '../case-file/work.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { isLiveTask } from '../handling-task/live-task.ts';
import { recallNames } from '../publication/open-publication.ts';

type Ctx = CaseContext<SuggestionRow>;

export interface IdentityBodies { keepIdentity: { readonly reason?: string }; openIdentity: Record<string, never> }

/** From submission to the very end: the danger does not end with the reply. */
export const identityStates = [
  'returned', 'underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'reviewed', 'registered', 'awaitingJointAssignment', 'handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'archived', 'closed', 'passedUp', 'answeredAbove',
] as const;
export const identityStatesInTownship = ['returned', 'underPresidiumReview', 'reviewed', 'registered', 'handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'reported', 'archived', 'closed', 'passedUp', 'answeredAbove'] as const;

export const identityOpen = ({ record }: Ctx): Refusal | null => (record.identityKeptOn === null ? null : refusal('identityKept', '已经为代表身份保密'));
export function identityKept({ record }: Ctx): Refusal | null {
  return record.identityKeptOn === null ? refusal('identityOpen', '没有为代表身份保密') : null;
}

/** The deputy needs no reason; an office that does it of its own accord says what the risk is. */
export const riskNamed = ({ actor }: Ctx, body: IdentityBodies['keepIdentity']): Refusal[] =>
  (actor.role !== 'deputy' && (body.reason ?? '').trim() === '' ? [refusal('reasonMissing', '代表没有提出要求的，请写明可能受到打击、报复、要挟的情形（山东条例第十一条、青岛条例第十八条）', '/reason')] : []);

export function keepIdentity(work: Work, record: SuggestionRow, body: IdentityBodies['keepIdentity']): void {
  const { env, file } = work;
  record.identityKeptOn = env.today;
  record.identityKeptBy = env.actor.role === 'deputy' ? 'deputy' : 'office';
  record.identityKeptReason = (body.reason ?? '').trim() === '' ? null : (body.reason ?? '').trim();
  recallNames(work);
  const text = `${caseName(file)}须为代表身份保密：经办人员不得向无关人员透露提出人，公开时不署名（参照山东条例第十一条、青岛条例第十八条）`;
  notify(work, ['deputyAffairs', 'leadSponsor'], 'suggestion', record, 'identityKept', text);
  if (file.handlingTask.some((task) => task.channel === 'government' && isLiveTask(task))) notify(work, ['governmentOffice'], 'suggestion', record, 'identityKept', text);
  for (const task of file.handlingTask) if (isLiveTask(task)) notify(work, ['unitHead', 'unitLiaison', 'unitSection'], 'handlingTask', task, 'identityKept', text);
}

/** Only the deputy lifts it; what was withheld or published without a name stays so until it is decided anew. */
export function openIdentity(work: Work, record: SuggestionRow): void {
  record.identityKeptOn = null;
  record.identityKeptBy = null;
  record.identityKeptReason = null;
  for (const one of work.file.publication) if (one.state === 'toDecide') one.keepName = false;
  notify(work, ['deputyAffairs'], 'suggestion', record, 'identityKept', `代表不再要求为${caseName(work.file)}身份保密`);
  notifySigners(work, 'suggestion', record, 'identityKept', `${caseName(work.file)}不再为代表身份保密`);
}
