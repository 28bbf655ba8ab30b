import type { Suggestion } from '../../api/types.ts';

type Text = Pick<Suggestion, 'situation' | 'analysis' | 'asks'>;

/** What the suggestion says, as it is read: 情况、分析、具体建议. */
export function SuggestionText({ record }: { readonly record: Text }) {
  return (
    <div className="stack">
      <div><h3>情况</h3><p className="pre">{record.situation === '' ? '（没有写）' : record.situation}</p></div>
      <div><h3>分析</h3><p className="pre">{record.analysis === '' ? '（没有写）' : record.analysis}</p></div>
      <div><h3>具体建议</h3>{record.asks.length === 0 ? <p>（没有写）</p> : <ol>{record.asks.map((ask) => <li key={ask.no} className="ask"><span className="ask__no">{ask.no}</span><p className="pre">{ask.text}</p></li>)}</ol>}</div>
    </div>
  );
}
