import type { Correction } from '../api/types.ts';
import { formatDate } from '../text/format-date.ts';

const subjects: Readonly<Record<Correction['subject'], string>> = { number: '更正编号', signers: '更正署名', text: '更正文字', consultation: '更正面商记录', class: '更正答复类别', reading: '更正测评录入' };
const words = (text: string): string => (text === '' ? '（无）' : text);

/** What was put right and what stood there before: the old stays readable for ever. The same for staff and for deputies. */
export function Corrections({ list, today }: { readonly list: readonly Correction[]; readonly today: string }) {
  if (list.length === 0) return null;
  return (
    <ul className="stack-sm" aria-label="更正记录">
      {list.map((one) => (
        <li key={`${one.subject} ${one.at}`} className="note stack-sm">
          <p><strong>{subjects[one.subject]}</strong> <span className="muted small">{formatDate(one.on, today)} {one.byName}</span></p>
          {one.changes.map(({ what, before, after }) => <p key={what} className="pre">{what}：原为“{words(before)}”，现为“{words(after)}”</p>)}
          <p className="pre small">原因：{one.reason}</p>
        </li>
      ))}
    </ul>
  );
}

/** Papers do not change: whoever holds an older one is told under which number it went out. */
export function oldNumbersText(labels: readonly string[]): string | null {
  return labels.length === 0 ? null : `原编号${labels.map((label) => `“${label}”`).join('、')}已经作废，不再使用；更正以前发出的文书仍是原编号，以现编号为准。`;
}
