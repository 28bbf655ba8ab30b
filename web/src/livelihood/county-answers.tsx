import type { CountyAnswerView } from '../api/types.ts';
import { formatDate } from '../text/format-date.ts';
import { StatePill, type Tone } from '../ui/state-pill.tsx';

const tones: Readonly<Record<string, Tone>> = { asked: 'plan', takenUp: 'done' };

/** What the county's deputies who were asked made of a township's matter. Of the suggestion only what its congress shows across the levels. */
export function CountyAnswers({ answers, today }: { readonly answers: readonly CountyAnswerView[]; readonly today: string }) {
  return (
    <ul className="stack">{answers.map((one) => (
      <li key={`${one.personId} ${one.askedOn} ${one.state}`} className="stack-sm">
        <div className="row"><strong>{one.personName}代表</strong><StatePill tone={tones[one.state] ?? 'stopped'}>{one.stateLabel}</StatePill><span className="small muted">{formatDate(one.askedOn, today)}转请{one.answeredOn === null ? '' : `，${formatDate(one.answeredOn, today)}答复`}</span></div>
        {one.answer === null ? null : <p className="pre">{one.answer}</p>}
        {one.suggestion === null ? null : (
          <>
            <p>{one.suggestion.numberLabel === null ? null : <>{one.suggestion.numberLabel}：</>}{one.suggestion.stateLabel}{one.suggestion.units.length === 0 ? null : <span className="muted">（{one.suggestion.units.join('、')}）</span>}</p>
            {one.suggestion.commitments.length === 0 ? null : <ul className="stack-sm">{one.suggestion.commitments.map((promise) => <li key={promise.id}>承诺：{promise.content}<span className="muted">（{promise.unitName}，{formatDate(promise.dueOn, today)}前，{promise.stateLabel}）</span></li>)}</ul>}
          </>
        )}
      </li>
    ))}</ul>
  );
}
