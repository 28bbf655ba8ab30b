import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { indicatorsQuery, numbersQuery, unitsQuery } from '../../api/queries.ts';
import { intakeLabels, resultClassLabels } from '../../text/states.ts';
import { narrowedIn } from './list-of-number.ts';

const names = ['indicator', 'part', 'session', 'township', 'from', 'to', 'registeredFrom', 'registeredTo', 'intake', 'rated', 'resultClass'] as const;
const ratedLabels: Readonly<Record<string, string>> = { any: '有已公开的测评', paper: '有已公开的纸质测评' };

const daysText = (name: string, from: string | undefined, to: string | undefined): string | undefined => (from === undefined && to === undefined ? undefined : `${name}${from === undefined ? '' : `自${from}起`}${to === undefined ? '' : `到${to}止`}`);

/** A list that a number opened to: which number, which part of it, and the way back to the whole list. */
export function CountedNote({ search, onClear }: { readonly search: URLSearchParams; readonly onClear: (names: readonly string[]) => void }) {
  const given = names.filter((name) => (search.get(name) ?? '') !== '');
  const narrowed = narrowedIn(search);
  const indicators = useQuery({ ...indicatorsQuery, enabled: given.length > 0 });
  const isPlace = narrowed.session !== undefined || narrowed.township !== undefined;
  // The numbers from which one came are still at hand; they name the places.
  const numbers = useQuery({ ...numbersQuery(narrowed), enabled: isPlace });
  const units = useQuery({ ...unitsQuery, enabled: given.length > 0 && narrowed.unit !== undefined });
  if (given.length === 0) return null;
  const indicator = indicators.data?.items.find(({ key }) => key === search.get('indicator'));
  const part = search.get('part');
  const counted = indicator === undefined ? null : part === 'numerator' ? indicator.numerator : part === 'missing' ? indicator.missing : indicator.denominator;
  const unit = units.data?.items.find(({ id }) => id === narrowed.unit)?.name;
  const within = [
    numbers.data?.sessions.find(({ id }) => id === narrowed.session)?.name, numbers.data?.townships.items.find(({ id }) => id === narrowed.township)?.name, unit,
    daysText('交办日期', narrowed.from, narrowed.to), daysText('登记日期', narrowed.registeredFrom, narrowed.registeredTo), intakeLabels[search.get('intake') ?? ''], ratedLabels[search.get('rated') ?? ''],
    search.get('resultClass') === null ? undefined : `办理结果为“${resultClassLabels[search.get('resultClass') ?? ''] ?? ''}”`,
  ].filter((text) => text !== undefined);
  return (
    <p className="note filters row">
      <span>{counted === null ? '' : <>统计“{indicator?.name}”：只列{counted}。{indicator?.counts === 'ask' ? '统计按条，这里列的是有这样的具体建议的各件。' : ''}</>}{within.length === 0 ? '' : `范围：${within.join('，')}。`}</span>
      <Link to={`/numbers?${new URLSearchParams({ ...narrowed }).toString()}`}>回到统计</Link>
      <button type="button" className="button button--plain button--small" onClick={() => onClear(names)}>不按统计筛选</button>
    </p>
  );
}
