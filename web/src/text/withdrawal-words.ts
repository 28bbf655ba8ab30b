import type { CoSponsorship, Suggestion } from '../api/types.ts';

const words: Readonly<Record<string, string>> = { consented: '同意', refused: '不同意', excused: '不再担任代表，不必答复' };
/** Who signed beside the one who asks, and what each has said to this request to withdraw. */
export const withdrawalAnswers = (record: Suggestion): readonly { readonly signer: CoSponsorship; readonly answer: string | null }[] => record.records.coSponsorship
  .filter((one) => one.state === 'confirmed' && one.personId !== record.contactPersonId)
  .map((signer) => ({ signer, answer: signer.withdrawalNo === record.withdrawalNo && signer.withdrawalAnswer !== null ? words[signer.withdrawalAnswer] ?? null : null }));

const ended: readonly string[] = ['withdrawn', 'discarded', 'declined', 'replied', 'closed'];
export const isWithdrawalAsked = (record: Suggestion): boolean => record.withdrawalAskedOn !== null && !ended.includes(record.state);

/** One line for the office: who has said what, who is missing; or how the last request ended. */
export function withdrawalText(record: Suggestion, day: (date: string) => string): string | null {
  if (record.withdrawalAskedOn === null) return record.withdrawalOutcome === null ? null : `没有撤回。${record.withdrawalOutcome}`;
  const answers = withdrawalAnswers(record);
  const named = (holds: (answer: string | null) => boolean) => answers.filter(({ answer }) => holds(answer)).map(({ signer }) => signer.personName).join('、');
  const parts = [['已同意', named((answer) => answer === words['consented'])], ['没有答复', named((answer) => answer === null)], ['不再担任代表', named((answer) => answer === words['excused'])]] as const;
  return `${day(record.withdrawalAskedOn)}征求署名代表同意撤回：${record.withdrawalReason ?? ''}。${parts.filter(([, who]) => who !== '').map(([what, who]) => `${what}：${who}`).join('；')}`;
}
