import { Link } from 'react-router';
import { documentPath } from '../../api/paths.ts';
import type { Suggestion } from '../../api/types.ts';
import { Corrections } from '../../corrections/corrections.tsx';
import { formAnswerRows } from '../../text/form-answers.ts';
import { formatDate } from '../../text/format-date.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { Fold } from '../kit/fold.tsx';
import { levelLabels } from '../text/words.ts';

/** 测评: mine with what I said; others' only after they are open to all. */
export function Ratings({ record, today }: { readonly record: Suggestion; readonly today: string }) {
  const ratings = record.records.evaluation;
  if (ratings.length === 0) return null;
  return (
    <Fold title="测评" count={ratings.length} isOpen={ratings.some((one) => one.actions.length > 0)}>
      <ul className="stack">
        {ratings.map((one) => (
          <li key={one.id} className="stack-sm">
            <KeyValue rows={[
              [one.roundName, one.stateLabel], ['截止', formatDate(one.closesOn, today)], ['办理态度', one.attitude === null ? null : levelLabels[one.attitude]], ['办理结果', one.result === null ? null : levelLabels[one.result]],
              ['意见', one.reason], ...formAnswerRows(one.formAnswers),
            ]} />
            <Corrections list={one.corrections} today={today} />
            {one.state === 'disclosed' && one.result !== null ? <a href={documentPath.ratingForm(one.id)} target="_blank" rel="noreferrer">打开征询意见表（PDF）</a> : null}
            {one.actions.length === 0 ? null : <Link className="button button--main" to={`/evaluations/${one.id}`}>{one.state === 'open' ? '去测评' : '看我的测评、修改'}</Link>}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
