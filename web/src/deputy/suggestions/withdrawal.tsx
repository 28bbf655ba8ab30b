import type { Suggestion } from '../../api/types.ts';
import { isWithdrawalAsked, withdrawalAnswers } from '../../text/withdrawal-words.ts';
import { ActWithWords } from '../act/act-with-words.tsx';
import { canDo, offerOf } from '../act/use-act.ts';

const nothingMore = '撤回后不再审核和办理，也不能恢复；需要时可以另写一件。';

/** Taken back by the lead sponsor: at once, or when everybody who signed has said yes. */
export function Withdrawal({ record, name }: { readonly record: Suggestion; readonly name: string }) {
  const isAsked = isWithdrawalAsked(record) && offerOf(record, 'takeBackWithdrawal') !== undefined;
  // The reason was told when everybody was asked: it is not asked for twice.
  const said = isAsked && record.withdrawalReason !== null;
  return (
    <>
      {isAsked ? <Answers record={record} /> : null}
      {!isAsked && record.withdrawalOutcome !== null && offerOf(record, 'askWithdrawal') !== undefined ? <p className="note">{record.withdrawalOutcome}</p> : null}
      {canDo(record, 'askWithdrawal') ? (
        <ActWithWords record={record} action="askWithdrawal" label="征求署名代表同意撤回" title={`征求同意撤回${name}？`} explanation="每位署名代表都会收到通知，分别答复。都同意以后由您撤回；有一位不同意，就不撤回。撤回以前您可以收回征求。" doLabel="征求同意" field={{ name: 'reason', label: '撤回理由', isRequired: true }} />
      ) : null}
      <ActWithWords record={record} action="withdraw" label="撤回建议" title={`撤回${name}？`} explanation={nothingMore} doLabel="撤回这件建议" {...(said ? { body: { reason: record.withdrawalReason } } : { field: { name: 'reason', label: '撤回理由', isRequired: true } })} />
      {isAsked ? <ActWithWords record={record} action="takeBackWithdrawal" label="不撤回了，收回征求" title="收回征求？" explanation="署名代表会收到通知，不必再答复；建议照常审核、办理。" doLabel="收回征求" className="button button--plain" /> : null}
    </>
  );
}

function Answers({ record }: { readonly record: Suggestion }) {
  return (
    <div className="card stack-sm">
      <h3>正在征求署名代表同意撤回</h3>
      <p className="pre">{record.withdrawalReason}</p>
      <ul className="stack-sm">{withdrawalAnswers(record).map(({ signer, answer }) => <li key={signer.id} className="spread"><span>{signer.personName} <span className="small muted">{signer.delegationName}</span></span><strong>{answer ?? '还没有答复'}</strong></li>)}</ul>
    </div>
  );
}

/** A signer answers; a yes may become a no as long as the suggestion stands. */
export function AnswerWithdrawal({ record }: { readonly record: Suggestion }) {
  const own = record.records.coSponsorship.find((one) => canDo(one, 'refuseWithdrawal'));
  if (own === undefined || !isWithdrawalAsked(record)) return null;
  const hasConsented = !canDo(own, 'consentToWithdrawal');
  return (
    <>
      <p className="note note--plan">{record.contactName ?? record.leadName}代表想撤回您联名的这件建议：{record.withdrawalReason}{hasConsented ? '。您已经同意；撤回以前还可以改为不同意。' : '。请您答复。全体署名代表都同意才撤回，有一位不同意就不撤回。'}</p>
      <ActWithWords record={own} action="consentToWithdrawal" label="同意撤回" className="button button--main button--big button--wide" title="同意撤回这件建议？" explanation={nothingMore} doLabel="同意撤回" />
      <ActWithWords record={own} action="refuseWithdrawal" label="不同意撤回" title="不同意撤回？" explanation="您的理由会告知领衔代表和其他署名代表；建议照常审核、办理。" doLabel="不同意撤回" field={{ name: 'reason', label: '不同意的理由', isRequired: true }} />
    </>
  );
}
