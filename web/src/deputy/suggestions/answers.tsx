import type { Reply, Suggestion } from '../../api/types.ts';
import { formatDate } from '../../text/format-date.ts';
import { StatePill } from '../../ui/state-pill.tsx';
import { classLabels, classTone } from '../text/words.ts';

/** Each ask with what the unit answered to it, its class in words, and what it promised. */
export function Answers({ asks, reply, today }: { readonly asks: Suggestion['asks']; readonly reply: Reply; readonly today: string }) {
  return (
    <ol>
      {asks.map((ask) => {
        const answer = reply.answers.find((one) => one.askNo === ask.no);
        return (
          <li key={ask.no} className="ask">
            <span className="ask__no">{ask.no}</span>
            <div><p className="small muted">建议</p><p className="pre">{ask.text}</p></div>
            <div className="ask__answer stack-sm">
              <p className="small muted">单位的答复</p>
              {answer === undefined ? <p>这一条没有单独答复。</p> : (
                <>
                  <p><StatePill tone={classTone[answer.resultClass]}>{classLabels[answer.resultClass]}</StatePill></p>
                  <p className="pre">{answer.text}</p>
                  {answer.promise === null ? null : <p className="note note--plan"><strong>承诺：</strong>{answer.promise.content}<br /><span className="small">{formatDate(answer.promise.dueOn, today)}前完成，责任人{answer.promise.ownerName}</span></p>}
                </>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
