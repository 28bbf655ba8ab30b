import type { ListColumn, SuggestionItem } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { cells } from './cells.tsx';

interface Props {
  readonly items: readonly SuggestionItem[];
  readonly columns: readonly ListColumn[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  /** The row that the keys stand at. */
  readonly at: number;
}

export function SuggestionTable({ items, columns, sort, onSort, at }: Props) {
  const today = useToday();
  return (
    <div className="table-box" tabIndex={0} role="region" aria-label="建议列表">
      <table className="table list">
        <thead><tr>{columns.map((column) => <Head key={column.name} column={column} sort={sort} onSort={onSort} />)}</tr></thead>
        <tbody>{items.map((item, index) => <Row key={item.id} item={item} columns={columns} isAt={index === at} today={today} />)}</tbody>
      </table>
    </div>
  );
}

/** A heading sorts by its column where the server can, and the other way round on the second press. */
function Head({ column: { name, label }, sort, onSort }: { readonly column: ListColumn; readonly sort: string; readonly onSort: (sort: string) => void }) {
  const by = cells[name]?.sort;
  if (by === undefined) return <th scope="col">{label}</th>;
  const order = sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : undefined;
  return (
    <th scope="col" {...(order === undefined ? {} : { 'aria-sort': order })}>
      <button type="button" className="sort" onClick={() => onSort(order === 'ascending' ? `-${by}` : order === 'descending' ? '' : by)}>{label}<span aria-hidden="true">{order === 'ascending' ? ' ▲' : order === 'descending' ? ' ▼' : ' ↕'}</span></button>
    </th>
  );
}

function Row({ item, columns, isAt, today }: { readonly item: SuggestionItem; readonly columns: readonly ListColumn[]; readonly isAt: boolean; readonly today: string }) {
  return (
    <tr className={isAt ? 'list__at' : undefined} aria-current={isAt ? 'true' : undefined} ref={isAt ? (row) => row?.scrollIntoView({ block: 'nearest' }) : null}>
      {columns.map(({ name, label }) => {
        const shown = cells[name]?.cell(item, today) ?? null;
        return <td key={name} className={`list__${name}-cell${shown === null ? ' list__empty' : ''}`} data-label={label}>{shown ?? <span className="muted list__none">—</span>}</td>;
      })}
    </tr>
  );
}
