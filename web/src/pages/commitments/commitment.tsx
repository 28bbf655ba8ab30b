import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { ActionForm } from '../../actions/action-form.tsx';
import { recordQuery } from '../../api/queries.ts';
import type { Attachment, Commitment } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { resultClassLabels, toneOf } from '../../text/states.ts';
import { FileList } from '../../ui/file-list.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { Clocks } from '../suggestion/clocks.tsx';
import { NextToDo } from '../suggestion/next-to-do.tsx';

export function CommitmentPage() {
  usePageTitle('承诺事项');
  const { id = '' } = useParams();
  const query = useQuery(recordQuery('commitment', id));
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  return <OneCommitment commitment={query.data} />;
}

const purposes: Readonly<Record<string, string>> = { progress: '进展材料', evidence: '佐证材料', verification: '核验材料' };

/** One promise: what was said, what was shown for it, and what the verifier found. */
function OneCommitment({ commitment: one }: { readonly commitment: Commitment }) {
  const today = useToday();
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState<string | null>(search.get('do'));
  const [done, setDone] = useState<string | null>(null);
  const current = one.actions.find((offered) => offered.action === chosen);
  const parent = one.links?.find((link) => link.kind === 'suggestion');
  return (
    <div className="stack-lg">
      <header className="stack"><div className="row"><span className="muted">承诺事项 · {one.unitName}</span><StatePill tone={toneOf('commitment', one.state, one.dueOn < today && ['undertaken', 'underWay'].includes(one.state))}>{one.stateLabel}</StatePill></div><h1>{one.content}</h1>{parent === undefined ? null : <p><Link to={`/suggestions/${parent.id}`}>{parent.label}</Link></p>}</header>
      {done === null ? null : <NextToDo done={done} suggestionId={one.suggestionId} />}
      <div className="paper__body">
        <div className="stack">
          <section className="card"><KeyValue rows={[
            ['责任人', one.ownerName], ['期限', `${formatDate(one.dueOn, today)}${one.changedCount > 0 ? `（改期 ${one.changedCount} 次，原定 ${formatDate(one.originalDueOn, today)}）` : ''}`], ['答复结果', `第${one.askNo}条：${resultClassLabels[one.resultClass]}`],
            ['单位报告', one.claim === null ? null : `${formatDate(one.claimedOn, today)} ${one.claim}`], ['核验', one.finding === null ? null : `${formatDate(one.verifiedOn, today)} ${one.verifierName ?? ''} ${one.finding}`],
            ['申请改期', one.proposedDueOn === null ? null : `改到${formatDate(one.proposedDueOn, today)}：${one.changeReason ?? ''}`], ['未兑现', formatDate(one.brokenOn, today)], ['书面说明', one.explanation],
          ]} /></section>
          {one.progress.length === 0 ? null : <section className="card"><h2>进展</h2><ul>{one.progress.map((report, index) => <li key={index}><strong>{formatDate(report.on, today)}</strong>{report.percent === null ? '' : ` · ${report.percent}%`} · {report.byName}<p className="pre">{report.text}</p></li>)}</ul></section>}
          <Evidence files={one.attachments ?? []} />
          <section className="card"><h2>期限</h2><Clocks deadlines={one.deadlines ?? []} unitNames={new Map()} /></section>
        </div>
        <div className="stack">
          <section className="card stack"><h2>可以办理</h2>
            {one.actions.length === 0 ? <p className="muted">您当前的身份现在没有要办的事</p> : <div className="chips" role="group" aria-label="选择">{one.actions.map((offered) => <button key={offered.action} type="button" className="chip" aria-pressed={offered.action === chosen} onClick={() => setChosen(offered.action)}>{offered.label}</button>)}</div>}
            {current === undefined ? null : current.refusals.length > 0 ? <div className="note note--plan"><p>还不能{current.label}：</p><ul>{current.refusals.map((refusal) => <li key={refusal.text}>{refusal.text}</li>)}</ul></div> : <ActionForm key={current.href} record={one} offered={current} onDone={() => { setDone(current.label); setChosen(null); }} />}
          </section>
          <section className="card"><h2>经过</h2><Timeline items={(one.timeline ?? []).map((entry) => ({ key: entry.seq, what: entry.text, note: entry.note, dateTime: entry.at, when: formatInstant(entry.at, today), who: `${entry.organisationName ?? ''} ${entry.actorName}` }))} /></section>
        </div>
      </div>
    </div>
  );
}

function Evidence({ files }: { readonly files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  const photos = files.filter((file) => file.mediaType.startsWith('image/'));
  return (
    <section className="card stack"><h2>佐证与核验材料</h2>
      {photos.length === 0 ? null : <div className="photos">{photos.map((file) => <figure key={file.id}><a href={file.href} target="_blank" rel="noreferrer"><img src={file.href} alt={`${purposes[file.purpose] ?? '材料'}：${file.name}`} loading="lazy" /></a><figcaption className="small muted">{purposes[file.purpose] ?? ''}</figcaption></figure>)}</div>}
      <FileList files={files.map((file) => ({ id: file.id, name: file.name, size: file.size, href: file.href, sha256: file.sha256, remark: purposes[file.purpose] ?? file.purpose }))} />
    </section>
  );
}
