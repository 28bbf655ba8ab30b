import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { standingLinks } from '@luoshi/domain/suggestion-link/group.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../platform/db/database.ts';

/** Fields of a body that name other suggestions. */
const fields = ['suggestionIds', 'earlierIds', 'alsoFor'] as const;
/** Acts that carry over to the others of a group, without naming them. */
const joint: readonly string[] = ['unmerge', 'withdraw', 'withdrawOnPaper', 'assign', 'handOver', 'confirmAssignment', 'returnAssignment', 'addUnits', 'reassign', 'agreeReturn', 'settleDispute'];
/** Acts that only look at what they name. */
const looking: readonly string[] = ['save', 'linkEarlier'];

const namedIn = (body: unknown): string[] => fields.flatMap((field) => {
  const ids = (body as Readonly<Record<string, unknown>> | null)?.[field];
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
});

/** The other cases that an act looks at or changes. */
export function othersOf(file: CaseFile, action: string, body: unknown): readonly string[] {
  const group = joint.includes(action) ? standingLinks(file, 'principal', 'member').map((link) => link.otherId) : [];
  return [...new Set([...namedIn(body), ...group])].filter((id) => id !== file.suggestion.id);
}

/**
 * Takes all cases that one act may change, in the order of their ids and before any of them is read: whoever acts on several waits for
 * the others at the first of them, and never holds one while waiting for another that is held.
 */
export async function lockTogether(tx: Tx, congressId: string, suggestion: ReturnType<typeof sql>, action: string, body: unknown): Promise<void> {
  const named = looking.includes(action) ? [] : namedIn(body);
  if (named.length === 0 && !joint.includes(action)) return;
  await rowsOf(tx, sql`select s.id from suggestion s where s.congress_id = ${congressId} and (s.id = ${suggestion} or s.id = any(${named})
      or s.id in (select l.other_id from suggestion_link l where l.congress_id = ${congressId} and l.suggestion_id = ${suggestion} and l.state = 'standing' and l.relation in ('principal', 'member')))
    order by s.id for update`);
}
