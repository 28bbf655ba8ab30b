import { placeOf } from '@luoshi/domain/case-file/place-of-case.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isOfTownshipCongress } from '@luoshi/domain/identity/township-congress.ts';
import { sceneOf, type Scene } from './scene.ts';
import type { StoryPlan } from './story.ts';
import type { Life } from './world.ts';

/** What the deputies' affairs commission does with a number besides handing it over. True if the story goes on without this life. */
export function* joining(scene: Scene, affairs: Actor, alone: (left: Scene) => Life): Generator<number, boolean, void> {
  const { story, suggestion } = scene;
  const { joins, stop } = story.plan;
  if (joins !== undefined) return yield* grouping(scene, affairs, joins, alone);
  if (stop !== 'split' && stop !== 'passedUp' && stop !== 'answeredAbove') return false;
  yield scene.workDays(1, 2);
  if (stop === 'split') {
    const [first, ...others] = suggestion.asks;
    const parts = [{ title: suggestion.title, askNos: first === undefined ? [] : [first.no] }, { title: `${suggestion.title.replace(/的建议$/, '')}有关长效管理的建议`, askNos: others.map((ask) => ask.no) }];
    scene.act('suggestion', suggestion, 'split', affairs, { parts, reason: '所提事项分属不同单位职责，按一事一议分开办理。' });
    return true;
  }
  const inTown = isOfTownshipCongress(placeOf(story.file));
  scene.act('suggestion', suggestion, 'passUp', affairs, inTown ? { to: '县人民政府', reason: '所提道路属于县道，养护和改造由县里负责，本镇不能决定。' }
    : { to: '市人大常委会代表工委', letterNumber: '霁人大代〔2026〕7号', reason: '所提项目的立项和资金属于市级事权，本县不能决定。' });
  if (stop === 'passedUp') return true;
  yield scene.workDays(18, 24);
  scene.act('suggestion', suggestion, 'recordHigherReply', affairs, { repliedOn: scene.world.today, resultClass: 'planned', outcome: `${inTown ? '县' : '市'}有关部门答复：已列入下一年度${inTown ? '县' : '市'}级项目储备库，待资金落实后实施。` });
  return true;
}

/** 并案: the principal waits until the others have their numbers; one of them turns out to be something else. */
function* grouping(scene: Scene, affairs: Actor, { group, as }: NonNullable<StoryPlan['joins']>, alone: (left: Scene) => Life): Generator<number, boolean, void> {
  if (as !== 'principal') return true;
  const { world, suggestion } = scene;
  yield scene.workDays(3, 3);
  const others = [...world.live].filter((other) => other.plan.joins?.group === group && other.plan.joins.as !== 'principal' && other.file.suggestion.state === 'registered');
  scene.act('suggestion', suggestion, 'merge', affairs, { suggestionIds: others.map((other) => other.file.suggestion.id), reason: '所提为同一地点的同一事项，由同一单位一并办理。' });
  yield scene.workDays(1, 1);
  for (const other of others) {
    if (other.plan.joins?.as !== 'leaver') continue;
    world.act(other, 'suggestion', other.file.suggestion.id, 'unmerge', affairs, { reason: '经与代表核对，所提路段不同，单独办理。' });
    const left = sceneOf(world, other);
    left.spawn(alone(left));
  }
  return false;
}

/** Earlier suggestions of the same matter, from years before this one; only what still stands in the county's files can be found. */
export function earlierOf({ world, story }: Scene): readonly string[] {
  const year = world.today.slice(0, 4);
  const same = [...world.live].filter(({ file, content }) => file.suggestion.registeredOn !== null && file.suggestion.registeredOn < `${year}-01-01` && content.topicKey === story.content.topicKey && (content.townshipId === story.content.townshipId || story.plan.isRaisedAgain === true) && file.suggestion.state !== 'split');
  return same.toSorted((a, b) => (a.file.suggestion.registeredOn ?? '').localeCompare(b.file.suggestion.registeredOn ?? '')).slice(0, 2).map(({ file }) => file.suggestion.id);
}
