import type { Refusal } from '../../api/problem.ts';
import { fieldId } from '../../ui/error-summary.tsx';
import type { DraftAnswer } from './answer-box.tsx';

interface Props { readonly refusals: readonly Refusal[]; readonly answers: Readonly<Record<number, DraftAnswer>>; readonly asks: readonly { readonly no: number }[] }

/** Where the thing that a refusal speaks of is written. */
function targetOf(code: string, answers: Props['answers'], asks: Props['asks']): string | null {
  const first = (isOpen: (answer: DraftAnswer | undefined) => boolean) => asks.find((ask) => isOpen(answers[ask.no]))?.no;
  switch (code) {
    case 'asksOpen': { const no = first((answer) => answer === undefined || answer.text.trim() === '' || answer.resultClass === ''); return no === undefined ? null : fieldId('reply', `answers-${no}-text`); }
    case 'promiseMissing': { const no = first((answer) => (answer?.resultClass === 'inProgress' || answer?.resultClass === 'planned') && (answer.promise.dueOn === '' || answer.promise.ownerName === '' || answer.promise.content === '')); return no === undefined ? null : fieldId('reply', `answers-${no}-content`); }
    case 'contactMissing': return fieldId('reply', 'contactName');
    case 'textEmpty': return fieldId('reply', 'closing');
    default: return null;
  }
}

/** What still stops the reply from going on, each with the way to it. */
export function WhatIsMissing({ refusals, answers, asks }: Props) {
  if (refusals.length === 0) return <p className="note note--good">答复要素已经齐全，可以送核稿。</p>;
  return (
    <div className="note note--plan"><p><strong>送核稿前还差：</strong></p>
      <ul>{refusals.map(({ code, text }) => { const target = targetOf(code, answers, asks); return <li key={code}>{target === null ? text : <a href={`#${target}`} onClick={(event) => { event.preventDefault(); document.getElementById(target)?.focus(); }}>{text}</a>}</li>; })}</ul>
    </div>
  );
}
