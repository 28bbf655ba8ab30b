import { assigning } from './assigning.ts';
import { gathering } from './gathering.ts';
import { reviewing } from './reviewing.ts';
import { earlierOf } from './joining.ts';
import type { Scene } from './scene.ts';
import type { Life } from './world.ts';

/** Share of suggestions that their deputies say were raised before. */
const RAISED_AGAIN = 0.06;

/** A deputy writes, wins co-signers, submits (handbook 1.13); the reviews and the assignment follow. */
export function* drafting(scene: Scene): Life {
  const { story, suggestion, prng } = scene;
  const { plan, content } = story;
  if (scene.stopsAt('draft')) return;
  yield plan.isRushed ? scene.minutes(20, 90) : scene.restDays(0, 4);
  const { title, situation, analysis, asks, source } = content;
  scene.act('suggestion', suggestion, 'save', plan.sponsor, {
    title, situation, analysis, asks, source, occasion: plan.category, ...raisedAgain(scene), preferredUnits: prng.chance(0.4) ? [content.leadUnitId] : [],
    ...(prng.chance(0.04) ? { disclosureWish: 'titleOnly', disclosureReason: '内容涉及部分群众的具体情况' } : {}),
  });
  if (scene.stopsAt('handingOver')) {
    yield scene.minutes(5, 40);
    scene.act('suggestion', suggestion, 'offerDraft', plan.sponsor, { personId: plan.coSponsors[0]?.personId });
    return;
  }
  if (!plan.isBrisk && prng.chance(0.008)) {
    yield scene.restDays(2, 20);
    scene.act('suggestion', suggestion, 'discard', plan.sponsor);
    return;
  }
  if (plan.coSponsors.length > 0) {
    yield scene.minutes(5, 40);
    scene.act('suggestion', suggestion, 'inviteCoSponsors', plan.sponsor, { personIds: plan.coSponsors.map((one) => one.personId) });
    yield scene.minutes(1, 30);
    scene.act('suggestion', suggestion, 'freeze', plan.sponsor);
    if (yield* gathering(scene)) return;
  }
  yield plan.isRushed ? scene.minutes(5, 60) : scene.restDays(0, 2);
  scene.act('suggestion', suggestion, 'submit', plan.sponsor);
  if (scene.stopsAt('withdrawalAsked')) {
    yield scene.restDays(1, 1);
    scene.act('suggestion', suggestion, 'askWithdrawal', plan.sponsor, { reason: '主管部门已经列入今年的计划，不必再提。' });
    return;
  }
  yield* reviewing(scene);
  if (suggestion.state === 'reviewed') yield* assigning(scene);
}

function raisedAgain(scene: Scene): object {
  const { plan } = scene.story;
  if (plan.isRaisedAgain !== true && !plan.prng.fork('again').chance(RAISED_AGAIN)) return {};
  const earlierIds = earlierOf(scene);
  return earlierIds.length === 0 ? {} : { raisedBefore: earlierIds.length > 1 ? 'threeYears' : 'twoYears', earlierIds };
}
