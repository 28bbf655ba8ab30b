import type { ReactNode } from 'react';

export function Fold({ title, children, isOpen = false, count }: { readonly title: string; readonly children: ReactNode; readonly isOpen?: boolean; readonly count?: number }) {
  return (
    <details className="fold" open={isOpen}>
      <summary><span>{title}{count === undefined ? null : <span className="muted">（{count}）</span>}</span></summary>
      <div className="fold__in stack">{children}</div>
    </details>
  );
}
