import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { recordQuery } from '../../api/queries.ts';
import type { Attachment, Commitment } from '../../api/types.ts';
import { formatDate } from '../../text/format-date.ts';
import { FileList } from '../../ui/file-list.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { RecordPage } from '../act/record-page.tsx';
import { offerOf } from '../act/use-act.ts';
import { useToday } from '../app/use-today.ts';
import { Fold } from '../kit/fold.tsx';
import { commitmentTone, isOpenCommitment } from '../text/words.ts';
import { FollowPromise } from './follow.tsx';
import { VerifyForm } from './verify-form.tsx';

export function CommitmentPage() {
  const { id = '' } = useParams();
  return <RecordPage key={id} kind="commitment" id={id} title="承诺事项" back="/commitments">{(record) => <View record={record} />}</RecordPage>;
}

function View({ record }: { readonly record: Commitment }) {
  const today = useToday();
  const suggestion = useQuery(recordQuery('suggestion', record.suggestionId)).data;
  const ask = suggestion?.asks.find((one) => one.no === record.askNo);
  const isOverdue = isOpenCommitment(record.state) && record.dueOn < today && record.state !== 'claimed';
  const files = record.attachments ?? [];
  const verify = offerOf(record, 'verify');
  const refute = offerOf(record, 'refute');
  return (
    <div className="stack-lg">
      <section className="stack-sm">
        <h2 style={{ fontSize: '1.25rem' }}>{record.content}</h2>
        <p><StatePill tone={commitmentTone(record.state, isOverdue)}>{record.stateLabel}</StatePill></p>
        <div className="card"><KeyValue rows={[
          ['单位', record.unitName], ['责任人', record.ownerName],
          ['期限', <span key="due" className={isOverdue ? 'due due--late' : ''}>{formatDate(record.dueOn, today)}{isOverdue ? '，已经过了' : ''}</span>],
          ['原来期限', record.dueOn === record.originalDueOn ? null : `${formatDate(record.originalDueOn, today)}，改过${record.changedCount}次`],
          ['改期理由', record.changeReason], ['建议', suggestion === undefined ? null : <Link key="suggestion" to={`/suggestions/${suggestion.id}`}>{suggestion.title}</Link>],
          [`第${record.askNo}条`, ask?.text],
        ]} /></div>
      </section>
      {record.claimedOn === null ? null : <section className="card stack"><h3>单位报告：已经落实（{formatDate(record.claimedOn, today)}）</h3><p className="pre">{record.claim}</p><Evidence files={files.filter((one) => one.purpose === 'evidence')} /></section>}
      {record.finding === null ? null : <section className={record.state === 'verified' ? 'note note--good stack-sm' : 'note note--plan stack-sm'}><h3>{record.state === 'verified' ? `${record.verifierName ?? ''}核验属实（${formatDate(record.verifiedOn, today)}）` : '核验、认定的意见'}</h3><p className="pre">{record.finding}</p><Evidence files={files.filter((one) => one.purpose === 'verification')} /></section>}
      {record.explanation === null ? null : <section className="note note--late stack-sm"><h3>单位对未兑现的说明</h3><p className="pre">{record.explanation}</p></section>}
      {verify === undefined || refute === undefined ? null : <VerifyForm record={record} reasons={verify.refusals.map((one) => one.text)} />}
      <FollowPromise record={record} carriedFrom={suggestion?.carriedFrom ?? null} />
      {record.progress.length === 0 ? null : (
        <Fold title="进展" count={record.progress.length} isOpen={record.claimedOn === null}>
          <ul className="stack">{record.progress.toReversed().map((one, index) => <li key={index}><strong>{formatDate(one.on, today)}</strong>{one.percent === null ? '' : ` · 完成${one.percent}%`}<p className="pre">{one.text}</p><p className="small muted">{one.byName}</p></li>)}</ul>
          <Evidence files={files.filter((one) => one.purpose === 'progress')} />
        </Fold>
      )}
    </div>
  );
}

/** Photographs as photographs, everything else by name. */
function Evidence({ files }: { readonly files: readonly Attachment[] }) {
  const photos = files.filter((one) => one.mediaType.startsWith('image/'));
  const others = files.filter((one) => !one.mediaType.startsWith('image/'));
  return (
    <>
      {photos.length === 0 ? null : <div className="photos">{photos.map((one) => <a key={one.id} href={one.href} target="_blank" rel="noreferrer"><img src={one.href} alt={one.name} loading="lazy" /></a>)}</div>}
      {others.length === 0 ? null : <FileList files={others.map(({ id, name, size, href }) => ({ id, name, size, href }))} />}
    </>
  );
}
