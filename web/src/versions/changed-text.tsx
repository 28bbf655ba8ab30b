import type { ReactNode } from 'react';
import type { TextSegment } from '../api/types.ts';
import './changed-text.css';

/** Deletions are struck through and additions underlined, each with its word before it: never told by colour alone. */
export function ChangedText({ segments, renderChange }: { readonly segments: readonly TextSegment[]; /** What stands behind a change, such as its buttons. */ readonly renderChange?: (change: number) => ReactNode }) {
  return (
    <p className="changed pre">
      {segments.map((segment, index) => {
        const isEnd = segment.change !== null && segments[index + 1]?.change !== segment.change;
        return (
          <span key={index}>
            {segment.kind === 'same' ? segment.text : segment.kind === 'deleted' ? <del><span className="changed__mark">删</span>{segment.text}</del> : <ins><span className="changed__mark">加</span>{segment.text}</ins>}
            {isEnd && segment.change !== null ? renderChange?.(segment.change) : null}
          </span>
        );
      })}
    </p>
  );
}
