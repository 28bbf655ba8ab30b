import type { ReactNode } from 'react';

export interface TimelineItem { readonly key: string | number; readonly when: string; readonly dateTime: string; readonly who: string; readonly what: ReactNode; readonly note?: string | null }

/** Everything that happened, the newest at the bottom; each entry is a sentence with time and actor. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item, index) => (
        <li key={item.key} data-last={index === items.length - 1 ? '' : undefined}>
          <div><strong>{item.what}</strong></div>
          <div className="small muted"><time dateTime={item.dateTime}>{item.when}</time> · {item.who}</div>
          {item.note === undefined || item.note === null || item.note === '' ? null : <div className="timeline__note">{item.note}</div>}
        </li>
      ))}
    </ol>
  );
}
