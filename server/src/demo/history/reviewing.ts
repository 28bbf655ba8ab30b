import type { SuggestionRow } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { declineReasons, makeDeclineExplanation, makeReturnGuidance } from '../content/replies.ts';
import { gathering } from './gathering.ts';
import type { Scene } from './scene.ts';
import type { Stop } from './story.ts';
import type { Life } from './world.ts';

const MOST_RETURNS = 2;

/** Three reviews of one text (三级审核). Each passes it, sends it back with guidance, or declines it with a reason. */
export function* reviewing(scene: Scene): Life {
  const { story, suggestion, prng } = scene;
  let returns = 0;
  for (;;) {
    const level = levelOf(scene);
    if (level === undefined || scene.stopsAt(suggestion.state as Stop)) return;
    yield story.plan.isRushed ? scene.workDays(0, 1) : scene.workDays(1, prng.chance(0.06) ? 8 : 4);
    const wantsReturn = story.plan.stop === 'returned' || prng.chance(level.returns);
    if (wantsReturn && returns < MOST_RETURNS) {
      returns += 1;
      scene.act('suggestion', suggestion, 'returnForRevision', level.by, { guidance: makeReturnGuidance(prng, story.content), ...editedCopy(suggestion) });
      if (scene.stopsAt('returned')) return;
      yield* revising(scene);
    } else if (!story.plan.isBrisk && prng.chance(level.declines)) {
      const code = prng.pick(declineReasons);
      scene.act('suggestion', suggestion, 'decline', level.by, { code, explanation: makeDeclineExplanation(prng, code) });
      return;
    } else scene.act('suggestion', suggestion, 'passReview', level.by, prng.chance(0.15) ? { note: prng.pick(['情况清楚，同意。', '事由明确，建议具体，同意上报。', '已与有关部门会前沟通，同意。']) } : {});
  }
}

/** Every other reviewer writes into a copy, too: the last ask made more definite. */
function editedCopy({ version, title, situation, analysis, asks }: SuggestionRow) {
  if (version % 2 === 1) return {};
  const texts = asks.map((ask) => ask.text);
  return { proposal: { title, situation, analysis, asks: texts.map((text, index) => (index === texts.length - 1 ? `${text.replace(/[。；]$/, '')}，请在今年年底前完成。` : text)) } };
}

function levelOf(scene: Scene): { by: Actor; returns: number; declines: number } | undefined {
  const { suggestion, cast, prng, story } = scene;
  const rate = story.plan.isBrisk ? 0 : 1;
  switch (suggestion.state) {
    case 'underPresidiumReview': return { by: prng.pick(cast.presidiumOf(suggestion.leadTownshipId ?? '')), returns: 0.1 * rate, declines: 0.012 };
    case 'underAffairsReview': return { by: prng.pick(cast.office('deputyAffairs')), returns: 0.07 * rate, declines: 0.025 };
    case 'underOfficeReview': return { by: prng.pick(cast.office('committeeOffice')), returns: 0.03 * rate, declines: 0.008 };
    default: return undefined;
  }
}

/** The deputy answers the guidance; a changed text goes through confirmation and review anew. */
function* revising(scene: Scene): Life {
  const { story, suggestion, prng } = scene;
  const { sponsor, isRushed } = story.plan;
  yield isRushed ? scene.minutes(30, 200) : scene.restDays(1, 6);
  const households = prng.int(18, 240);
  const addition = prng.pick([
    `按照审核意见补充：据村（居）登记，涉及农户${households}户、${households * prng.int(2, 4)}人，反映最集中的时段为每年${prng.int(3, 9)}月。`,
    `按照审核意见补充：上述数据来自${story.content.village}${prng.pick(['入户登记', '村务会议记录', '便民服务点台账'])}，可供承办单位核对。`,
    `按照审核意见补充：已与有关单位会前沟通，此事尚未列入本年度计划。`,
  ]);
  scene.act('suggestion', suggestion, 'save', sponsor, { situation: `${suggestion.situation}\n${addition}` });
  if (story.file.coSponsorship.some((c) => c.state === 'confirmed' || c.state === 'invited')) {
    yield scene.minutes(3, 30);
    scene.act('suggestion', suggestion, 'freeze', sponsor);
    if (yield* gathering(scene)) return;
  }
  yield scene.minutes(10, 120);
  scene.act('suggestion', suggestion, 'submit', sponsor, suggestion.proposalNo === null ? {} : { answer: '情况已经补充；完成时限由承办单位答复时提出，没有采用这一处改动。' });
}
