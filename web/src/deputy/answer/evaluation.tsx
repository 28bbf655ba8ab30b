import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { recordQuery } from '../../api/queries.ts';
import type { Evaluation } from '../../api/types.ts';
import { envelopeText } from '../../text/envelope.ts';
import { formAnswerRows } from '../../text/form-answers.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ActWithWords } from '../act/act-with-words.tsx';
import { RecordPage } from '../act/record-page.tsx';
import { canDo, offerOf } from '../act/use-act.ts';
import { useToday } from '../app/use-today.ts';
import { Fold } from '../kit/fold.tsx';
import { Answers } from '../suggestions/answers.tsx';
import { levelLabels, numberOf } from '../text/words.ts';
import { LetterPdf } from './letter.tsx';
import { RatingForm } from './rating-form.tsx';

export function EvaluationPage() {
  const { id = '' } = useParams();
  return <RecordPage key={id} kind="evaluation" id={id} title="测评" back="/">{(record) => <View record={record} />}</RecordPage>;
}

/** The letter, what was asked and answered, then two questions; nothing is chosen beforehand. */
function View({ record }: { readonly record: Evaluation }) {
  const today = useToday();
  const suggestion = useQuery(recordQuery('suggestion', record.suggestionId));
  if (suggestion.data === undefined) return suggestion.error === null ? <Loading /> : <LoadFailed error={suggestion.error} onRetry={() => void suggestion.refetch()} />;
  const { data } = suggestion;
  const reply = data.records.reply.find((one) => one.id === record.replyId);
  const unit = data.records.handlingTask.find((one) => one.id === record.taskId)?.unitName ?? '承办单位';
  const publication = data.records.publication.find((one) => one.replyId === record.replyId && one.isAskedWithRating && canDo(one, 'stateWish'));
  const rate = offerOf(record, 'rate');
  const revise = offerOf(record, 'revise');
  const isOver = record.closesOn < today;
  return (
    <div className="stack-lg">
      <section className="stack-sm">
        <p className="muted">{numberOf(data)} · {record.roundName}</p>
        <h2><Link to={`/suggestions/${data.id}`}>{data.title}</Link></h2>
        <p>{unit}办理{record.state === 'open' || record.state === 'rated' ? <>，<strong>{formatDate(record.closesOn, today)}</strong>截止</> : null}</p>
      </section>
      {typeof record.closedReason === 'string' ? <p className="note">{record.closedReason}</p> : record.state === 'rated' || record.state === 'disclosed' ? <Given record={record} today={today} /> : null}
      {record.envelopeReceivedOn === null ? null : <p className="note">{envelopeText(record, (date) => formatDate(date, today))}。{record.state === 'envelopeReceived' ? '截止后由两人当面拆封，在那以前没有人知道您评了什么；您也可以改在下面网上测评。' : ''}</p>}
      {reply === undefined ? null : (
        <>
          <Fold title="我的建议和单位的答复" isOpen={record.state === 'open'}>
            {reply.opening === '' ? null : <p className="pre">{reply.opening}</p>}
            <Answers asks={data.asks} reply={reply} today={today} />
            {reply.closing === '' ? null : <p className="pre">{reply.closing}</p>}
          </Fold>
          <LetterPdf replyId={reply.id} />
        </>
      )}
      {rate === undefined ? null : <RatingForm record={record} publication={publication} offered={rate} unit={unit} today={today} />}
      {revise === undefined ? null : (
        <Fold title="修改我的测评">
          <p>测评截止以前可以改，每次改动都会留存。</p>
          <RatingForm record={record} offered={revise} unit={unit} today={today} />
        </Fold>
      )}
      <ActWithWords record={record} action="liftEmbargo" label="现在就公开我的测评" title="现在就公开您的测评？" doLabel="公开我的测评"
        explanation={`公开以后，${unit}和政府办马上能看到您的测评，不能再改，也不能再收回。不满意的，随即转入重新办理。`} />
      {rate === undefined && revise === undefined && record.state !== 'disclosed' && isOver ? <p className="note">这一轮测评已经截止。</p> : null}
      {record.state === 'noResponse' ? <p className="note">这次测评没有在截止前完成，记为逾期未反馈。</p> : null}
    </div>
  );
}

function Given({ record, today }: { readonly record: Evaluation; readonly today: string }) {
  return (
    <section className="note note--good stack-sm">
      <h2>{record.state === 'rated' ? '您已经测评' : '测评结果'}</h2>
      <KeyValue rows={[
        ['办理态度', record.attitude === null ? '' : levelLabels[record.attitude]], ['办理结果', record.result === null ? '' : levelLabels[record.result]], ['意见', record.reason], ...formAnswerRows(record.formAnswers),
        ['时间', formatInstant(record.ratedAt, today)], ['公开', record.disclosedOn === null ? `${formatDate(record.closesOn, today)}截止后公开，现在单位看不到` : formatDate(record.disclosedOn, today)],
      ]} />
    </section>
  );
}
