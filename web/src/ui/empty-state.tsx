import type { ReactNode } from 'react';

/** Says that there is nothing, and what will come here and when. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return <div className="empty"><h2>{title}</h2>{children === undefined ? null : <div>{children}</div>}</div>;
}
