import type { SuggestionRow } from '../case-file/rows.ts';
import { caseName, notify, notifyOne, stopAllDeadlines, type Work } from '../case-file/work.ts';
import { lapseConsultations } from '../handling-task/assign-units.ts';
import { endRequestOf } from '../withdrawal/evolve.ts';
import { isLiveTask } from '../handling-task/live-task.ts';
import type { IsoDate } from '../kernel/dates.ts';
import { successorOf } from './successor.ts';

export interface EndedBody { readonly reason: string; readonly endedOn: IsoDate }

/**
 * The lead sponsor's name stays on the text for ever; who is spoken to and who rates passes to the first who signed with them.
 * If nobody is left that is recorded too: talks that waited for an answer end, ratings have no rater.
 */
export function passContact(work: Work, record: SuggestionRow, body: EndedBody): void {
  const { file, env } = work;
  const old = { personId: record.contactPersonId, name: record.contactName ?? record.leadName };
  const successor = successorOf(file, env.directory);
  const info = successor === undefined ? undefined : env.directory.deputy(successor.personId);
  record.contactPersonId = successor?.personId ?? null;
  record.contactName = successor?.name ?? null;
  record.contactPhone = info?.phone ?? null;
  record.contactEmployerId = info?.employerId ?? null;
  record.contactSince = env.today;
  record.contactReason = `${old.name}代表${body.reason}（${body.endedOn}）`;
  for (const evaluation of file.evaluation) if (evaluation.state === 'open' && evaluation.raterPersonId === old.personId) work.follow('evaluation', evaluation, 'passRating');
  const live = file.handlingTask.filter(isLiveTask);
  if (successor === undefined) for (const task of live) lapseConsultations(work, task);
  endRequestOf(work, record, old.name);
  const text = successor === undefined ? `${record.contactReason}，${caseName(file)}没有联系代表；不再面商、测评，其余照常办理`
    : `${record.contactReason}，${caseName(file)}由联名代表${successor.name}接替联系和测评`;
  notify(work, ['deputyAffairs'], 'suggestion', record, 'contact', text);
  for (const task of live) notify(work, ['unitLiaison', 'unitSection'], 'handlingTask', task, 'contact', text);
  if (successor !== undefined) notify(work, ['leadSponsor'], 'suggestion', record, 'contact', `${record.contactReason}，您联名的${caseName(file)}以后由您联系和测评`);
}

export const lapsedWithMandate = (record: SuggestionRow, { reason, endedOn }: EndedBody): string => `${record.leadName}代表${reason}（${endedOn}），没有提交的建议作废`;

/** A text never handed in ends with its author's mandate; who was asked to sign it is told, and may raise it themselves. */
export function lapseDraft(work: Work, record: SuggestionRow, closingReason: string): void {
  stopAllDeadlines(work);
  record.closingReason = closingReason;
  for (const c of work.file.coSponsorship) {
    if (c.state !== 'invited' && c.state !== 'confirmed') continue;
    notifyOne(work, { role: 'deputy', organisationId: null, sectionId: null, personId: c.personId }, 'coSponsorship', c, 'contact', `${record.closingReason}：${caseName(work.file)}。您认为有必要的，可以自行提出`);
    if (c.state === 'invited') work.follow('coSponsorship', c, 'remove');
  }
}
