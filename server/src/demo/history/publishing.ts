import type { PublicationRow, ReplyRow } from '@luoshi/domain/case-file/rows.ts';
import { addDays, startOfDayInstant } from '@luoshi/domain/kernel/dates.ts';
import type { Decision } from '@luoshi/domain/publication/bodies.ts';
import { personalDataLeft } from '@luoshi/domain/publication/guards.ts';
import { createPrng, type Prng } from '../content/prng.ts';
import { sceneOf, type Scene } from './scene.ts';
import type { Life } from './world.ts';

/** Chances of its own: what is made public must not change what happened before. */
const apart = (scene: Scene, name: string): Scene => sceneOf(scene.world, { ...scene.story, prng: createPrng(`${name}/${scene.story.sequence}/${scene.story.file.publication.length}`) });

const summaryOf = (scene: Scene, reply: ReplyRow): string => `关于“${scene.suggestion.title}”，承办单位已逐条答复，其中${reply.answers.length}项工作的内容、责任单位和完成时间已经明确，办理进展由人大跟踪监督。`;

/** The unit weighs it with the draft: mostly what was filled in beforehand, sometimes less. */
export function proposing(scene: Scene, reply: ReplyRow, section: Parameters<Scene['act']>[3]): void {
  const { prng } = apart(scene, 'proposal');
  const body = prng.weighted<object | null>([
    [null, 82], [{ form: 'summary', summary: summaryOf(scene, reply), withSuggestion: true }, 9], [{ form: 'titleOnly' }, 4],
    [{ form: 'notPublic', ground: 'businessSecret', reason: '答复中有正在招标的工程报价。' }, 3], [{ form: 'notPublic', ground: 'privacy', reason: '答复涉及困难群众的病情和收入。' }, 2],
  ]);
  if (body !== null) scene.act('reply', reply, 'proposePublicity', section, body);
}

/** The deputy may say it again, the commission decides within the days of the place; a few are late, a few come back. */
export function* publishing(scene: Scene, record: PublicationRow): Life {
  const mine = apart(scene, `publishing/${record.taskId}`);
  const { prng } = mine;
  const { story, suggestion, cast } = scene;
  const affairs = () => prng.pick(cast.office('deputyAffairs'));
  const contact = suggestion.contactPersonId;
  yield mine.workDays(3, 9);
  if (record.state === 'toDecide' && contact !== null && prng.chance(0.3)) scene.attempt('publication', record, 'stateWish', cast.deputyOf(contact), wishOf(prng));
  if (contact !== null && prng.chance(0.012)) scene.attempt('suggestion', suggestion, 'keepIdentity', cast.deputyOf(contact), { reason: '建议涉及我所在村的干部，请不要公开我的姓名。' });
  const isForgotten = story.plan.firstRating === 'dissatisfied' && prng.chance(0.3);
  yield isForgotten ? mine.workDays(60, 70) : prng.chance(0.05) ? mine.workDays(18, 30) : mine.workDays(2, 9);
  if (record.state !== 'toDecide') return;
  const body = decisionOf(mine, record, prng);
  scene.act('publication', record, 'decide', affairs(), body);
  if (record.form !== 'notPublic' && body.releaseOn !== scene.world.today) {
    // By itself, when the day begins.
    yield Date.parse(startOfDayInstant(body.releaseOn ?? scene.world.today)) + 60_000;
    // Meanwhile the reply may have been replaced, and what was decided about it has ended with it.
    if (!scene.world.attempt(story, 'publication', record.id, 'release', scene.world.system)) return;
  }
  if (record.form === 'notPublic' || !prng.chance(0.025)) return;
  yield mine.workDays(4, 12);
  if (!scene.attempt('publication', record, 'recall', affairs(), { reason: '群众来电反映文中的地名可以看出是哪一户，先撤下核对。' }) || prng.chance(0.4)) return;
  yield mine.workDays(2, 5);
  if (!scene.attempt('publication', record, 'reconsider', affairs(), { reason: '核对完毕，改为仅公开标题。' })) return;
  yield mine.minutes(20, 90);
  scene.attempt('publication', record, 'decide', affairs(), { form: 'titleOnly', reason: '保护群众个人信息。', releaseOn: scene.world.today, showNames: !record.keepName });
}

const wishOf = (prng: Prng): object => prng.weighted<object>([[{ wish: 'full' }, 70], [{ wish: 'full', keepName: true }, 14], [{ wish: 'titleOnly' }, 10], [{ wish: 'withhold', reason: '涉及邻里矛盾，公开了不好做工作。' }, 6]]);

/** Mostly as the deputy wishes and the unit proposes; where the two differ, for the more careful of them. */
function decisionOf(scene: Scene, record: PublicationRow, prng: Prng): Decision {
  const { story: { file }, world, suggestion } = scene;
  const { proposal, wish } = record;
  if (wish === 'withhold' || (proposal.form === 'notPublic' && prng.chance(0.8))) {
    return { form: 'notPublic', ground: proposal.form === 'notPublic' ? proposal.ground ?? 'otherLaw' : 'deputyUnwilling', reason: proposal.reason ?? record.wishReason ?? '代表认为不宜公开。' };
  }
  const form = wish === 'titleOnly' || proposal.form === 'notPublic' ? 'titleOnly' : proposal.form;
  const differs = form !== proposal.form || (wish === 'full' && form === 'titleOnly') || (wish === 'titleOnly' && form !== 'titleOnly');
  const releaseOn = prng.chance(0.3) ? world.calendar.workingDayOnOrAfter(addDays(world.today, 8)) : world.today;
  const decision: Decision = {
    form, withSuggestion: true, ...(proposal.summary === null ? {} : { summary: proposal.summary }), ...(differs ? { reason: wish === 'titleOnly' ? '按代表的意愿，仅公开标题。' : '删去有关内容仍不足以保护当事人，仅公开标题。' } : {}),
    showNames: !record.keepName && suggestion.identityKeptOn === null, releaseOn,
  };
  const found = personalDataLeft({ file, record }, decision);
  return found.length === 0 ? decision : { ...decision, strikes: found.map((one) => one.text) };
}
