import { useState } from 'react';
import { ActionForm } from '../../actions/action-form.tsx';
import { CoachFindings, FieldsWithFinding } from './coach-findings.tsx';
import { copyOf } from '../suggestion/initial-values.ts';
import type { Suggestion } from '../../api/types.ts';

/** The acts that decide on what lies on the desk; one is chosen, none beforehand where they weigh differently. */
export function Decisions({ suggestion, only, onDone, withCoach = false }: { readonly suggestion: Suggestion; readonly only: readonly string[]; readonly onDone: (label: string) => void; /** With what the writing coach finds in the text. */ readonly withCoach?: boolean }) {
  const offered = only.flatMap((name) => suggestion.actions.filter((one) => one.action === name));
  const [chosen, setChosen] = useState<string | null>(offered.length === 1 ? (offered[0]?.action ?? null) : null);
  const [words, setWords] = useState<string | null>(null);
  const mayReturn = offered.some((one) => one.action === 'returnForRevision' && one.refusals.length === 0);
  const current = offered.find((one) => one.action === chosen);
  if (offered.length === 0) return <section className="card"><p className="muted">这件建议现在是“{suggestion.stateLabel}”，不等您办理。</p></section>;
  return (
    <>
    <section className="card">
      <h2 className="visually-hidden">办理意见</h2>
      {offered.length === 1 ? null : (
        <div className="decision" role="group" aria-label="选择办理意见">
          {offered.map((one) => <button key={one.action} type="button" className="chip" aria-pressed={one.action === chosen} onClick={() => setChosen(one.action)}>{one.label}</button>)}
        </div>
      )}
      {current === undefined ? <p className="muted">请读完全文后选择办理意见。</p>
        : current.refusals.length > 0 ? <div className="note note--plan"><p>还不能{current.label}：</p><ul>{current.refusals.map((one) => <li key={one.text}>{one.text}</li>)}</ul></div>
          : <ActionForm key={current.href} record={suggestion} offered={current} {...(current.action === 'returnForRevision' ? { initial: { proposal: copyOf(suggestion) }, renderFields: (fields) => <FieldsWithFinding {...fields} words={words} onTaken={() => setWords(null)} /> } : {})} onDone={() => onDone(current.label)} />}
    </section>
    {withCoach ? <CoachFindings suggestion={suggestion} onUse={mayReturn ? (found) => { setChosen('returnForRevision'); setWords(found); } : null} /> : null}
    </>
  );
}
