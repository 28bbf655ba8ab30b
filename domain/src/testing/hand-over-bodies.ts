import type { CaseFile } from '../case-file/rows.ts';
import type { World } from './world.ts';

interface Draw { readonly world: World; readonly file: CaseFile; readonly valid: boolean }
/** Another deputy in office than the author and whoever was asked before; a stranger where none is left. */
function otherDeputy({ world, file: { suggestion, congressId }, valid }: Draw): string {
  if (!valid) return world.random.pick([suggestion.leadPersonId, 'stranger']);
  const free = world.actors.flatMap((one) => (one.role === 'deputy' && one.congressId === congressId && one.personId !== suggestion.contactPersonId && one.personId !== suggestion.heirPersonId
    && world.directory.deputy(one.personId) !== undefined && world.directory.hasMandate(one.personId) ? [one.personId] : []));
  return free.length === 0 ? 'stranger' : world.random.pick(free);
}

export const handOverBodies = {
  arrangeHandOver: (draw: Draw) => (draw.valid ? draw.world.random.pick([{ to: 'nobody' }, { to: 'office' }, { to: 'office' }, { to: 'deputy', personId: otherDeputy(draw) }]) : { to: 'deputy' }),
  offerDraft: (draw: Draw) => ({ personId: otherDeputy(draw) }), chooseHeir: (draw: Draw) => ({ personId: otherDeputy(draw) }),
  takeBackDraft: () => ({}), acceptDraft: () => ({}), declineDraft: () => ({ reason: '对这件事不熟悉' }),
  passDraftOn: ({ world }: Draw) => ({ reason: '辞职', endedOn: world.today(), ...(world.random.chance(0.2) ? { sessionDueOn: world.today() } : {}) }),
};
