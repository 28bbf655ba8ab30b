import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { documentPath } from '../../api/paths.ts';
import { recordQuery } from '../../api/queries.ts';
import type { Reply } from '../../api/types.ts';
import { formatDate } from '../../text/format-date.ts';
import { PdfFrame } from '../../ui/pdf-frame.tsx';
import { RecordPage } from '../act/record-page.tsx';
import { useToday } from '../app/use-today.ts';
import { Answers } from '../suggestions/answers.tsx';
import { numberOf } from '../text/words.ts';

export function LetterPage() {
  const { id = '' } = useParams();
  return <RecordPage key={id} kind="reply" id={id} title="答复函" back="/suggestions">{(record) => <Letter reply={record} />}</RecordPage>;
}

/** The reply in words first, the signed letter itself on demand. */
function Letter({ reply }: { readonly reply: Reply }) {
  const today = useToday();
  const suggestion = useQuery(recordQuery('suggestion', reply.suggestionId)).data;
  const unit = suggestion?.records.handlingTask.find((one) => one.id === reply.taskId)?.unitName ?? '';
  const evaluation = suggestion?.records.evaluation.find((one) => one.replyId === reply.id && one.actions.some((action) => action.action === 'rate'));
  return (
    <div className="stack-lg">
      {suggestion === undefined ? null : <section className="stack-sm"><p className="muted">{numberOf(suggestion)} · {unit}{reply.deliveredOn === null ? '' : ` · ${formatDate(reply.deliveredOn, today)}答复`}</p><h2><Link to={`/suggestions/${suggestion.id}`}>{suggestion.title}</Link></h2></section>}
      <section className="card stack">
        {reply.opening === '' ? null : <p className="pre">{reply.opening}</p>}
        {suggestion === undefined ? null : <Answers asks={suggestion.asks} reply={reply} today={today} />}
        {reply.closing === '' ? null : <p className="pre">{reply.closing}</p>}
        <p className="small muted">{[reply.letterNumber, reply.signedByName === null ? null : `签发：${reply.signedByName}`, reply.contactName === null ? null : `联系人：${reply.contactName}`].filter((one) => one !== null && one !== '').join(' · ')}{reply.contactPhone === null || reply.contactPhone === '' ? null : <> · <a href={`tel:${reply.contactPhone}`}>{reply.contactPhone}</a></>}</p>
      </section>
      <LetterPdf replyId={reply.id} />
      {evaluation === undefined ? null : <Link className="button button--main button--big" to={`/evaluations/${evaluation.id}`}>去测评</Link>}
    </div>
  );
}

export function LetterPdf({ replyId }: { readonly replyId: string }) {
  const [isOpen, setOpen] = useState(false);
  const src = documentPath.replyLetter(replyId);
  return (
    <section className="stack">
      {isOpen ? <PdfFrame src={src} title="签发的答复函" /> : (
        <div className="two">
          <button type="button" className="button" onClick={() => setOpen(true)}>在这里看原件</button>
          <a className="button" href={src} target="_blank" rel="noreferrer">打开答复函（PDF）</a>
        </div>
      )}
    </section>
  );
}
