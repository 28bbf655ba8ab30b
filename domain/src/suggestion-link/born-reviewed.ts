import { blankCase } from '../case-file/blank-case.ts';
import type { DeputyInfo, Environment } from '../case-file/context.ts';
import type { CoSponsorshipRow, SuggestionRow } from '../case-file/rows.ts';
import { create, startDeadline, type Work } from '../case-file/work.ts';
import type { SuggestionText } from '../suggestion/bodies.ts';
import { frozenText } from '../suggestion/guards.ts';
import { notAskedToWithdraw } from '../withdrawal/not-asked.ts';

type Signer = Pick<CoSponsorshipRow, 'personId' | 'personName' | 'delegationId' | 'delegationName' | 'opinion' | 'answeredAt' | 'onPaper'>;

/** A case whose text was judged before it became one: it waits for its number like any that passed the reviews. */
export function bornReviewed(env: Environment, sponsor: DeputyInfo, text: SuggestionText, how: { readonly event: string; readonly body: unknown; readonly known: Partial<SuggestionRow> }) {
  const born = blankCase(env.newId(), sponsor, text, env, { event: how.event, state: 'reviewed', body: how.body, known: { submittedOn: env.today, textVersion: 1, ...how.known } });
  born.file.suggestion.textHash = env.hashText(frozenText(born.file.suggestion));
  return born;
}

/** Signers whose yes is taken over: it was given before this case began, and the page says so. */
export function takeOverSigners(work: Work, signers: readonly Signer[], event: string): void {
  for (const { personId, personName, delegationId, delegationName, opinion, answeredAt, onPaper } of signers) {
    create(work, 'coSponsorship', 'confirmed', event, { personId, personName, delegationId, delegationName, textHash: work.file.suggestion.textHash, opinion, answeredAt, onPaper, ...notAskedToWithdraw });
  }
}

/** 浙江规定 10: whoever raised it between sessions hears within seven days that it is taken up. */
export function startAcceptance(work: Work, record: SuggestionRow): void {
  if (record.occasion === 'interSessional') startDeadline(work, { setting: 'acceptanceNotice', recordKind: 'suggestion', record });
}
