import type { AssistingOpinionRow } from '@luoshi/domain/case-file/rows.ts';
import { makeAssistingOpinion, sectionFor } from '../content/replies.ts';
import type { Scene } from './scene.ts';
import type { Life } from './world.ts';

/** An assisting unit writes its opinion, has it checked, and delivers it to the lead unit. */
export function* opining(scene: Scene, opinion: AssistingOpinionRow): Life {
  const { prng, cast, story } = scene;
  const unit = cast.unit(opinion.unitId);
  const task = story.file.handlingTask.find((one) => one.id === opinion.taskId);
  const section = unit.sectionOf(task?.sectionId ?? sectionFor(story.content, opinion.unitId).id);
  const open = () => opinion.state !== 'delivered' && task?.state === 'inSection';
  if (!open()) return;
  scene.act('assistingOpinion', opinion, 'save', section, { text: makeAssistingOpinion(prng, story.content, opinion.unitId), contactName: section.name, contactPhone: phoneOf(opinion.unitId) });
  yield scene.minutes(5, 90);
  if (!open()) return;
  scene.act('assistingOpinion', opinion, 'submitForCheck', section);
  if (scene.stopsAt('underCheck', opinion.unitId)) return;
  yield scene.workDays(0, 3);
  if (!open()) return;
  if (prng.chance(0.05)) {
    scene.act('assistingOpinion', opinion, 'returnForChange', prng.pick(unit.deputyHeads), { note: '请写明我单位具体承担哪一部分、什么时间完成。' });
    yield scene.workDays(0, 2);
    if (!open()) return;
    scene.act('assistingOpinion', opinion, 'save', section, { text: `${opinion.text}具体时间和责任人已与主办单位商定。` });
    scene.act('assistingOpinion', opinion, 'submitForCheck', section);
    yield scene.workDays(0, 2);
    if (!open()) return;
  }
  // Nobody signs for another unit: its own head says so with the opinion.
  if (story.plan.goesOut === 'jointly') return scene.act('assistingOpinion', opinion, 'deliver', unit.head, { agreesToJointReply: true });
  scene.act('assistingOpinion', opinion, 'deliver', prng.chance(0.8) ? prng.pick(unit.deputyHeads) : unit.head);
}

/** Telephones of the county's units begin with 0000, which no exchange has. */
export function phoneOf(unitId: string): string {
  let sum = 0;
  for (const letter of unitId) sum = (sum * 31 + letter.charCodeAt(0)) % 10_000;
  return `0000-6700${String(sum).padStart(4, '0')}`;
}
