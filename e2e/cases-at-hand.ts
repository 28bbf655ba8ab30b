import type { ProcessSite } from '../server/src/testing/process-site.ts';
import { storyOf } from '../server/src/testing/story.ts';

/** One suggestion that has its reply, one that is handled, one that has only its number: what most lists and pages need to show something. */
export async function casesAtHand(site: ProcessSite) {
  const replied = storyOf(site, '关于改造霁城镇南环路破损路面的建议');
  await replied.untilReplied();
  const handled = storyOf(site, '关于增开城乡公交班次的建议');
  await handled.untilHandling();
  const registered = storyOf(site, '关于加强河道保洁的建议');
  await registered.untilReviewed();
  await registered.register();
  return { replied, handled, registered };
}
