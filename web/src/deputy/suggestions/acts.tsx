import { Link } from 'react-router';
import type { Suggestion } from '../../api/types.ts';
import { ActWithWords } from '../act/act-with-words.tsx';
import { HandOver, TakeOver } from './hand-over.tsx';
import { AnswerWithdrawal, Withdrawal } from './withdrawal.tsx';
import { canDo } from '../act/use-act.ts';

/** What the server lets me do with it now; what it does not yet, with the reason. */
export function Acts({ record, isOwn }: { readonly record: Suggestion; readonly isOwn: boolean }) {
  const invitation = record.records.coSponsorship.find((one) => one.actions.some((offered) => offered.action === 'confirm'));
  const canWrite = canDo(record, 'save');
  const isFrozen = record.state === 'awaitingCoSponsors';
  const mayAnswer = record.records.coSponsorship.some((one) => canDo(one, 'refuseWithdrawal'));
  const has = canWrite || isFrozen || mayAnswer || invitation !== undefined || record.actions.length > 0;
  if (!has) return null;
  const name = record.title === '' ? '这件建议' : `《${record.title}》`;
  return (
    <section className="stack" aria-label="可以办的事">
      {canWrite ? <Link className="button button--main button--big" to={`/write/${record.id}`}>{record.state === 'returned' ? '去修改' : '接着写'}</Link> : null}
      {isFrozen && isOwn ? (
        <>
          <Signers record={record} />
          <ActWithWords record={record} action="submit" label="提交建议" className="button button--main button--big button--wide" title={`提交${name}？`} explanation="提交后送审核。审核期间不能再改文字，退回修改时才能再改。" doLabel="提交" />
          <ActWithWords record={record} action="unfreeze" label="收回来修改文字" title="收回来修改？" explanation="收回后文字有改动的，已经确认的联名代表需要重新确认。" doLabel="收回修改" />
        </>
      ) : null}
      <TakeOver record={record} />
      {isOwn ? <HandOver record={record} /> : null}
      {invitation === undefined ? null : <Link className="button button--main button--big" to={`/co-sponsorships/${invitation.id}`}>答复联名邀请</Link>}
      <AnswerWithdrawal record={record} />
      <Withdrawal record={record} name={name} />
    </section>
  );
}

function Signers({ record }: { readonly record: Suggestion }) {
  const waiting = record.records.coSponsorship.filter((one) => one.state === 'invited');
  return (
    <div className="card stack-sm">
      <h3>联名代表</h3>
      <ul className="stack-sm">{record.records.coSponsorship.filter((one) => one.state !== 'removed').map((one) => <li key={one.id} className="spread"><span>{one.personName} <span className="small muted">{one.delegationName}</span></span><strong>{one.stateLabel}</strong></li>)}</ul>
      {waiting.length === 0 ? null : <RemoveWaiting record={record} people={waiting.map((one) => ({ personId: one.personId, name: one.personName }))} />}
    </div>
  );
}

function RemoveWaiting({ record, people }: { readonly record: Suggestion; readonly people: readonly { readonly personId: string; readonly name: string }[] }) {
  return <>{people.map((one) => <RemoveSigner key={one.personId} record={record} personId={one.personId} name={one.name} />)}</>;
}

function RemoveSigner({ record, personId, name }: { readonly record: Suggestion; readonly personId: string; readonly name: string }) {
  return <ActWithWords record={record} action="removeCoSponsor" body={{ personId }} label={`不等${name}了，取消邀请`} title={`取消对${name}代表的联名邀请？`} explanation="取消后不再等候这位代表答复。以后可以在修改时重新邀请。" doLabel="取消邀请" className="button button--plain" />;
}
