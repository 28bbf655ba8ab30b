import { Fragment, type ReactNode } from 'react';

export function KeyValue({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  const given = rows.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return <dl className="key-value">{given.map(([key, value]) => <Fragment key={key}><dt>{key}</dt><dd>{value}</dd></Fragment>)}</dl>;
}
