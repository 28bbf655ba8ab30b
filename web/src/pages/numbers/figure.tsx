import { Link } from 'react-router';
import type { Figure, Indicator, IndicatorPart } from '../../api/types.ts';
import { listOfNumber, measureWords, rateText, type Narrowed } from './list-of-number.ts';

interface PartProps { readonly indicator: Indicator; readonly figure: Figure; readonly part: IndicatorPart; readonly narrowed: Narrowed; readonly of?: string }
export const countOf = ({ numerator, denominator }: Figure, part: IndicatorPart): number => ({ numerator, denominator, missing: denominator - numerator })[part];

/** One of the numbers, leading to the list of what it counts. */
export function PartLink({ indicator, figure, part, narrowed, of = '' }: PartProps) {
  const count = countOf(figure, part);
  return count === 0 ? <span>0</span> : <Link to={listOfNumber(indicator, part, narrowed)} aria-label={`${of}${indicator[part]}：${count} ${measureWords[indicator.counts]}`} title={indicator[part]}>{count}</Link>;
}

/** The rate, or that there are too few for one. */
export function Rate({ figure }: { readonly figure: Figure }) {
  if (figure.rate === null) return <span className="muted">—</span>;
  return figure.isSmall ? <span className="muted numbers__few">不计率</span> : <strong>{rateText(figure.numerator, figure.denominator)}</strong>;
}

/** As long as the rate; says nothing that the number beside it does not say. */
export function Bar({ figure, moreIsBetter }: { readonly figure: Figure; readonly moreIsBetter: boolean }) {
  return <span className="numbers__bar" data-less={moreIsBetter ? undefined : ''} aria-hidden="true">{figure.rate === null || figure.isSmall ? null : <span style={{ width: `${figure.rate * 100}%` }} />}</span>;
}
