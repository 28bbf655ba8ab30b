import type { Environment } from '../case-file/context.ts';
import { addToCase, type Saving } from '../case-file/perform.ts';
import type { CaseFile, ReplyRow } from '../case-file/rows.ts';
import { dueBySetting } from '../case-file/work.ts';
import { openPublication } from './open-publication.ts';

/** Nothing of these is published any more, whatever was answered. */
export const withoutPublications = ['withdrawn', 'declined', 'discarded', 'split'] as const;

/** Replies that went out before there was a record of what becomes public of them; one that was replaced needs none. */
export const forgottenReplies = ({ suggestion, reply, publication }: CaseFile): readonly ReplyRow[] => ((withoutPublications as readonly string[]).includes(suggestion.state)
  ? [] : reply.filter((one) => one.state === 'delivered' && !publication.some((known) => known.replyId === one.id)));

/**
 * Raises the question for such replies (政府信息公开条例 26 sets no end to the duty). The clock counts from the delivery where that can still be
 * kept; where it has run out already it counts from today, for nobody could decide before; on a closed case it presses on nobody, and whoever
 * takes it up decides. Nobody is told: it stands in the office's to-do and in the register.
 */
export function raiseForgotten(file: CaseFile, env: Environment): Saving | null {
  const replies = forgottenReplies(file);
  if (replies.length === 0) return null;
  return addToCase(file, env, (work) => {
    for (const reply of replies) {
      const sentOn = reply.deliveredOn ?? env.today;
      openPublication(work, reply, dueBySetting(env, 'publication', sentOn) < env.today ? env.today : sentOn);
    }
  });
}
