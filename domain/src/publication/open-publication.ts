import type { CaseContext } from '../case-file/context.ts';
import type { ReplyRow } from '../case-file/rows.ts';
import { create, startDeadline, type Work } from '../case-file/work.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { proposalBeforehand } from './publicity.ts';

/** With the delivered reply the question comes up what the public is to read; what an older reply still waits for falls away. */
export function openPublication(work: Work, reply: ReplyRow, startedOn: IsoDate = work.env.today): void {
  const { env, file } = work;
  const task = file.handlingTask.find((one) => one.id === reply.taskId);
  const { disclosureWish, disclosureReason, identityKeptOn } = file.suggestion;
  const record = create(work, 'publication', 'toDecide', 'PublicationOpened', {
    taskId: reply.taskId, replyId: reply.id, unitId: reply.unitId, unitName: task?.unitName ?? '', repliedOn: reply.deliveredOn ?? env.today, proposal: reply.publicity ?? proposalBeforehand(file, env.settings),
    wish: disclosureWish, wishReason: disclosureReason, wishOn: null, keepName: identityKeptOn !== null,
    form: null, withSuggestion: false, summary: null, ground: null, reason: null, strikes: [], leftIn: [], showNames: false, decidedOn: null, decidedByName: null, releaseOn: null, approvedText: null, releases: [],
  });
  if (file.suggestion.state !== 'closed') startDeadline(work, { setting: 'publication', recordKind: 'publication', record, startedOn });
}

/** A reply that was replaced needs no decision any more; what is out stays out until the new one is. */
export function lapsePublications(work: Work, replyId: string | null = null): void {
  for (const one of work.file.publication) if ((replyId === null || one.replyId === replyId) && (one.state === 'toDecide' || one.state === 'approved')) work.follow('publication', one, 'lapse');
}

/** A case is closed only when nothing of it is open any more, and so not what the public is to read either. */
export function publicationsSettled({ file }: CaseContext): Refusal | null {
  return file.publication.some((one) => one.state === 'toDecide' || one.state === 'approved') ? refusal('publicationOpen', '还有答复没有审定公开或者没有公开，请先审定（可以审定为不予公开）') : null;
}

/** From now on nobody may read who raised it. */
export function recallNames(work: Work): void {
  for (const one of work.file.publication) {
    one.keepName = true;
    if (one.showNames && (one.state === 'approved' || one.state === 'released')) work.follow('publication', one, 'recallName');
  }
}
