import { documentPath } from '../../api/paths.ts';
import type { Suggestion } from '../../api/types.ts';
import { explanationRows } from '../../text/explanation-words.ts';
import { formatDate } from '../../text/format-date.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { Fold } from '../kit/fold.tsx';

/** That it goes on in another term, and what the units said about it in writing. */
export function TermExplanations({ record, today }: { readonly record: Suggestion; readonly today: string }) {
  const list = record.records.termExplanation.filter((one) => one.state === 'sent');
  if (record.carriedFrom === null && list.length === 0) return null;
  return (
    <Fold title="换届" isOpen>
      {record.carriedFrom === null ? null : <p>{record.carriedFrom}换届时没有办完，已转入下一届继续办理。期限、单位和承诺都不变。</p>}
      <ul className="stack">{list.map((one) => (
        <li key={one.id} className="stack-sm">
          <h3>{one.unitName}的书面说明</h3>
          <KeyValue rows={explanationRows(one, (date) => formatDate(date, today)).map(([label, text]) => [label, text === null ? null : <span className="pre">{text}</span>])} />
          <a className="button" href={documentPath.termExplanation(one.id)} target="_blank" rel="noreferrer">打开书面说明（PDF）</a>
        </li>
      ))}</ul>
    </Fold>
  );
}
