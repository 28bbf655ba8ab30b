import type { Actor } from '../identity/actor.ts';
import { isConducting } from '../identity/township-congress.ts';
import { refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';

/** 县乡联动事项: a county's case and a township's about the same matter. Each keeps its own process and clocks; they see of each other what the other's congress has answered for. */
export interface TwinMatter {
  readonly id: string; version: number; state: string;
  readonly countyCongressId: string; readonly countySuggestionId: string; readonly townshipCongressId: string; readonly townshipSuggestionId: string;
  /** The congress whose office proposed it; the other one answers. */
  readonly proposedBy: string;
}
export interface TwinContext { readonly record: TwinMatter; readonly actor: Actor }

const proposedByOther = ({ record, actor }: TwinContext) => (record.proposedBy === actor.congressId ? refusal('ownProposal', '这是本方提出的联动，请等对方答复') : null);
const mayUndo = ({ record, actor }: TwinContext) => (record.state === 'proposed' && record.proposedBy !== actor.congressId ? refusal('answerFirst', '对方提出的联动，请同意或者不同意') : null);

export const twinMatterWorkflow = defineWorkflow<TwinContext>()({
  kind: 'twinMatter',
  label: '县乡联动事项',
  initial: 'proposed',
  rows: [
    ['agree',  ['proposed'],           'linked',  ['deputyAffairs', 'townshipPresidium'], ['proposedByOther'], 'TwinAgreed'],
    ['refuse', ['proposed'],           'refused', ['deputyAffairs', 'townshipPresidium'], ['proposedByOther'], 'TwinRefused'],
    ['undo',   ['proposed', 'linked'], 'undone',  ['deputyAffairs', 'townshipPresidium'], ['mayUndo'],         'TwinUndone'],
  ],
  roles: {
    deputyAffairs: ({ record, actor }) => actor.congressId === record.countyCongressId && isConducting(actor),
    townshipPresidium: ({ record, actor }) => actor.congressId === record.townshipCongressId && isConducting(actor),
  },
  guards: { proposedByOther, mayUndo },
  routes: {},
  states: { proposed: '已提出，待对方答复', linked: '联动中', refused: '对方不同意', undone: '已解除' },
  actions: { agree: '同意联动', refuse: '不同意联动', undo: '解除联动' },
  events: { TwinAgreed: '同意联动', TwinRefused: '不同意联动', TwinUndone: '解除联动' },
  // The side that was asked answers; the one that proposed waits.
  turns: {
    proposed: [
      { by: 'deputyAffairs', action: 'agree', if: (context) => proposedByOther(context) === null },
      { by: 'townshipPresidium', action: 'agree', if: (context) => proposedByOther(context) === null },
    ],
  },
});
