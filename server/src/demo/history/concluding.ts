import type { CaseFile, ReplyRow } from '@luoshi/domain/case-file/rows.ts';
import { placeOf } from '@luoshi/domain/case-file/place-of-case.ts';
import { isOfTownshipCongress } from '@luoshi/domain/identity/township-congress.ts';
import { settledCommitmentStates } from '@luoshi/domain/suggestion/guards.ts';
import { townshipSessions } from '../content/county.ts';
import { sessionIdOf } from '../make-county.ts';
import { phoneOf } from './opining.ts';
import type { Scene } from './scene.ts';
import { raisedAt } from './story.ts';
import type { Life } from './world.ts';

/** 办结 → 归档 once the ratings are in; 销号 waits for the promises. */
export function* concluding(scene: Scene): Life {
  const { suggestion, prng, cast } = scene;
  yield scene.workDays(2, prng.chance(0.1) ? 30 : 14);
  scene.act('suggestion', suggestion, 'conclude', prng.pick(cast.office('deputyAffairs')));
  if (isOfTownshipCongress(placeOf(scene.story.file)) && !(yield* reporting(scene))) return;
  yield scene.workDays(3, prng.chance(0.15) ? 40 : 18);
  scene.act('suggestion', suggestion, 'archive', prng.pick(cast.office('deputyAffairs')));
}

/** What a township has concluded is reported at its next session (代表法 51); false while none has been held since. */
function* reporting(scene: Scene): Generator<number, boolean, void> {
  const { world, suggestion, prng, cast } = scene;
  const next = townshipSessions.filter((one) => one.congressId === cast.congressId && one.opensOn > world.today).toSorted((a, b) => a.opensOn.localeCompare(b.opensOn))[0];
  if (next === undefined) return false;
  yield scene.on(next.closesOn);
  scene.act('suggestion', suggestion, 'report', prng.pick(cast.office('deputyAffairs')), { sessionId: sessionIdOf(next), reportedOn: next.opensOn, reportedBy: prng.chance(0.7) ? 'presidium' : 'government' });
  return true;
}

const isSettled = (file: CaseFile) => file.commitment.every((c) => settledCommitmentStates.includes(c.state)) && file.reply.every((r) => r.type !== 'second' || r.state === 'delivered')
  && file.publication.every((one) => one.state !== 'toDecide' && one.state !== 'approved');

/** Closes an archived case as soon as its last promise is settled and told; asked after every act that may be the last. */
export function closeWhenSettled(scene: Scene): void {
  const { story, suggestion, prng, cast } = scene;
  if (suggestion.state !== 'archived' || story.isClosing || !isSettled(story.file)) return;
  story.isClosing = true;
  scene.spawn((function* closing(): Life {
    yield scene.workDays(2, 15);
    if (prng.chance(0.04)) scene.act('suggestion', suggestion, 'supplement', prng.pick(cast.office('deputyAffairs')), { note: '补充现场核验记录一份。' });
    story.isClosing = scene.attempt('suggestion', suggestion, 'close', prng.pick(cast.office('deputyAffairs')));
  })());
}

/** What was promised for later is told to the deputy once it is there (浙江规定 20: 解决后再次答复). */
export function* replyingAgain(scene: Scene, reply: ReplyRow): Life {
  const { story, prng, cast } = scene;
  const task = story.file.handlingTask.find((one) => one.id === reply.taskId);
  const unit = cast.unit(reply.unitId);
  const section = unit.sectionOf(task?.sectionId ?? '');
  yield scene.workDays(2, prng.chance(0.1) ? 16 : 7);
  const done = story.file.commitment.filter((c) => reply.commitmentIds.includes(c.id));
  scene.act('reply', reply, 'save', section, {
    opening: `您在${raisedAt(story.plan)}提出的《${scene.suggestion.title}》，我单位原答复中承诺的事项现已落实，再次答复如下：`,
    closing: `${done.map((c) => `${c.content}。${c.finding ?? ''}`).join('\n')}\n感谢您一直关注此事，如发现管护不到位，请随时与我们联系。`,
    contactName: section.name, contactPhone: phoneOf(reply.unitId),
  });
  yield scene.minutes(5, 60);
  scene.act('reply', reply, 'submitForCheck', section);
  yield scene.workDays(0, 2);
  scene.act('reply', reply, 'passCheck', prng.pick(unit.deputyHeads));
  yield scene.workDays(0, 2);
  scene.act('reply', reply, 'signOff', unit.head);
}
