import type { EvaluationRow, HandlingTaskRow, SatisfactionLevel } from '@luoshi/domain/case-file/rows.ts';
import { addDays, daysBetween, endOfDayInstant } from '@luoshi/domain/kernel/dates.ts';
import { makeEvaluationRemark } from '../content/replies.ts';
import { consulting } from './consulting.ts';
import { sendEnvelope, sendsEnvelope } from './on-paper.ts';
import { replying } from './replying.ts';
import type { Scene } from './scene.ts';
import type { Outcome } from './story.ts';
import type { Life } from './world.ts';

/** The deputy rates within the round, under embargo; a few change their mind, a few disclose at once, some never answer. */
export function* rating(scene: Scene, evaluation: EvaluationRow): Life {
  const { world, story, prng, cast } = scene;
  if (evaluation.raterPersonId === null) return;
  if (evaluation.mediationId !== null) scene.spawn(givingUp(scene, evaluation));
  const rater = cast.deputyOf(evaluation.raterPersonId);
  const result = evaluation.sequence === 1 ? story.plan.firstRating : prng.weighted<SatisfactionLevel>([['satisfied', 40], ['basicallySatisfied', 48], ['dissatisfied', 12]]);
  const length = daysBetween(world.today, evaluation.closesOn);
  if (result === null || prng.chance(0.15)) {
    yield scene.on(addDays(world.today, Math.max(length - 6, 1)));
    if (evaluation.state === 'open') scene.attempt('evaluation', evaluation, 'remind', prng.pick(cast.office('deputyAffairs')));
    if (result === null) return;
  }
  yield Math.min(scene.restDays(1, Math.max(1, Math.ceil(daysBetween(world.today, evaluation.closesOn) * (prng.chance(0.5) ? 0.35 : 1)))), Date.parse(endOfDayInstant(evaluation.closesOn)) - prng.int(20, 900) * 60_000);
  if (evaluation.state !== 'open' || world.today > evaluation.closesOn) return;
  if (sendsEnvelope(scene, evaluation)) { sendEnvelope(scene, evaluation); return; }
  scene.act('evaluation', evaluation, 'rate', rater, ratingOf(scene, result));
  if (prng.chance(0.03)) {
    yield scene.restDays(0, 2);
    scene.attempt('evaluation', evaluation, 'revise', rater, ratingOf(scene, result));
  }
  if (prng.chance(result === 'dissatisfied' ? 0.3 : 0.02)) {
    yield scene.restDays(0, 1);
    scene.attempt('evaluation', evaluation, 'liftEmbargo', rater);
  }
}

/** Who does not answer after all the talks is not waited for for ever. */
function* givingUp(scene: Scene, evaluation: EvaluationRow): Life {
  yield scene.on(addDays(evaluation.closesOn, 3));
  if (evaluation.state === 'open') scene.act('evaluation', evaluation, 'closeUnrated', scene.prng.pick(scene.cast.office('deputyAffairs')));
}

/** Manners are mostly better than results. */
function ratingOf(scene: Scene, result: SatisfactionLevel) {
  const { prng, story } = scene;
  const attitude: SatisfactionLevel = result === 'satisfied' ? (prng.chance(0.95) ? 'satisfied' : 'basicallySatisfied') : prng.chance(0.75) ? 'satisfied' : prng.chance(0.85) ? 'basicallySatisfied' : result;
  const speaks = result === 'dissatisfied' || attitude === 'dissatisfied' || prng.chance(0.35);
  return { attitude, result, ...(speaks ? { reason: makeEvaluationRemark(prng, story.content, result) } : {}) };
}

const better: Readonly<Record<Outcome, Outcome>> = { solved: 'solved', partly: 'solved', inProgress: 'partly', planned: 'inProgress', reference: 'planned', notFeasible: 'planned', upperLevel: 'inProgress' };

/** After 不满意: another talk, another reply within a month; the old one stays on file. Some are late again. */
export function* rehandling(scene: Scene, task: HandlingTaskRow): Life {
  const { story, prng } = scene;
  yield scene.workDays(1, 4);
  if (yield* consulting(scene, task, prng.chance(0.9) ? 'held' : 'none')) return;
  yield prng.chance(0.15) ? scene.workDays(20, 34) : scene.workDays(2, 9);
  const reply = story.file.reply.findLast((one) => one.taskId === task.id && one.type === 'rehandled' && one.state === 'drafting');
  if (reply !== undefined) yield* replying(scene, task, reply, better[story.plan.outcome]);
}
