import { Link } from 'react-router';
import type { FigureGroup, FigureGroups, Indicator } from '../../api/types.ts';
import { ExportMenu } from '../export-menu.tsx';
import { PartLink, Rate } from './figure.tsx';
import { numbersFile, type Narrowed } from './list-of-number.ts';

const families = [['satisfaction', '满意'], ['implementation', '落实'], ['handling', '办理']] as const;

interface Props {
  readonly title: string; readonly what: string; readonly by: 'unit' | 'township'; readonly groups: FigureGroups; readonly indicators: readonly Indicator[]; readonly narrowed: Narrowed;
  readonly sort: string; readonly onSort: (sort: string) => void; readonly groupAddress: (id: string) => string;
}

/** One row for each unit or township; satisfaction never without implementation beside it. */
export function GroupTable({ title, what, by, groups, indicators, narrowed, sort, onSort, groupAddress }: Props) {
  const columns = families.flatMap(([family]) => indicators.filter((one) => one.family === family && one.isGrouped));
  return (
    <section className="numbers__groups">
      <div className="page__head"><h2>{title}</h2>{groups.items.length === 0 ? null : <div className="no-print"><ExportMenu path={(format) => numbersFile(by === 'unit' ? 'units' : 'townships', narrowed, format, sort)} /></div>}</div>
      <div className="table-box" tabIndex={0} role="region" aria-label={title}>
        <table className="table numbers__table">
          <thead>
            <tr><th scope="col" rowSpan={2}>{what}</th>{families.map(([family, label]) => <th key={family} scope="colgroup" colSpan={columns.filter((one) => one.family === family).length}>{label}</th>)}</tr>
            <tr>{columns.map((indicator) => <Head key={indicator.key} indicator={indicator} sort={sort} onSort={onSort} />)}</tr>
          </thead>
          <tbody>
            {sorted(groups.items, sort).map(({ id, name, figures }) => (
              <tr key={id}>
                <th scope="row"><Link className="list__title" to={groupAddress(id)}>{name}</Link></th>
                {columns.map((indicator) => {
                  const figure = figures[indicator.key];
                  const parts = figure === undefined ? null : { indicator, figure, narrowed: { ...narrowed, [by]: id }, of: `${name}，` };
                  return <td key={indicator.key} data-family={indicator.family}>{parts === null ? null : <><Rate figure={parts.figure} /><div className="small"><PartLink {...parts} part="numerator" />/<PartLink {...parts} part="denominator" /></div></>}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {groups.leftOff === 0 ? null : <p className="small muted">还有 {groups.leftOff} 个没有列出，请再加筛选条件。</p>}
    </section>
  );
}

function Head({ indicator: { key, name }, sort, onSort }: { readonly indicator: Indicator; readonly sort: string; readonly onSort: (sort: string) => void }) {
  const order = sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined;
  return (
    <th scope="col" {...(order === undefined ? {} : { 'aria-sort': order })}>
      <button type="button" className="sort" onClick={() => onSort(order === 'descending' ? key : order === 'ascending' ? '' : `-${key}`)}>{name}<span aria-hidden="true">{order === 'ascending' ? ' ▲' : order === 'descending' ? ' ▼' : ' ↕'}</span></button>
    </th>
  );
}

/** By the rate; those with too few for a rate stand last, whichever way. */
function sorted(items: readonly FigureGroup[], sort: string): readonly FigureGroup[] {
  const key = sort.replace(/^-/, '');
  if (key === '') return items;
  const rate = ({ figures }: FigureGroup) => { const figure = figures[key]; return figure === undefined || figure.isSmall ? null : figure.rate; };
  return items.toSorted((a, b) => {
    const [left, right] = [rate(a), rate(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sort.startsWith('-') ? right - left : left - right;
  });
}
