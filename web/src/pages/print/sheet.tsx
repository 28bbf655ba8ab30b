import type { ReactNode } from 'react';

type Fact = readonly [label: string, value: ReactNode];
const isGiven = ([, value]: Fact) => value !== null && value !== undefined && value !== '';

/** What is known of one thing, label by label; what is not known takes no line. */
export function Facts({ rows }: { readonly rows: readonly Fact[] }) {
  return <table className="print-table"><tbody>{rows.filter(isGiven).map(([label, value]) => <tr key={label}><th scope="row">{label}</th><td>{value}</td></tr>)}</tbody></table>;
}

/** Many things of one kind. `narrow` names the columns whose words stay on one line. */
export function Listing({ heads, rows, narrow = [] }: { readonly heads: readonly string[]; readonly narrow?: readonly string[]; readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[] }) {
  return (
    <table className="print-table print-table--list">
      <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
      <tbody>{rows.map(({ key, cells }) => <tr key={key}>{cells.map((cell, index) => <td key={heads[index]} className={narrow.includes(heads[index] ?? '') ? 'print-narrow' : undefined}>{cell}</td>)}</tr>)}</tbody>
    </table>
  );
}

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className="print-section"><h2>{title}</h2>{children}</section>;
}

/** One thing within a section, under its own heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <div className="print-part"><h3>{title}</h3>{children}</div>;
}

export const Text = ({ children }: { readonly children: string | null }) => (children === null || children === '' ? null : <p className="pre">{children}</p>);
