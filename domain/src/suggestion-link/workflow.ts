import type { CaseContext } from '../case-file/context.ts';
import type { HandlerMap } from '../case-file/handlers.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { SuggestionLinkRow } from '../case-file/rows.ts';
import type { Work } from '../case-file/work.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';

type Ctx = CaseContext<SuggestionLinkRow>;

export interface SuggestionLinkBodies {
  end: { readonly reason?: string };
  unlink: { readonly reason: string };
}

function isEarlier({ record }: Ctx): Refusal | null {
  return record.relation === 'earlier' ? null : refusal('notEarlier', '并案、拆分的联系不能在这里解除；并案请用“解除并案”');
}

/** What one suggestion is to another of the congress. Groups and parts are known on both sides; an earlier one only to the later. */
export const suggestionLinkWorkflow = defineWorkflow<Ctx>()({
  kind: 'suggestionLink',
  label: '建议间的联系',
  initial: 'standing',
  rows: [
    ['end',    ['standing'], 'ended', ['process'],       [],            'LinkEnded'],
    ['unlink', ['standing'], 'ended', ['deputyAffairs'], ['isEarlier'], 'EarlierUnlinked'],
  ],
  roles: rolesOf('deputyAffairs', 'process'),
  guards: { isEarlier },
  routes: {},
  states: { standing: '有效', ended: '已解除' },
  actions: { end: '解除', unlink: '解除历年联系' },
  events: { LinkEnded: '联系解除', EarlierUnlinked: '解除历年联系' },
  turns: {},
});

const ended = (work: Work, record: SuggestionLinkRow, body: { readonly reason?: string }): void => {
  record.endedOn = work.env.today;
  record.endedReason = body.reason ?? null;
};

export const suggestionLinkHandlers: HandlerMap<typeof suggestionLinkWorkflow.spec.rows, SuggestionLinkBodies, SuggestionLinkRow> = { LinkEnded: ended, EarlierUnlinked: ended };
