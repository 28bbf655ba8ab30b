import type { CommitmentRow } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { addDays, daysBetween } from '@luoshi/domain/kernel/dates.ts';
import { makeBrokenPromiseReason, makeProgressReport, makeVerificationFinding } from '../content/replies.ts';
import { carrying, isCarried } from './carrying.ts';
import type { Scene } from './scene.ts';
import type { Life } from './world.ts';

const openStates = new Set(['undertaken', 'underWay']);
type Fate = 'inTime' | 'late' | 'changed' | 'broken';

/** One promise to its end: reported, shown with pictures, checked by somebody outside the unit; or put off, or broken. */
export function* promising(scene: Scene, commitment: CommitmentRow): Life {
  const { prng } = scene;
  if (scene.stopsAt('changeProposed') && commitment.needsSecondReply) return yield* changing(scene, commitment);
  if (isCarried(scene.story.plan.stop)) return yield* carrying(scene, commitment, proving);
  const fate = prng.weighted<Fate>(commitment.needsSecondReply ? [['inTime', 76], ['late', 9], ['changed', 9], ['broken', 6]] : [['inTime', 70], ['late', 27], ['broken', 3]]);
  if (commitment.needsSecondReply) yield* reporting(scene, commitment, fate);
  if (fate === 'changed' && openStates.has(commitment.state)) yield* changing(scene, commitment);
  if (fate === 'broken') { yield* breaking(scene, commitment); return; }
  const target = fate === 'late' ? addDays(commitment.dueOn, prng.int(5, 35)) : commitment.needsSecondReply ? addDays(commitment.dueOn, -prng.int(1, 16)) : commitment.dueOn;
  yield scene.on(target);
  yield* proving(scene, commitment);
}

function* reporting(scene: Scene, commitment: CommitmentRow, fate: Fate): Life {
  const { world, prng } = scene;
  const span = Math.max(daysBetween(world.today, commitment.dueOn), 1);
  const steps = span > 240 ? 3 : span > 80 ? 2 : 1;
  for (let step = 1; step <= steps; step += 1) {
    yield scene.on(addDays(world.today, Math.max(5, Math.floor((span * 0.8) / steps) - prng.int(0, 6))));
    if (!openStates.has(commitment.state)) return;
    const percent = Math.min(95, Math.round((step / (steps + 1)) * (fate === 'broken' ? 40 : 100) / 5) * 5);
    scene.act('commitment', commitment, 'reportProgress', sectionOf(scene, commitment), { text: makeProgressReport(prng, scene.story.content, commitment.askNo, percent), percent });
  }
}

/** Proposed by the head before the day, decided by the deputies' affairs commission. */
function* changing(scene: Scene, commitment: CommitmentRow): Life {
  const { world, prng, cast, story } = scene;
  const affairs = prng.pick(cast.office('deputyAffairs'));
  yield scene.stopsAt('changeProposed') ? scene.workDays(8, 8) : scene.on(addDays(commitment.dueOn, -prng.int(2, 15)));
  if (!openStates.has(commitment.state)) return;
  const dueOn = addDays(commitment.dueOn > world.today ? commitment.dueOn : world.today, prng.int(30, 120));
  scene.act('commitment', commitment, 'proposeChange', cast.unit(commitment.unitId).head, { dueOn, reason: makeBrokenPromiseReason(prng, story.content) });
  if (scene.stopsAt('changeProposed')) return;
  yield scene.workDays(1, 8);
  if (commitment.state !== 'changeProposed') return;
  if (prng.chance(0.85)) scene.act('commitment', commitment, 'acceptChange', affairs);
  else scene.act('commitment', commitment, 'refuseChange', affairs, { note: '期限是答复时向代表承诺的，理由不充分，请按期完成。' });
}

function* breaking(scene: Scene, commitment: CommitmentRow): Life {
  const { prng, cast, story } = scene;
  yield scene.on(addDays(commitment.dueOn, prng.int(8, commitment.needsSecondReply ? 30 : 70)));
  if (!openStates.has(commitment.state)) return;
  scene.act('commitment', commitment, 'declareBroken', prng.pick(cast.office('deputyAffairs')), { finding: makeVerificationFinding(prng, story.content, commitment.askNo, 'notFulfilled') });
  yield scene.workDays(3, 25);
  if (commitment.state !== 'broken') return;
  if (prng.chance(0.6)) {
    scene.act('commitment', commitment, 'explain', cast.unit(commitment.unitId).head, { explanation: makeBrokenPromiseReason(prng, story.content) });
    return;
  }
  yield scene.workDays(10, 60);
  yield* proving(scene, commitment);
}

/** The claim with its pictures, and the check; what is found wanting is done again. */
function* proving(scene: Scene, commitment: CommitmentRow): Life {
  const { prng, cast, story } = scene;
  for (let round = 1; ; round += 1) {
    if (!openStates.has(commitment.state) && commitment.state !== 'broken') return;
    const claimant = prng.chance(0.85) ? sectionOf(scene, commitment) : cast.unit(commitment.unitId).head;
    const files = scene.evidence(commitment.askNo, claimant, prng.int(1, 2));
    scene.act('commitment', commitment, 'claim', claimant, { statement: makeProgressReport(prng, story.content, commitment.askNo, 100), files: files.map((file) => file.fileId) }, files);
    yield scene.workDays(3, prng.chance(0.08) ? 30 : 14);
    if (commitment.state !== 'claimed') return;
    const by = verifierOf(scene, commitment);
    if (round > 1 || !prng.chance(0.05)) {
      scene.act('commitment', commitment, 'verify', by, { finding: makeVerificationFinding(prng, story.content, commitment.askNo, 'fulfilled') });
      return;
    }
    scene.act('commitment', commitment, 'refute', by, { finding: makeVerificationFinding(prng, story.content, commitment.askNo, prng.chance(0.6) ? 'partlyFulfilled' : 'notFulfilled') });
    yield scene.workDays(8, 30);
  }
}

function sectionOf(scene: Scene, commitment: CommitmentRow): Actor {
  const task = scene.story.file.handlingTask.find((one) => one.id === commitment.taskId);
  return scene.cast.unit(commitment.unitId).sectionOf(task?.sectionId ?? '');
}

/** Never somebody of the unit that promised, nor a deputy whom it employs. */
function verifierOf(scene: Scene, commitment: CommitmentRow): Actor {
  const { prng, cast, story, suggestion } = scene;
  const affairs = prng.pick(cast.office('deputyAffairs'));
  const wished = prng.weighted<() => Actor>([
    [() => affairs, 42], [() => prng.pick(cast.presidiumOf(suggestion.leadTownshipId ?? '')), 26], [() => story.plan.sponsor, 24],
    // A township has no standing committee.
    ...(cast.office('committeeMember').length === 0 ? [] : [[() => prng.pick(cast.office('committeeMember')), 6], [() => prng.pick(cast.office('specialCommittee')), 2]] as const),
  ])();
  const isInside = wished.organisationId === commitment.unitId || (wished.personId === suggestion.leadPersonId && suggestion.leadEmployerId === commitment.unitId);
  return isInside ? affairs : wished;
}
