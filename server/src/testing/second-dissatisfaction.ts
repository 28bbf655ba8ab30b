import { addDays, dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { runDueEvents } from '../features/due/public.ts';
import type { ProcessSite } from './process-site.ts';
import type { storyOf } from './story.ts';

export const todayOf = (site: ProcessSite): IsoDate => dateInShanghai(site.clock.now().toISOString());

/** Moves the clock to a morning and does what falls due by then. */
export async function moveToDay(site: ProcessSite, day: IsoDate): Promise<void> {
  site.clock.moveTo(`${day}T01:00:00Z`);
  if ((await runDueEvents(site.deps, day))?.failed !== 0) throw new Error(`what falls due by ${day} was not done`);
}

/** One round from its first day to its close, with one rating in it. */
export async function rateInRound(site: ProcessSite, story: ReturnType<typeof storyOf>, sequence: number, result: string): Promise<void> {
  const opensOn = addDays(todayOf(site), 1);
  const made = await site.call('affairs', 'POST', '/api/v1/evaluation-rounds', { name: `第${sequence}轮测评`, opensOn, closesOn: addDays(opensOn, 16), sequence });
  if (made.status !== 201) throw new Error(made.text);
  await moveToDay(site, opensOn);
  await site.act('lin', `evaluations/${(await story.last('evaluation', 'lin')).id}`, 'rate', { attitude: 'satisfied', result, reason: '只答复未落实' });
  await moveToDay(site, addDays(opensOn, 17));
}

/** The suggestion of the story, whose deputy is dissatisfied with the reply and with the re-handled one. */
export async function untilMediation(site: ProcessSite, story: ReturnType<typeof storyOf>): Promise<void> {
  await story.untilReplied();
  await rateInRound(site, story, 1, 'dissatisfied');
  const again = await story.writeReply();
  await site.act('roads-head', again, 'signOff', { withoutConsultation: 'deputyUnreachable', withoutConsultationText: '三次致电未接' });
  await rateInRound(site, story, 2, 'dissatisfied');
}
