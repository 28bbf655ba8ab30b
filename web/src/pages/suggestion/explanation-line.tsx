import { documentPath } from '../../api/paths.ts';
import type { TermExplanation } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { explanationRows } from '../../text/explanation-words.ts';
import { formatDate } from '../../text/format-date.ts';
import { toneOf } from '../../text/states.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { PaperLinks } from '../../ui/paper-links.tsx';
import { StatePill } from '../../ui/state-pill.tsx';

/** What this unit tells the proposers at the change of term. */
export function ExplanationLine({ explanation: one }: { readonly explanation: TermExplanation }) {
  const today = useToday();
  const isMissing = one.missingOn !== null && ['asked', 'awaitingSignature', 'signed'].includes(one.state);
  return (
    <div className="task__item">
      <div className="spread"><strong>换届书面说明</strong><StatePill tone={toneOf('termExplanation', one.state, isMissing)}>{isMissing ? `缺少说明：${one.stateLabel}` : one.stateLabel}</StatePill></div>
      <KeyValue rows={explanationRows(one, (date) => formatDate(date, today)).map(([label, text]) => [label, text === null ? null : <span className="pre">{text}</span>])} />
      {one.standing === '' ? null : <p className="small"><PaperLinks href={documentPath.termExplanation(one.id)} name={one.state === 'sent' ? '换届书面说明' : '换届书面说明（送审稿）'} /></p>}
    </div>
  );
}
