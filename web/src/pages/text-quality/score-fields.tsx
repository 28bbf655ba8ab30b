import type { Criterion, Score } from '../../api/text-quality.ts';
import { fieldId } from '../../ui/error-summary.tsx';
import './text-quality.css';

interface Props { readonly criteria: readonly Criterion[]; readonly scores: readonly Score[]; readonly onChange: (scores: readonly Score[]) => void; readonly formId: string }

/** One line a criterion: what it asks, the score, a remark and whether the deputy reads it. */
export function ScoreFields({ criteria, scores, onChange, formId }: Props) {
  const scoreOf = (name: string) => scores.find((one) => one.criterion === name);
  const change = (name: string, part: Partial<Score>) => {
    const next = { criterion: name, score: NaN, ...scoreOf(name), ...part };
    onChange(criteria.flatMap((one) => (one.name === name ? [next] : scores.filter((other) => other.criterion === one.name))));
  };
  return (
    <fieldset id={fieldId(formId, 'scores')} className="stack" tabIndex={-1}><legend>逐项评分（0至10分）</legend>
      {criteria.map(({ name, hint, weight }) => {
        const given = scoreOf(name);
        const shown = given === undefined || Number.isNaN(given.score) ? '' : String(given.score);
        return (
          <div key={name} className="score-line">
            <label><strong>{name}</strong> <span className="muted small">权重{weight}</span><input className="input" type="number" inputMode="numeric" min={0} max={10} step={1} aria-label={`${name}评分`} value={shown} onChange={(event) => change(name, { score: event.target.value === '' ? NaN : Number(event.target.value) })} /></label>
            <span className="muted small score-line__hint">{hint}</span>
            <input className="input" aria-label={`${name}意见`} placeholder="意见（可不填）" maxLength={500} value={given?.remark ?? ''} onChange={(event) => change(name, { remark: event.target.value })} />
            {(given?.remark ?? '').trim() === '' ? null : <label className="score-line__for"><input type="checkbox" checked={given?.forDeputy === true} onChange={(event) => change(name, { forDeputy: event.target.checked })} /> 意见给代表看</label>}
          </div>
        );
      })}
    </fieldset>
  );
}

/** Only what has a score is sent: the server names what is missing. */
export const givenScores = (scores: readonly Score[]): readonly Score[] => scores.filter((one) => !Number.isNaN(one.score));
