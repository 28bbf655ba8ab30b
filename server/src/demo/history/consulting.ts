import type { ConsultationRow, HandlingTaskRow } from '@luoshi/domain/case-file/rows.ts';
import { addDays, dateInShanghai, startOfDayInstant } from '@luoshi/domain/kernel/dates.ts';
import { makeConsultationMinutes } from '../content/replies.ts';
import { confirmBySignature } from './on-paper.ts';
import type { Scene } from './scene.ts';
import type { ConsultationCourse } from './story.ts';

/** The talk with the deputy, as it goes well or badly. True if the story waits here for ever. */
export function* consulting(scene: Scene, task: HandlingTaskRow, course: ConsultationCourse): Generator<number, boolean, void> {
  const { story, cast, prng } = scene;
  const { sponsor } = story.plan;
  const section = cast.unit(task.unitId).sectionOf(task.sectionId ?? '');
  const latest = () => story.file.consultation.filter((c) => c.taskId === task.id && c.cycle === task.cycle).at(-1);
  switch (course) {
    case 'none': return false;
    case 'waivedByDeputy':
      scene.act('handlingTask', task, 'waiveConsultation', sponsor, { reason: '情况已在电话里说清楚，不必专门面商。' });
      return false;
    case 'waiverConfirmed':
    case 'waiverRefused': {
      scene.act('handlingTask', task, 'requestWaiver', section, { reason: '代表在电话中表示情况清楚，不需要当面商量。' });
      if (scene.stopsAt('waiverRequested', task.unitId)) return true;
      yield scene.restDays(0, 4);
      const asked = latest();
      if (asked?.state !== 'waiverRequested') return false;
      if (course === 'waiverConfirmed') {
        scene.act('consultation', asked, 'confirmWaiver', sponsor);
        return false;
      }
      scene.act('consultation', asked, 'refuseWaiver', sponsor, { opinion: '我没有说过不需要面商，请负责同志到现场来看。' });
      break;
    }
    case 'cancelled': {
      const planned = yield* schedule(scene, task);
      yield scene.workDays(1, 2);
      scene.act('consultation', planned, 'cancel', section, { reason: '主要负责人临时参加防汛会商，另行约定时间。' });
      break;
    }
    case 'denied':
    case 'lowRank':
      if (yield* hold(scene, task, course)) return true;
      break;
    case 'held': break;
  }
  // After a talk that does not count comes one that does.
  yield scene.workDays(course === 'held' ? 0 : 1, course === 'held' ? 1 : 5);
  if (course === 'lowRank' && prng.chance(0.3)) return false;
  return yield* hold(scene, task, 'held');
}

function* schedule(scene: Scene, task: HandlingTaskRow): Generator<number, ConsultationRow, void> {
  const { world, story, prng, cast } = scene;
  const section = cast.unit(task.unitId).sectionOf(task.sectionId ?? '');
  const on = world.calendar.workingDayOnOrAfter(addDays(world.today, story.plan.isBrisk ? 2 : prng.int(2, 8)));
  const plannedAt = new Date(Date.parse(startOfDayInstant(on)) + prng.pick([9, 9.5, 10, 14.5, 15]) * 3_600_000).toISOString();
  const { place } = makeConsultationMinutes(prng, story.content);
  scene.act('handlingTask', task, 'scheduleConsultation', prng.chance(0.8) ? section : cast.unit(task.unitId).liaison, { plannedAt, place, mode: modeOf(scene, place), phase: 'during' });
  const made = story.file.consultation.filter((c) => c.taskId === task.id).at(-1);
  if (made === undefined) throw new Error('no consultation was opened');
  yield scene.minutes(1, 5);
  return made;
}

const modeOf = ({ prng }: Scene, place: string) => (place.includes('现场') ? 'onSite' as const : place.includes('会议室') ? 'meeting' as const : prng.pick(['visit', 'seminar'] as const));

function* hold(scene: Scene, task: HandlingTaskRow, how: 'held' | 'denied' | 'lowRank'): Generator<number, boolean, void> {
  const { story, prng, cast, suggestion } = scene;
  const { sponsor } = story.plan;
  const unit = cast.unit(task.unitId);
  const section = unit.sectionOf(task.sectionId ?? '');
  const planned = yield* schedule(scene, task);
  if (scene.stopsAt('consultationScheduled', task.unitId)) return true;
  yield Math.max(Date.parse(planned.plannedAt ?? '') + prng.int(90, 200) * 60_000, scene.minutes(1, 2));
  const minutes = makeConsultationMinutes(prng, story.content);
  const coSigners = story.file.coSponsorship.filter((c) => c.state === 'confirmed').map((c) => c.personName);
  const deputyHead = prng.pick(unit.deputyHeads);
  const attendees = [
    ...(how === 'lowRank' ? [{ name: deputyHead.name, position: cast.titleOf(deputyHead), rank: 'deputyHead' }] : [{ name: unit.head.name, position: unit.headTitle, rank: 'unitHead' }]),
    { name: section.name, position: cast.titleOf(section), rank: 'sectionHead' },
  ];
  scene.act('consultation', planned, 'record', section, {
    heldOn: dateInShanghai(planned.plannedAt ?? scene.world.instant()), place: planned.place ?? minutes.place, mode: planned.mode ?? 'meeting', phase: 'during',
    deputiesPresent: [suggestion.leadName, ...prng.sample(coSigners, Math.min(coSigners.length, prng.int(0, 2)))], attendees,
    deputyOpinion: minutes.deputyOpinion, unitOpinion: minutes.unitOpinion, difference: minutes.difference,
  });
  if (scene.stopsAt('consultationHeld', task.unitId)) return true;
  yield scene.restDays(0, 5);
  // The round of handling may have ended meanwhile.
  if (planned.state !== 'held') return false;
  if (how === 'denied') scene.act('consultation', planned, 'deny', sponsor, { note: '当天只是电话通知，没有见面。' });
  else if (story.plan.isOnPaper === true) confirmBySignature(scene, planned);
  else scene.act('consultation', planned, 'confirm', sponsor, prng.chance(0.3) ? { opinion: prng.pick(['属实。', '记录属实，请按商定的时间办理。', '情况属实，盼早日落实。']) } : {});
  return false;
}
