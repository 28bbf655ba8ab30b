import type { Suggestion } from '../../api/types.ts';
import { explanationRows } from '../../text/explanation-words.ts';
import { paperDate } from '../../text/format-date.ts';
import { Facts, Part, Section } from './sheet.tsx';

export function TermExplanations({ suggestion }: { readonly suggestion: Suggestion }) {
  const { carriedFrom, carriedOn, records: { termExplanation: list } } = suggestion;
  if (carriedFrom === null && list.length === 0) return null;
  return (
    <Section title="换届">
      {carriedFrom === null ? null : <Facts rows={[['跨届', `${carriedFrom}换届时尚未办完，${paperDate(carriedOn)}转入下一届继续办理`]]} />}
      {list.map((one) => <Part key={one.id} title={`${one.unitName}：${one.stateLabel}`}><Facts rows={explanationRows(one, paperDate)} /></Part>)}
    </Section>
  );
}
