import { meetings } from '@luoshi/domain/testing/people.ts';
import type { ProcessSite } from './process-site.ts';

/** The meetings of the pure world as bare rows, and a suggestion on the list of the one that lists everything: as an act finds them. */
export async function putOnMeetings({ database }: ProcessSite, suggestionId: string): Promise<void> {
  for (const { id, title, state, heldOn, isListed } of meetings) {
    await database.ownerPool.query(`insert into assignment_meeting (congress_id, id, version, state, title, held_on, place, convener, agenda, sections, created_at, updated_at)
      values ('county', $1, 1, $2, $3, $4, '', '', '[]', '{}', now(), now()) on conflict do nothing`, [id, state, title, heldOn]);
    if (isListed) await database.ownerPool.query(`insert into assignment_meeting_item (congress_id, meeting_id, suggestion_id, position, state) values ('county', $1, $2, 1, 'listed') on conflict do nothing`, [id, suggestionId]);
  }
}
