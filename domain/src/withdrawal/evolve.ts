import type { CoSponsorshipRow, SuggestionRow } from '../case-file/rows.ts';
import { caseName, notify, notifyOne, type Work } from '../case-file/work.ts';
import { otherSigners, silentSigners } from './withdrawal.ts';

export interface WithdrawalBodies {
  askWithdrawal: { readonly reason: string };
  takeBackWithdrawal: Record<string, never>;
  remindWithdrawal: Record<string, never>;
  endWithdrawal: Record<string, never>;
}
export interface WithdrawalAnswers {
  consentToWithdrawal: Record<string, never>;
  refuseWithdrawal: { readonly reason: string };
  excuseFromWithdrawal: Record<string, never>;
}

const tell = (work: Work, signers: readonly CoSponsorshipRow[], text: string): void => {
  for (const { personId } of signers) notifyOne(work, { role: 'deputy', organisationId: null, sectionId: null, personId }, 'suggestion', work.file.suggestion, 'withdrawal', text);
};
const tellLead = (work: Work, text: string): void => notify(work, ['leadSponsor'], 'suggestion', work.file.suggestion, 'withdrawal', text);
const speaker = ({ contactName, leadName }: SuggestionRow): string => contactName ?? leadName;
const allAgreed = (work: Work): string => (silentSigners(work.file).length === 0 ? '。署名代表都已同意，可以撤回了' : '');

export const withdrawalHandlers = {
  WithdrawalAsked: (work: Work, record: SuggestionRow, { reason }: WithdrawalBodies['askWithdrawal']) => {
    record.withdrawalNo += 1;
    record.withdrawalAskedOn = work.env.today;
    record.withdrawalReason = reason;
    record.withdrawalOutcome = null;
    for (const signer of otherSigners(work.file)) if (!work.env.directory.hasMandate(signer.personId)) work.follow('coSponsorship', signer, 'excuseFromWithdrawal');
    tell(work, silentSigners(work.file), `${speaker(record)}代表想撤回您联名的${caseName(work.file)}：${reason}。请答复同意不同意`);
    if (!privateStates.includes(record.state)) notify(work, ['deputyAffairs'], 'suggestion', record, 'withdrawal', `${speaker(record)}代表正在征求署名代表同意撤回${caseName(work.file)}`);
  },
  WithdrawalTakenBack: (work: Work, record: SuggestionRow) => {
    tell(work, otherSigners(work.file), `${speaker(record)}代表不再要求撤回${caseName(work.file)}，不必再答复`);
    endRequest(record, null);
  },
  WithdrawalReminded: (work: Work, record: SuggestionRow) => tell(work, silentSigners(work.file), `请您尽快答复是否同意撤回联名的${caseName(work.file)}：${record.withdrawalReason ?? ''}`),
  WithdrawalRefused: (work: Work, record: SuggestionRow) => {
    const refused = work.file.coSponsorship.find((c) => c.withdrawalNo === record.withdrawalNo && c.withdrawalAnswer === 'refused');
    const outcome = `${refused?.personName ?? ''}代表不同意撤回：${refused?.withdrawalNote ?? ''}`;
    endRequest(record, `${outcome}（${work.env.today}）`);
    tellLead(work, `${outcome}。${caseName(work.file)}继续办理`);
    tell(work, otherSigners(work.file), `${outcome}。${caseName(work.file)}继续办理，不必再答复`);
    if (!privateStates.includes(record.state)) notify(work, ['deputyAffairs'], 'suggestion', record, 'withdrawal', `${outcome}。${caseName(work.file)}不撤回`);
  },
} as const;

/** What the office does not see it is not told of. */
const privateStates: readonly string[] = ['draft', 'awaitingCoSponsors'];

function endRequest(record: SuggestionRow, outcome: string | null): void {
  record.withdrawalAskedOn = null;
  record.withdrawalOutcome = outcome;
}

/** Who asked is no deputy any more: whoever speaks for the suggestion now has not asked for anything. */
export function endRequestOf(work: Work, record: SuggestionRow, name: string): void {
  if (record.withdrawalAskedOn === null) return;
  endRequest(record, `${name}代表不再担任代表，撤回的征求终止（${work.env.today}）`);
  tell(work, otherSigners(work.file), `${name}代表不再担任代表，撤回${caseName(work.file)}的征求终止，不必再答复`);
}

function answered(work: Work, record: CoSponsorshipRow, answer: NonNullable<CoSponsorshipRow['withdrawalAnswer']>, note: string | null): void {
  record.withdrawalNo = work.file.suggestion.withdrawalNo;
  record.withdrawalAnswer = answer;
  record.withdrawalNote = note;
}

export const withdrawalAnswerHandlers = {
  WithdrawalConsented: (work: Work, record: CoSponsorshipRow) => {
    answered(work, record, 'consented', null);
    tellLead(work, `${record.personName}代表同意撤回${caseName(work.file)}${allAgreed(work)}`);
  },
  WithdrawalDeclined: (work: Work, record: CoSponsorshipRow, { reason }: WithdrawalAnswers['refuseWithdrawal']) => {
    answered(work, record, 'refused', reason);
    work.follow('suggestion', work.file.suggestion, 'endWithdrawal');
  },
  WithdrawalExcused: (work: Work, record: CoSponsorshipRow) => {
    answered(work, record, 'excused', null);
    tellLead(work, `${record.personName}代表不再担任代表，撤回${caseName(work.file)}不必等其答复${allAgreed(work)}`);
  },
} as const;
