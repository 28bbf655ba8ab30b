import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isConducting } from '@luoshi/domain/identity/township-congress.ts';
import { sql, type RawBuilder } from 'kysely';

/**
 * Suggestions `s` of which a reply is released in a form, not public, taken back, or to be decided. What is not decided is the office's own
 * (`canSeeRecord`): to others it is as if nothing were there.
 */
export function publishedAs(actor: Actor, how: string): RawBuilder<boolean> {
  const waits = how === 'toDecide';
  const fits = how === 'recalled' || waits ? sql`p.state = ${how}` : how === 'notPublic' ? sql`p.state = 'withheld'` : sql`p.state = 'released' and p.form = ${how}`;
  if (waits && !isConducting(actor)) return sql`false`;
  return sql`exists (select 1 from publication p where p.congress_id = s.congress_id and p.suggestion_id = s.id and ${fits})`;
}
