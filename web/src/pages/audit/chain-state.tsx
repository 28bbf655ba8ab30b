import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { auditChainQuery, type AuditChain, type ChainHead, type VerificationReport } from '../../api/audit.ts';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatInstant } from '../../text/format-date.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { StatePill } from '../../ui/state-pill.tsx';

/** Where the chain ends, how far it was exported, and what the last verification found. */
export function ChainState() {
  const queries = useQueryClient();
  const chain = useQuery(auditChainQuery);
  const verify = useMutation<AuditChain, ApiProblem>({
    mutationFn: () => post<AuditChain>('/api/v1/audit-chain/actions/verify'),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.auditChain }),
  });
  const running = chain.data?.running ?? null;
  // The end of a verification is an entry too: the list below is fetched anew.
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && running === null) void queries.invalidateQueries({ queryKey: keys.audit });
    wasRunning.current = running !== null;
  }, [queries, running]);
  if (chain.data === undefined) return chain.error === null ? <section className="card audit__chain audit__chain--empty" aria-busy="true" /> : <LoadFailed error={chain.error} onRetry={() => void chain.refetch()} />;
  const { head, exported, last } = chain.data;
  return (
    <section className="card audit__chain" aria-label="审计链">
      <div className="audit__facts">
        <Fact label="链尾">{head === null ? '还没有条目' : <HeadText head={head} />}</Fact>
        <Fact label="最近导出的链头">{exported === null ? '还没有导出' : <HeadText head={exported} />}</Fact>
        <Fact label="上次核对">{last === null ? '还没有核对过' : <Outcome report={last} />}</Fact>
        <div className="audit__ask">
          <button type="button" className="button button--main" disabled={running !== null || verify.isPending} onClick={() => verify.mutate()}>核对</button>
          <span role="status" className="small muted">{running === null ? '' : <><StatePill tone="plan">{running.stateLabel}</StatePill> {running.askedBy}提请，可以离开本页，完成后再来看</>}</span>
        </div>
      </div>
      <p className="small muted">时间都按本系统的时间，与审计条目相同；演示中是演示的时间。</p>
      <ErrorSummary formId="verify" title="没有提请核对" findings={verify.error === null ? [] : findingsOf(verify.error).map(({ text }) => ({ field: '', text }))} />
      {last === null || last.checks.length === 0 ? null : <Checks key={last.id} report={last} />}
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <div className="audit__fact"><h2 className="small muted">{label}</h2><div>{children}</div></div>;
}

function HeadText({ head }: { readonly head: ChainHead }) {
  const today = useToday();
  return <><strong>第 {head.number} 号</strong><div className="small muted">{formatInstant(head.at, today)}</div><div className="small muted audit__code">{head.hash}</div></>;
}

const countFindings = ({ checks }: VerificationReport): number => checks.reduce((sum, { findings }) => sum + findings.length, 0);

function Outcome({ report }: { readonly report: VerificationReport }) {
  const today = useToday();
  const pill = report.isSound === null ? <StatePill tone="stopped">没有完成</StatePill> : report.isSound ? <StatePill tone="done">全部相符</StatePill> : <StatePill tone="late">{`发现 ${countFindings(report)} 处不符`}</StatePill>;
  return <>{pill}<div className="small muted">{formatInstant(report.endedAt, today)}</div><div className="small muted">{report.askedBy}提请</div></>;
}

/** What was checked; open by itself where something was found. */
function Checks({ report }: { readonly report: VerificationReport }) {
  return (
    <details className="fold" open={report.isSound === false}>
      <summary>核对了什么</summary>
      {report.isSound === false ? <p className="note note--late">请保全现场（数据库、文件、audit-heads 文件夹），不要再改动，然后查明原因。</p> : null}
      <ul className="audit__checks">
        {report.checks.map(({ name, checked, findings, notes }) => (
          <li key={name}>
            <StatePill tone={findings.length === 0 ? 'done' : 'late'}>{findings.length === 0 ? '通过' : `${findings.length} 处不符`}</StatePill> {name}<span className="muted">：核对 {checked} 项</span>
            {findings.length === 0 ? null : <ul className="audit__findings">{findings.map((text) => <li key={text}>{text}</li>)}</ul>}
            {notes.map((text) => <p key={text} className="small muted">说明：{text}</p>)}
          </li>
        ))}
      </ul>
    </details>
  );
}
