/**
 * A joint suggestion is withdrawn at the request of all who raised it (上海规定 10). Where the place has it so the lead sponsor asks every
 * signer and withdraws when all have said yes; elsewhere the lead sponsor may ask as well, and is free to withdraw without.
 */
import type { CaseContext } from '../case-file/context.ts';
import type { CaseFile, CoSponsorshipRow, SuggestionRow } from '../case-file/rows.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { withdrawalOpen } from '../suggestion/guards.ts';

type Ctx = CaseContext<SuggestionRow>;

/** States in which a suggestion that was handed in can still be taken back by its deputies. */
export const withdrawableStates = ['returned', 'draft', 'awaitingCoSponsors', 'underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'reviewed', 'registered', 'awaitingJointAssignment', 'handling'] as const;
export const withdrawableInTownship = ['returned', 'draft', 'awaitingCoSponsors', 'underPresidiumReview', 'reviewed', 'registered', 'handling'] as const;

/** What a signer has said to this request; what was said to an earlier one counts no more. */
export const answerTo = (suggestion: SuggestionRow, signer: CoSponsorshipRow): CoSponsorshipRow['withdrawalAnswer'] => (signer.withdrawalNo === suggestion.withdrawalNo ? signer.withdrawalAnswer : null);

/** Who signed beside the one who speaks for the suggestion. */
export const otherSigners = ({ suggestion, coSponsorship }: CaseFile): CoSponsorshipRow[] => coSponsorship.filter((c) => c.state === 'confirmed' && c.personId !== suggestion.contactPersonId);
/** Whose word is still missing; whoever is a deputy no more is not asked. */
export const silentSigners = (file: CaseFile): CoSponsorshipRow[] => otherSigners(file).filter((c) => answerTo(file.suggestion, c) === null);
export const isAsked = ({ suggestion }: CaseFile): boolean => suggestion.withdrawalAskedOn !== null && (withdrawableStates as readonly string[]).includes(suggestion.state);
const names = (signers: readonly CoSponsorshipRow[]): string => signers.map((c) => c.personName).join('、');

/** Before it is handed in nothing has been raised: the draft is its author's. */
export function signersConsent({ file, record, settings }: Ctx): Refusal | null {
  const bound = otherSigners(file).filter((c) => record.withdrawalAskedOn === null || answerTo(record, c) !== 'excused');
  if (settings.withdrawalConsent !== 'every' || record.submittedOn === null || bound.length === 0) return null;
  if (record.withdrawalAskedOn === null) return refusal('consentNeeded', `联名提出的建议，经全体署名代表一致要求才能撤回（上海市人大代表建议规定第十条，本地适用）。请先征求${names(bound)}同意`);
  const silent = silentSigners(file);
  return silent.length === 0 ? null : refusal('consentMissing', `${names(silent)}代表还没有答复，全体署名代表同意以后才能撤回。请等候答复，或者收回征求`);
}

export const allConsented = ({ file }: Ctx): boolean => isAsked(file) && silentSigners(file).length === 0;

export function hasOtherSigners({ file, record }: Ctx): Refusal | null {
  if (record.submittedOn === null) return refusal('notHandedIn', '建议还没有提交，不必征求同意，可以直接作废或者撤回');
  return otherSigners(file).length > 0 ? null : refusal('noOtherSigners', '没有别的署名代表，可以直接撤回');
}

export function withdrawalNotAsked({ file }: Ctx): Refusal | null {
  return isAsked(file) ? refusal('alreadyAsked', '已经征求署名代表同意，请等候答复，或者收回后重新征求') : null;
}

export function withdrawalAsked({ file }: Ctx): Refusal | null {
  return isAsked(file) ? null : refusal('notAsked', '现在没有征求署名代表同意撤回');
}

export function signersSilent({ file }: Ctx): Refusal | null {
  return silentSigners(file).length > 0 ? null : refusal('nobodySilent', '署名代表都已答复，没有要提醒的');
}

function asked({ file, record, ...base }: CaseContext<CoSponsorshipRow>): Refusal | null {
  if (!isAsked(file) || record.personId === file.suggestion.contactPersonId) return refusal('notAsked', '领衔代表没有征求您同意撤回');
  return withdrawalOpen({ ...base, file, record: file.suggestion });
}

export function askedToWithdraw(context: CaseContext<CoSponsorshipRow>): Refusal | null {
  return asked(context) ?? (answerTo(context.file.suggestion, context.record) === null ? null : refusal('answeredAlready', '已经答复过'));
}

/** A yes can be taken back as long as the suggestion stands. */
export function mayRefuseWithdrawal(context: CaseContext<CoSponsorshipRow>): Refusal | null {
  return asked(context) ?? (answerTo(context.file.suggestion, context.record) === 'excused' ? refusal('notBound', '不再担任代表的，不必答复') : null);
}
