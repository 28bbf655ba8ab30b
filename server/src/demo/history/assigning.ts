import type { SuggestionCategory } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isOfTownshipCongress } from '@luoshi/domain/identity/township-congress.ts';
import { addDays } from '@luoshi/domain/kernel/dates.ts';
import { joining } from './joining.ts';
import type { Scene } from './scene.ts';
import type { Life } from './world.ts';

const LATE_AFTER_SESSION_DAYS = 25;

/** From the third review to the units: number, assignment plan, the government office's signature. */
export function* assigning(scene: Scene): Life {
  const { world, story, suggestion, prng, cast } = scene;
  const { plan } = story;
  const affairs = prng.pick(cast.office('deputyAffairs'));
  if (scene.stopsAt('reviewed') || (plan.category === 'inSession' && plan.registerOn === null)) return;
  // What was still being mended long after the session counts as raised between sessions.
  const missedSession = plan.registerOn !== null && world.today > addDays(plan.registerOn, LATE_AFTER_SESSION_DAYS);
  const category = missedSession ? 'interSessional' : plan.category;
  if (!plan.isBrisk && prng.chance(0.008)) {
    yield scene.restDays(0, 3);
    scene.act('suggestion', suggestion, 'withdraw', plan.sponsor, { reason: '经会前沟通，有关单位已着手解决，撤回本件。' });
    return;
  }
  yield category === 'inSession' && plan.registerOn !== null ? scene.on(plan.registerOn) : scene.workDays(0, 2);
  scene.act('suggestion', suggestion, 'register', affairs, { sessionId: plan.sessionId, category });

  if (scene.stopsAt('numbered')) return;

  const choice = choiceOf(scene);
  if (plan.joins === undefined && scene.stopsAt('registered')) {
    // Half of what waits has been gone through in the table of plans.
    if ((story.sequence % 2 === 0 || plan.stop === 'registered') && !isOfTownshipCongress({ congressId: cast.congressId, townshipId: suggestion.leadTownshipId })) {
      yield scene.workDays(0, 1);
      scene.act('suggestion', suggestion, 'planUnits', affairs, choice);
    }
    return;
  }
  if (scene.stopsAt('registered') || (yield* joining(scene, affairs, (left) => handingOver(left, affairs, category)))) return;
  yield* handingOver(scene, affairs, category);
}

function choiceOf({ story: { plan, content } }: Scene) {
  const assistingUnitIds = [...new Set(content.assistingUnitIds)].filter((id) => id !== content.leadUnitId);
  return { leadUnitId: content.leadUnitId, assistingUnitIds, ...(plan.isSeparate === true && assistingUnitIds.length > 0 ? { separately: true } : {}) };
}

function* handingOver(scene: Scene, affairs: Actor, category: SuggestionCategory): Life {
  const { suggestion, prng, cast, story: { plan } } = scene;
  const choice = choiceOf(scene);
  const day = category === 'inSession' ? plan.assignOn : null;
  yield day === null ? scene.workDays(1, prng.chance(0.05) ? 9 : 4) : scene.on(addDays(day, -prng.int(2, 9)));
  scene.act('suggestion', suggestion, 'assign', affairs, choice);
  if ((suggestion.state as string) !== 'awaitingJointAssignment' || scene.stopsAt('awaitingJointAssignment')) return;
  const government = prng.pick(cast.office('governmentOffice'));
  if (!plan.isBrisk && prng.chance(0.03)) {
    yield scene.workDays(0, 2);
    scene.act('suggestion', suggestion, 'returnAssignment', government, { reason: '主办单位职责与所提事项需再核对，请代表工委重新研究后送签。' });
    yield scene.workDays(0, 1);
    scene.act('suggestion', suggestion, 'assign', affairs, { ...choice, note: '已与编办核对职责，维持原方案。' });
  }
  yield day === null ? scene.workDays(0, 2) : scene.on(day);
  scene.act('suggestion', suggestion, 'confirmAssignment', government);
}
