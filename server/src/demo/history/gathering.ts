import type { CoSponsorshipRow } from '@luoshi/domain/case-file/rows.ts';
import type { Scene } from './scene.ts';

/** Co-signers answer one after another; who stays silent is taken off the list. True if the story waits here for ever. */
export function* gathering(scene: Scene): Generator<number, boolean, void> {
  const { story, suggestion, prng, cast } = scene;
  const invited = () => story.file.coSponsorship.filter((c) => c.state === 'invited');
  for (const [order, invitation] of invited().entries()) {
    if (scene.stopsAt('awaitingCoSponsors') && order === 0) continue;
    yield story.plan.isRushed ? scene.minutes(5, 60) : scene.restDays(0, 2);
    answer(scene, invitation);
  }
  if (scene.stopsAt('awaitingCoSponsors')) return true;
  const silent = invited();
  if (silent.length > 0) yield scene.restDays(2, 5);
  for (const { personId, id } of silent) {
    // Some sign at the last moment.
    if (prng.chance(0.3)) scene.act('coSponsorship', { id }, 'confirm', cast.deputyOf(personId));
    else scene.act('suggestion', suggestion, 'removeCoSponsor', story.plan.sponsor, { personId });
  }
  return false;
}

function answer(scene: Scene, invitation: CoSponsorshipRow): void {
  const { prng, cast } = scene;
  const deputy = cast.deputyOf(invitation.personId);
  if (prng.chance(0.03)) return;
  if (prng.chance(0.04)) scene.act('coSponsorship', invitation, 'declineToSign', deputy, { opinion: '所提内容与我了解的情况不一致，暂不联名。' });
  else scene.act('coSponsorship', invitation, 'confirm', deputy, prng.chance(0.2) ? { opinion: prng.pick(['同意，情况属实。', '同意，我们村也有同样的问题。', '同意，希望尽快解决。']) } : {});
}
