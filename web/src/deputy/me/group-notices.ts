import type { Notice } from '../../api/types.ts';

/** The same words about the same thing, said more than once: one line that says how often, where the newest stood. */
export function groupNotices(notices: readonly Notice[]): readonly (readonly [Notice, ...Notice[]])[] {
  const groups = new Map<string, [Notice, ...Notice[]]>();
  for (const notice of notices) {
    const key = JSON.stringify([notice.text, notice.recordKind, notice.suggestionId ?? notice.recordId]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [notice]);
    else group.push(notice);
  }
  return [...groups.values()];
}
