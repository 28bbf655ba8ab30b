import { Fragment } from 'react';
import type { PublicText } from '../api/types.ts';
import { publicGap } from './words.ts';

/** Text with its gaps marked, so that nobody takes them for words. */
function Words({ children }: { readonly children: string }) {
  const parts = children.split(publicGap);
  return <span className="pre">{parts.map((part, index) => <Fragment key={index}>{index === 0 ? null : <mark className="gap">{publicGap}</mark>}{part}</Fragment>)}</span>;
}

/** What the public reads, as it reads it. */
export function PublicTextView({ text, day }: { readonly text: PublicText; readonly day: (date: string) => string }) {
  const { suggestion, reply } = text;
  const asked = new Map((suggestion?.asks ?? []).map((ask) => [ask.no, ask.text]));
  return (
    <div className="public-text stack-sm">
      <p className="small muted">{text.number}{text.proposers === null ? '' : ` · ${text.proposers.join('、')}代表提出`}</p>
      <p><strong><Words>{text.title}</Words></strong></p>
      <p className="small muted">{text.unitName}{text.repliedOn === null ? '' : ` ${day(text.repliedOn)}`}答复{text.letterNumber === null ? '' : `（${text.letterNumber}）`}</p>
      {text.form === 'titleOnly' ? <p className="muted">只公开标题、答复单位和日期。</p> : null}
      {text.summary === null ? null : <p><Words>{text.summary}</Words></p>}
      {suggestion === null ? null : (
        <>
          <h4>建议</h4>
          <p><Words>{suggestion.situation}</Words></p>
          <p><Words>{suggestion.analysis}</Words></p>
          <ol>{suggestion.asks.map((ask) => <li key={ask.no}><Words>{ask.text}</Words></li>)}</ol>
        </>
      )}
      {reply === null ? null : (
        <>
          <h4>答复</h4>
          {reply.opening === '' ? null : <p><Words>{reply.opening}</Words></p>}
          {reply.answers.map((answer) => (
            <div key={answer.askNo}>
              <p className="small muted">第{answer.askNo}条{asked.has(answer.askNo) ? '' : '建议'}：{answer.resultLabel}</p>
              <p><Words>{answer.text}</Words></p>
              {answer.promise === null ? null : <p className="small">承诺：<Words>{answer.promise.content}</Words>，{day(answer.promise.dueOn)}前完成</p>}
            </div>
          ))}
          {reply.closing === '' ? null : <p><Words>{reply.closing}</Words></p>}
        </>
      )}
    </div>
  );
}
