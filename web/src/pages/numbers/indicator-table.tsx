import type { Figure, Indicator } from '../../api/types.ts';
import { Bar, PartLink, Rate } from './figure.tsx';
import { measureWords, type Narrowed } from './list-of-number.ts';

interface Props { readonly title: string; readonly indicators: readonly Indicator[]; readonly figures: Readonly<Record<string, Figure>>; readonly narrowed: Narrowed }

/** The numbers of one family, each with what it means under a fold. */
export function IndicatorTable({ title, indicators, figures, narrowed }: Props) {
  return (
    <table className="table numbers__family">
      <caption>{title}</caption>
      <thead><tr><th scope="col">指标</th><th scope="col">率</th><th scope="col">分子 / 分母</th><th scope="col">其余</th></tr></thead>
      <tbody>
        {indicators.map((indicator) => {
          const figure = figures[indicator.key];
          return figure === undefined ? null : <Row key={indicator.key} indicator={indicator} figure={figure} narrowed={narrowed} />;
        })}
      </tbody>
    </table>
  );
}

function Row({ indicator, figure, narrowed }: { readonly indicator: Indicator; readonly figure: Figure; readonly narrowed: Narrowed }) {
  const word = measureWords[indicator.counts];
  const parts = { indicator, figure, narrowed };
  return (
    <tr>
      <th scope="row">
        {indicator.name}
        <details className="fold no-print"><summary>口径<span className="visually-hidden">：{indicator.name}</span></summary><Definition indicator={indicator} /></details>
      </th>
      <td className="numbers__rate"><Rate figure={figure} /><Bar figure={figure} moreIsBetter={indicator.moreIsBetter} /></td>
      <td className="numbers__parts"><PartLink {...parts} part="numerator" /> / <PartLink {...parts} part="denominator" /> {word}
        {indicator.counts === 'ask' ? <div className="small muted">在 {figure.listed.numerator} / {figure.listed.denominator} 件中</div> : null}</td>
      <td className="numbers__parts"><PartLink {...parts} part="missing" /> {word}</td>
    </tr>
  );
}

export function Definition({ indicator: { numerator, denominator, note } }: { readonly indicator: Indicator }) {
  return <dl className="numbers__definition"><div><dt>分子</dt><dd>{numerator}</dd></div><div><dt>分母</dt><dd>{denominator}</dd></div><div><dt>说明</dt><dd>{note}</dd></div></dl>;
}
