import { Link } from 'react-router';
import type { Suggestion } from '../../api/types.ts';
import { toneOf } from '../../text/states.ts';
import { StatePill } from '../../ui/state-pill.tsx';

export function PaperHead({ suggestion, kind, state, stateLabel, children }: { readonly suggestion: Suggestion; readonly kind: string; readonly state: string; readonly stateLabel: string; readonly children?: React.ReactNode }) {
  return (
    <header className="stack paper__head">
      <div className="row"><span className="muted">{suggestion.numberLabel ?? '未编号'} · 领衔代表 {suggestion.leadName}</span><StatePill tone={toneOf(kind, state)}>{stateLabel}</StatePill><Link className="small" to={`/suggestions/${suggestion.id}`}>回到这件建议</Link></div>
      <h1>{suggestion.title}</h1>
      {children}
    </header>
  );
}
